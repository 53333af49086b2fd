"""The second person is asked: the message as residents will see it, then what it is, for whom, and two answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.i18n import Html, mark
from bot.ui.admin import notice_counts as counts
from bot.ui.admin.notice_danger_words import danger
from bot.ui.callbacks import Noticing
from bot.ui.messages.notice import calls
from bot.ui.notice_topics import TOPIC_WORDS
from bot.ui.notice_whom import LANGS, listed, whom
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.deadlines import daytime
from domain.notice_times import LIFE, lasts
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
    which = (params["notice"], params["version"], params.get("words", ""))
    yes, no = Button(v.t.plain(APPROVE), Noticing(YES, *which)), Button(v.t.plain(REFUSE), Noticing(NO, *which))
    return Screen(Html("\n".join(_question(v, params))), buttons=one_each(yes, no))


def _question(v: View, params: Params) -> Iterator[Html]:
    if params["fix"]:
        yield v.t.say("✏️ {who} asks you to approve a correction of what was sent.", who=params["who"])
    else:
        yield v.t.say("📣 {who} asks you to approve a notice.", who=params["who"])
    yield from about(v, params)
    yield people(v, params)
    if not params["fix"]:
        yield from _times(v, params)
    yield _read(v, params.get("langs", ()))


def _read(v: View, langs: Sequence[str]) -> Html:
    if len(langs) < 2:
        return v.t.say("Please read it above. One tap decides.")
    named = listed(v, (LANGS.get(lang, lang) for lang in langs))
    return v.t.say("🌐 Please read it above: {languages}. One tap decides.", languages=named)


def _times(v: View, params: Params) -> Iterator[Html]:
    """When it begins, how long it takes, and until when it goes out: all that its author was shown, in two lines."""
    reached, when = Counted(params["people"], params["without"]).reached, _when(v, params)
    if reached > 0:
        took = counts.lasting(v, lasts(reached, v.limits.per_second))
        yield v.t.say("🕐 Start: {time}. The sending takes {long}.", time=when, long=took)
    else:
        yield v.t.say("🕐 Start: {time}", time=when)
    begins = _begins(v, params)
    until, first = v.by(params.get("not_after") or begins + LIFE), daytime(begins, v.tz)
    if params["danger"] or first <= begins:
        yield v.t.say("⏳ Send it only {by_time}", by_time=until)
    else:
        when = v.short(first)
        yield v.t.say("🌙 It is quiet time then: people get it {when}, and only {by_time}.", when=when, by_time=until)


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
    return v.short(params["starts_at"]) if _begins(v, params) > v.now else v.t.say("as soon as you approve")


def _begins(v: View, params: Params) -> datetime:
    starts = params.get("starts_at")
    return max(datetime.fromisoformat(starts), v.now) if starts else v.now
