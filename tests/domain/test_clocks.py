"""The clocks of the law: counted by the office's time, awake at half, four fifths and the end, frozen when met."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clocks import OUT, SHARES, begun, key, met, moment, nearest, running, wakes, woken
from domain.course import Clock, Course
from domain.deadlines import RULES, add, elapsed
from domain.office import DEFAULT_OFFICE, Office
from domain.requests import Status
from domain.timers import TimerKind, for_request
from tests.domain.strategies import NOW, in_status

HOURS = DEFAULT_OFFICE.hours
CODES = ("assessment", "decision", "decision_urgent", "notify")
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))
SPANS = st.timedeltas(timedelta(), timedelta(days=40))


def clock(code: str = "assessment", at: datetime = NOW, office: Office = DEFAULT_OFFICE) -> Clock:
    """One that began at this moment."""
    return begun(office, at, code)[0]


def test_a_clock_keeps_the_rule_that_held_on_the_day_of_its_anchor() -> None:
    stricter = replace(RULES["assessment"], amount=2, source="Рішення ради № 7", valid_from=date(2026, 11, 24))
    office = Office(HOURS, (stricter,))
    before, after = clock(office=office), clock(at=NOW + timedelta(days=1), office=office)
    assert (before.amount, before.source) == (5, RULES["assessment"].source)
    assert (after.amount, after.unit, after.source) == (2, "working_days", "Рішення ради № 7")
    assert before.due == datetime(2026, 11, 30, 15, tzinfo=UTC), "the fifth working day, at closing time"


@given(st.sampled_from(CODES), MOMENTS)
def test_the_reminders_come_at_their_share_of_the_term(code: str, at: datetime) -> None:
    one = clock(code, at)
    half, fourth = (moment(one, share, HOURS) for share in SHARES)
    assert one.started_at <= half <= fourth <= one.due
    if one.unit == "hours":
        assert (half - at, fourth - at) == (timedelta(hours=12), timedelta(hours=19, minutes=12))
    else:
        whole = elapsed(HOURS, at, one.due)
        assert elapsed(HOURS, at, half) == whole / 2
        assert elapsed(HOURS, at, fourth) == whole * 0.8


@given(st.sampled_from(CODES), MOMENTS, SPANS)
def test_wakes_are_ahead_and_the_overrun_is_always_one_of_them(code: str, at: datetime, later: timedelta) -> None:
    """An application of last month is registered today: nobody is reminded of what is over, it is spoken of at once."""
    one, now = clock(code, at), at + later
    found = list(wakes((one,), HOURS, now))
    assert [wake.share for wake in found] == sorted({wake.share for wake in found})
    assert found[-1].share == OUT and found[-1].at == max(one.due, now)
    assert all(now < wake.at < one.due for wake in found[:-1])


@given(st.sampled_from(CODES), MOMENTS, SPANS, SPANS)
def test_a_met_clock_is_frozen(code: str, at: datetime, first: timedelta, second: timedelta) -> None:
    """Neither another meeting nor another rule or other office hours change the figure."""
    (once,) = met((clock(code, at),), CODES, at + first, HOURS)
    took = elapsed(HOURS, at, at + first) if once.unit == "working_days" else first
    assert (once.met_at, once.spent) == (at + first, took // timedelta(minutes=1))
    other = replace(HOURS, closed=frozenset({(at + timedelta(days=n)).date() for n in range(10)}))
    assert met((once,), CODES, at + first + second, other) == (once,)
    assert not list(wakes((once,), other, at))
    assert once.late(at + timedelta(days=400)) is (at + first > once.due), "it grows no older"


def test_only_the_named_terms_are_met() -> None:
    both = begun(DEFAULT_OFFICE, NOW, "assessment", "decision")
    left = met(both, ("assessment",), NOW + timedelta(hours=3), HOURS)
    assert [one.code for one in running(left)] == ["decision"]
    assert left[0].spent == 120, "without the lunch"
    found = nearest(both)
    assert found is both[0] and nearest(()) is None


def test_a_key_names_one_moment_of_one_clock() -> None:
    both = begun(DEFAULT_OFFICE, NOW, "assessment", "decision")
    for share in (*SHARES, OUT):
        assert woken(both, key(both[1], share)) == (both[1], share)
    assert woken(met(both, ("decision",), NOW, HOURS), key(both[1], 50)) is None
    assert woken((), "nothing") is None


@pytest.mark.parametrize("status", Status)
def test_the_law_runs_on_whatever_becomes_of_the_case(status: Status) -> None:
    """In the queue, in hand, and while the resident is waited for; not when the case is over."""
    request = replace(in_status(status), course=Course(clocks=begun(DEFAULT_OFFICE, NOW, "assessment")))
    found = [t for t in for_request(request, DEFAULT_OFFICE, NOW) if ":assessment:" in t.key]
    over = status not in (Status.NEW, Status.OFFERED, Status.REOPENED, *(s for s in Status if _held(s)))
    assert [t.kind for t in found] == ([] if over else [TimerKind.TERM, TimerKind.TERM, TimerKind.OVERDUE])
    assert len({t.key for t in found}) == len(found)
    again = for_request(replace(request, version=9), DEFAULT_OFFICE, NOW + timedelta(hours=1))
    assert {t.key for t in found} <= {t.key for t in again}, "the same wish is the same row"


def _held(status: Status) -> bool:
    return status in (Status.ACCEPTED, Status.IN_PROGRESS, Status.WAITING)


def test_working_days_end_with_the_office() -> None:
    friday = datetime(2026, 11, 27, 13, tzinfo=UTC)
    assert clock("notify", friday).due == datetime(2026, 12, 2, 15, tzinfo=UTC)
    assert clock("decision_urgent", friday).due == friday + timedelta(days=1), "a night and a Saturday count"
    assert add(HOURS, friday, timedelta()) == friday
