"""The second person is asked: the message as residents will see it, then what it is, for whom, and two answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from bot.i18n import Html, mark
from bot.ui.admin import notice_counts as counts
from bot.ui.admin.notice_danger_words import danger
from bot.ui.callbacks import Noticing
from bot.ui.messages.notice import calls
from bot.ui.notice_topics import TOPIC_WORDS
from bot.ui.notice_whom import whom
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.notices import FIRST, Counted, audience_of, posts_of

Params = Mapping[str, Any]
APPROVE, REFUSE = mark("✅ Approve"), mark("❌ Do not approve")
YES, NO = "yk", "yj"  # verbs


def asked(v: View, params: Params) -> Screen:
    """First what people will read, then the question."""
    return _shown(v, params) if params.get("show") else question(v, params)


def _shown(v: View, params: Params) -> Screen:
    """In the first language, and in every other that it has."""
    screens = [_in(v, params, lang) for lang in sorted(params["posts"], key=lambda lang: lang != FIRST)]
    return screens[0].followed_by(*screens[1:])


def _in(v: View, params: Params, lang: str) -> Screen:
    head = v.t.say("👁 This is what people will read:")
    if lang != FIRST:
        head = v.t.say("👁 The same in English:")
    told = calls(v, posts_of(params["posts"]), params["topic"], params["danger"], params["notice"], lang)
    return Screen(head, ready=told)


def question(v: View, params: Params) -> Screen:
    """What is to be agreed to."""
    yes = Button(v.t.plain(APPROVE), Noticing(YES, params["notice"], params["version"]))
    no = Button(v.t.plain(REFUSE), Noticing(NO, params["notice"], params["version"]))
    return Screen(Html("\n".join(_question(v, params))), buttons=one_each(yes, no))


def _question(v: View, params: Params) -> Iterator[Html]:
    if params["fix"]:
        yield v.t.say("✏️ {who} asks you to approve a correction of what was sent.", who=params["who"])
    else:
        yield v.t.say("📣 {who} asks you to approve a notice.", who=params["who"])
    yield from about(v, params)
    yield people(v, params)
    if not params["fix"]:
        yield v.t.say("When: {when}", when=_when(v, params))
    if params.get("not_after"):
        yield v.t.say("Not after: {when}", when=v.short(params["not_after"]))
    yield v.t.say("Please read it above. One tap decides.")


def about(v: View, params: Params) -> Iterator[Html]:
    """For whom, and what it is about."""
    if params["danger"]:
        yield v.t.say(
            "🆘 Danger: {why}. It comes at night, too, and to those who switched notices off.",
            why=danger(v, params["danger"]),
        )
    else:
        yield v.t.say("🏷 Topic: {topic}", topic=v.t.say(TOPIC_WORDS.get(params["topic"], TOPIC_WORDS["news"])))
    yield v.t.say("👥 To whom: {whom}", whom=whom(v, audience_of(params["audience"]), params["places"]))


def people(v: View, params: Params) -> Html:
    """How many they are and who of them will not get it; of a few who asked for a service not even that."""
    counted = Counted(params["people"], params["without"])
    return Html(" ".join(counts.people(v, audience_of(params["audience"]), counted)))


def _when(v: View, params: Params) -> Html:
    starts = params.get("starts_at")
    if starts and datetime.fromisoformat(starts) > v.now:
        return v.short(starts)
    return v.t.say("as soon as you approve")
