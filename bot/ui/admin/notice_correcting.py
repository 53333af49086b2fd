"""«✏️ Виправити»: what people have got already is looked at in its new words before they see them.

All of it stands below the page of the notice, which tells meanwhile how the sending goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin.notice_asked import AGAIN, ASK_AGAIN
from bot.ui.admin.notice_danger import AT_ONCE
from bot.ui.admin.notice_danger_words import ALONE
from bot.ui.admin.notice_mend import CORRECT, RECALL, RECALL_LABEL
from bot.ui.admin.notice_writing import LANGUAGES, to_notice
from bot.ui.callbacks import Noticing
from bot.ui.messages.notice import Call, calls
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain import slots
from domain.deadlines import daytime
from domain.notice_aiming import FEW, few
from domain.notice_fixing import Unfit, seal
from domain.notices import Notice, NoticeState, Posts

OPEN, LANGUAGE, CONFIRM, LOOK, NEVER = CORRECT, "el", "ec", "ep", "ex"  # verbs
URGENT, BECAUSE = "eu", "eb"
UNFIT: Mapping[Unfit, str] = {
    Unfit.WORDLESS: mark(
        "A place on the map or a video message cannot be corrected. It can be recalled and sent anew."
    ),
    Unfit.OTHER_KIND: mark(
        "People have got something of another kind. Send the corrected text, or a file like that one."
    ),
    Unfit.VOICE: mark("A recording cannot be changed, only the words under it. Please write them."),
    Unfit.ALBUM: mark("An album stays as it is. Send the corrected words alone, or an album of just as many files."),
    Unfit.LONG_TEXT: mark("This text is too long for one message. Please make it shorter."),
    Unfit.LONG_CAPTION: mark("The words under the picture are too long: a bot may send up to 1024 characters there."),
    Unfit.SAME: mark("These are the same words. Please send the corrected ones."),
}


def which(v: View, notice: Notice) -> Screen:
    """In which language?"""
    ways = [
        Button(v.t.plain(LANGUAGES[lang]).rstrip(":"), Noticing(LANGUAGE, notice.id, notice.version, lang))
        for lang in notice.posts
        if lang in LANGUAGES
    ]
    return Screen(v.t.say("Which words shall be corrected?"), one_each(*ways, to_notice(v, notice)))


def present(v: View, notice: Notice, lang: str) -> Screen:
    """How it reads now, to be copied and corrected."""
    return Screen(v.t.say("✏️ People read it like this now:"), ready=_as_read(v, notice, notice.posts, lang))


def unfit(v: View, why: Unfit) -> Html:
    """Kindly, why this message is no correction."""
    return v.t.say(UNFIT[why])


def wordless(v: View, notice: Notice) -> Screen:
    """Nothing of it can be corrected; it can be recalled."""
    recall = Button(v.t.plain(RECALL_LABEL), _do(notice, RECALL))
    return Screen(unfit(v, Unfit.WORDLESS), one_each(recall, to_notice(v, notice)))


def preview(v: View, notice: Notice) -> Screen:
    """Exactly what people will read instead, where it differs."""
    langs = [lang for lang, post in notice.pending.items() if post != notice.posts.get(lang)]
    shown = [Screen(ready=_as_read(v, notice, notice.pending, lang)) for lang in langs or notice.pending]
    return Screen(v.t.say("👁 Corrected, it will look like this:")).followed_by(*shown)


def proposed(v: View, notice: Notice, people: int, second: bool, edit: bool = True) -> Screen:
    """What will happen, and the yes. `second`: another person has to agree first."""
    waits = bool(notice.asked_by)
    buttons = one_each(
        None if waits else Button(v.t.plain(_yes(second)), _on(notice, CONFIRM)),
        Button(v.t.plain(AGAIN), _on(notice, ASK_AGAIN)) if waits else None,
        _at_once(v, notice) if second and notice.danger else None,
        Button(v.t.plain(labels.PREVIEW), _do(notice, LOOK)),
        Button(v.t.plain("✏️ Other words"), _do(notice, LANGUAGE)),
        Button(v.t.plain("✖️ Leave it as it was"), _on(notice, NEVER)),
    )
    text = Html("\n\n".join(_told(v, notice, people, second)))
    return Screen(text, buttons, edit=edit, slot=slots.notice_fixing(notice.id))


def hindered(v: View, notice: Notice, why: Html) -> Screen:
    """It cannot be confirmed as it is; the proposal stays."""
    at_once = _at_once(v, notice) if notice.danger else None
    back = Button(v.t.plain(labels.FIX), _do(notice, OPEN))
    return Screen(why, one_each(at_once, back, to_notice(v, notice)), edit=True)


def alone(v: View, notice: Notice) -> Screen:
    """Nobody is waited for: why?"""
    lines = [
        v.t.say("⚡ Only when life is at stake and there is no time to wait for a second person."),
        v.t.say("It is on record with your name. All admins and coordinators are told at once. Why now?"),
    ]
    ways = [Button(v.t.plain(said), _on(notice, BECAUSE, f"{why}.")) for why, said in ALONE.items()]
    back = Button(v.t.plain(labels.BACK), _do(notice, OPEN))
    return Screen(Html("\n".join(lines)), one_each(*ways, back), edit=True)


def _at_once(v: View, notice: Notice) -> Button:
    return Button(v.t.plain(AT_ONCE), _on(notice, URGENT))


def _told(v: View, notice: Notice, people: int, second: bool) -> Iterator[Html]:
    yield v.t.say("✏️ The correction is ready.")
    if few(notice.audience, people):
        yield v.t.say("It concerns fewer than {n} people.", n=FEW)
    else:
        yield v.t.count("It concerns {n} person.", "It concerns {n} people.", people)
    if not notice.danger and daytime(v.now, v.tz) > v.now:
        yield v.t.say("Where it stands, it changes without a sound. Others get the new words in the morning.")
    else:
        yield v.t.say("Where the notice stands already, it changes without a sound. Others get the new words at once.")
    if any(notice.pending.get(lang) == post for lang, post in notice.posts.items()):
        yield v.t.say("The words in the other language stay as they are. Look whether they are right.")
    if notice.state is NoticeState.PAUSED:
        yield v.t.say("The sending goes on then.")
    if notice.asked_by:
        yield v.t.say("⏳ It waits for approval by a second person.")
    elif second:
        yield v.t.say("A second person has to approve it first.")


def _yes(second: bool) -> str:
    return mark("✅ Ask for approval") if second else mark("✅ Correct it for all")


def _as_read(v: View, notice: Notice, posts: Posts, lang: str) -> list[Call]:
    return calls(v, posts, notice.topic, notice.danger, notice.id, lang)


def _on(notice: Notice, verb: str, why: str = "") -> Noticing:
    """About just these proposed words."""
    return Noticing(verb, notice.id, notice.version, why + seal(notice))


def _do(notice: Notice, verb: str) -> Noticing:
    return Noticing(verb, notice.id, notice.version)
