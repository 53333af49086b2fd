"""The lines of a draft's page: what people will read, who they are, when it goes, and what to think over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.i18n import Html, mark
from bot.ui import words
from bot.ui.admin.notice_counts import lasting, many, people
from bot.ui.admin.notice_danger_words import danger
from bot.ui.admin.notice_titles import KINDS
from bot.ui.admin.notice_warnings import warned
from bot.ui.notice_topics import TOPIC_WORDS
from bot.ui.notice_whom import LANGS, listed, whom
from bot.ui.view import View
from domain.notice_aiming import few
from domain.notice_posts import in_language
from domain.notice_reading import first_words
from domain.notice_times import expires, in_time, lasts, opens, till_night
from domain.notices import FIRST
from domain.noticing import needs_second
from usecases.notice_pages import Shown

BEGINNING = 160  # characters of the message: five short lines of a template are seen whole


def by_another(v: View, shown: Shown) -> Iterator[Html]:
    """Whose it is, where that is not the reader: two admins may write at once."""
    if shown.author and shown.reader and shown.reader.person.id != shown.notice.author:
        yield v.t.say("✍️ Author: {who}", who=shown.author)


def message(v: View, shown: Shown) -> Iterator[Html]:
    """How it begins, in which languages, with how many buttons."""
    posts = shown.notice.posts
    if not posts:
        yield v.t.say("There is no message yet: press “✏️ Message”.")
        return
    first = in_language(posts, FIRST)
    begins = first_words(first, BEGINNING)
    if begins:
        yield v.t.say("“{words}”", words=begins)
    if len(first.parts) > 1:
        yield v.t.count("An album of {n} file.", "An album of {n} files.", len(first.parts))
    elif first.shape != ("text",):
        yield v.t.say("📎 {what}", what=v.t.plain(KINDS.get(first.shape[0], mark("file"))))
    if len(posts) > 1:
        yield v.t.say("🌐 {languages}", languages=listed(v, (LANGS.get(lang, lang) for lang in posts)))
    if first.buttons:
        yield v.t.say("🔗 {buttons}", buttons=listed(v, (told for told, _ in first.buttons)))


def audience(v: View, shown: Shown) -> Iterator[Html]:
    """To whom, how many they are, and how long it takes."""
    notice, counted = shown.notice, shown.counted
    yield v.t.say("👥 To whom: {whom}", whom=whom(v, notice.audience, shown.places))
    yield from people(v, notice.audience, counted)
    yield from duration(v, shown)
    if counted.total and needs_second(notice, counted, shown.limits):
        yield v.t.say("🤝 A second person has to approve it.")


def duration(v: View, shown: Shown) -> Iterator[Html]:
    """How long the sending takes, where there is somebody to get it."""
    if shown.counted.reached > 0:
        took = lasts(shown.counted.reached, shown.limits.per_second)
        yield v.t.say("⏱ The sending takes {time}.", time=lasting(v, took))


def about(v: View, shown: Shown) -> Html:
    """Its topic; a danger is never muted, so its topic does not matter."""
    notice = shown.notice
    if notice.danger:
        return v.t.say("🆘 Danger: {why}", why=danger(v, notice.danger))
    return v.t.say("🏷 Topic: {topic}", topic=v.t.say(TOPIC_WORDS.get(notice.topic, TOPIC_WORDS["news"])))


def times(v: View, shown: Shown) -> Iterator[Html]:
    """When it begins, and until when it goes out."""
    starts = shown.notice.starts_at
    yield v.t.say("🕐 Start: {time}", time=moment(v, starts) if starts else v.t.say("at once"))
    yield until(v, shown)


def until(v: View, shown: Shown) -> Html:
    """After which moment nobody gets it any more."""
    ends = expires(shown.notice, shown.now)
    usual = v.t.say("{time} (as usual)", time=v.by(ends))
    return v.t.say("⏳ Send it only {by_time}", by_time=v.by(ends) if shown.notice.not_after else usual)


def moment(v: View, at: datetime) -> Html:
    """«у вівторок, 24 листопада, 09:00»"""
    on = words.on_day(v.t, at, v.tz, v.now)
    return v.t.say("{on_day}, {time}", on_day=Html(on), time=words.clock(at, v.tz))


def warnings(v: View, shown: Shown) -> Iterator[Html]:
    """What to think over before it goes: an advice, never a ban."""
    yield from warned(v, shown.notice.posts, shown.notice.danger)
    yield from _late(v, shown)


def _late(v: View, shown: Shown) -> Iterator[Html]:
    """Times that have gone by, the night, and people who would not be told in time."""
    notice, now, reached = shown.notice, shown.now, shown.counted.reached
    if notice.starts_at and notice.starts_at <= now:
        yield v.t.say("⚠️ The time of the start has gone by. Choose another one, or “At once”.")
    ends, first = expires(notice, now), opens(notice, now, v.tz)
    if ends <= first:
        yield v.t.say("⚠️ It would end before anybody could get it. Choose a later end.")
        return
    if not notice.danger and first > (notice.starts_at or now):
        yield v.t.say("🌙 It is quiet time then: people get it {when}.", when=moment(v, first))
    pace = (reached, shown.limits.per_second, now, v.tz)
    in_all, today = in_time(notice, *pace), till_night(notice, *pace)
    if few(notice.audience, reached):
        return
    if in_all < reached:
        yield v.t.say("⚠️ Until its end about {n} people can be told, not all of them.", n=many(in_all))
    elif today < reached:
        yield v.t.say("🌙 About {n} people are told until 21:00, the others in the morning.", n=many(today))
