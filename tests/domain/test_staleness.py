"""How late is too late: what only reminds is dropped then, what is a duty is done however late it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.messages import LANES, Kind, Lane, Message
from domain.staleness import FRESH_FOR, not_after, stale
from domain.timers import Timer, TimerKind

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LONGEST_WAIT = timedelta(days=1, hours=11)  # a night, and a day until the safe hours
REMINDERS = sorted(kind for kind, lane in LANES.items() if lane is Lane.REMINDER)
OF_TODAY = {Kind.MORNING, Kind.EVENING}
DUTIES = {
    *(TimerKind.UNROUTED, TimerKind.OFFER, TimerKind.FIRST_CONTACT, TimerKind.CLOSE, TimerKind.STALLED),
    TimerKind.URGENT_SEND,
    *(TimerKind.WAITED, TimerKind.DRAFT_ERASE, TimerKind.DETAILS_AWAY, TimerKind.FILES_AWAY, TimerKind.OVERDUE),
    *(TimerKind.ESCALATE, TimerKind.VISIT_RESULT, TimerKind.VISIT_MISSED),
    *(TimerKind.ABSENCE_START, TimerKind.ABSENCE_END),
    *(TimerKind.NOTICE_STEP, TimerKind.NOTICE_START, TimerKind.NOTICE_LIST_AWAY),
}


def late(kind: TimerKind, by: timedelta) -> Timer:
    return Timer(kind, 1, NOW - by, 0, "a key")


def test_each_kind_is_a_reminder_or_a_duty() -> None:
    assert FRESH_FOR.keys() | DUTIES == set(TimerKind)
    assert not FRESH_FOR.keys() & DUTIES


@pytest.mark.parametrize("kind", sorted(FRESH_FOR))
def test_a_reminder_has_its_time(kind: TimerKind) -> None:
    assert not stale(late(kind, timedelta()), NOW)
    assert not stale(late(kind, FRESH_FOR[kind]), NOW)
    assert stale(late(kind, FRESH_FOR[kind] + timedelta(seconds=1)), NOW)


@pytest.mark.parametrize("kind", sorted(DUTIES))
def test_a_duty_is_never_too_late(kind: TimerKind) -> None:
    assert not stale(late(kind, timedelta(days=60)), NOW)


@pytest.mark.parametrize("kind", REMINDERS)
def test_every_reminder_letter_has_an_end_after_the_night_and_the_safe_hours(kind: Kind) -> None:
    ends = not_after(Message(kind), NOW)
    assert ends is not None and ends > NOW
    assert kind in OF_TODAY or ends > NOW + LONGEST_WAIT


def test_what_its_author_has_set_stays_and_answers_have_no_end() -> None:
    tomorrow = NOW + timedelta(days=1)
    assert not_after(replace(Message(Kind.SURVEY), not_after=tomorrow), NOW) == tomorrow
    assert not_after(Message(Kind.TAKEN), NOW) is None
    assert not_after(Message(Kind.ASK_AGAIN, urgent=True), NOW) is None
