"""Around the message of a notice: what cannot be sent, which of two messages counts, its language, how it looks."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui.callbacks import Noticing
from bot.ui.messages.notice import calls
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.notice_reading import first_words
from domain.notices import FIRST, Notice, Post

TROUBLES: Mapping[str, str] = {
    "not_sent_on": mark(
        "Such a message cannot be sent on. Send text, a photo, a video, a file, a voice message or a place."
    ),
    "long_text": mark("This text is too long for one message. Please make it a little shorter."),
    "long_caption": mark("The words under the picture are too long: a bot may send up to 1024 characters there."),
}
LANGUAGES: Mapping[str, str] = {FIRST: mark("🌐 In Ukrainian:"), "en": mark("🌐 In English:")}


def trouble(v: View, reason: str) -> Html:
    """Kindly, why this message cannot be a notice."""
    return v.t.say(TROUBLES[reason])


def in_language(v: View, lang: str) -> Html:
    """Said above the question, for another language than the first."""
    return v.t.say("The English version. People whose Telegram is in English will get it.") if lang != FIRST else Html()


def which(v: View, notice: Notice, nonce: str, post: Post, together: bool) -> Screen:
    """There is a message already, and here is one more."""
    begins = first_words(post)
    said = [v.t.say("“{words}”", words=begins)] if begins else []
    text = v.t.say("The notice has its message already, and this is one more. Which shall people get?")

    def way(label: str, verb: str) -> Button:
        return Button(label, Noticing(verb, notice.id, notice.version, nonce))

    both = way(v.t.plain("➕ Both as one"), "wc") if together else None
    ways = (way(v.t.plain("🔄 This one instead"), "wr"), way(v.t.plain("↩️ Leave it as it was"), "wn"))
    return Screen(Html("\n\n".join([text, *said])), buttons=one_each(both, *ways))


def empty(v: View) -> Screen:
    """There is nothing to look at yet."""
    return Screen(toast=v.t.plain("There is no message yet."))


def tried(v: View, why: str) -> Screen:
    """It is on its way to its author, or why not."""
    if why == "empty":
        return empty(v)
    if why == "muted":
        return Screen(v.t.say("You have switched off notices of this topic, so none comes to you either."))
    if why:
        return Screen(v.t.say("In your settings you asked not to be written to, so nothing was sent."))
    return Screen(toast=v.t.plain("🧪 Sent to you alone."))


def left(v: View) -> Screen:
    """Nothing was changed."""
    return Screen(v.t.say("All right, the notice stays as it was."), edit=True)


def too_late(v: View) -> Screen:
    """An edit or a further part of what is being sent already."""
    return Screen(
        v.t.say(
            "The notice has been confirmed already, so this changes nothing in it. "
            "To correct it for everybody, open it under “📣 Notice” and press “✏️ Correct”."
        )
    )


def languages(v: View, notice: Notice, lang: str) -> Screen:
    """What is written in this other language: see it, write it anew, take it away."""
    text = v.t.say("The notice has an English version. People whose Telegram is in English will get it.")
    return Screen(
        text,
        buttons=one_each(
            Button(v.t.plain("✏️ Write it anew"), Noticing("lw", notice.id, notice.version, lang)),
            Button(v.t.plain("✖️ Take it away"), Noticing("ld", notice.id, notice.version, lang)),
            to_notice(v, notice),
        ),
        edit=True,
    )


def to_notice(v: View, notice: Notice) -> Button:
    """Back to its page."""
    return Button(v.t.plain("▴ To the notice"), Noticing("o", notice.id, notice.version))


def preview(v: View, notice: Notice) -> Screen:
    """Exactly what people will get, in each language."""
    several = len(notice.posts) > 1
    head = v.t.say("👁 People will see it like this:")
    if notice.danger:
        head = v.t.say("👁 People will see it like this. The first line is added by the bot:")

    def one(number: int, lang: str) -> Screen:
        named = [v.t.say(LANGUAGES[lang])] if several and lang in LANGUAGES else []
        ready = calls(v, notice.posts, notice.topic, notice.danger, notice.id, lang)
        return Screen(Html("\n".join([*([] if number else [head]), *named])), ready=ready)

    first, *others = (one(number, lang) for number, lang in enumerate(notice.posts))
    return first.followed_by(*others)
