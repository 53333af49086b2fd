"""When the staff hear of their day: at half past eight by the clock on the wall, once a day, on working days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.communities import DEFAULT_HOURS
from domain.course import Clock, Course
from domain.mornings import AT, bounds, by_place, terms_late, wakes, works_on
from domain.people import Membership, Role
from domain.requests import Request, Status
from domain.timers import TimerKind
from domain.visits import Visit, VisitState
from tests.domain.strategies import in_status

KYIV = ZoneInfo("Europe/Kyiv")
WORKER, HEAD = (Membership(n, n, role, "c") for n, role in ((1, Role.WORKER), (2, Role.COORDINATOR)))
MONDAY = date(2026, 11, 23)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))


def kyiv(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), KYIV).astimezone(UTC)


@given(moments)
def test_the_next_one_is_ahead_and_within_a_day(now: datetime) -> None:
    for timer in wakes(HEAD, DEFAULT_HOURS, now):
        assert now < timer.due_at <= now + timedelta(hours=25)
        assert timer.due_at.astimezone(KYIV).time() == AT[timer.kind]


@given(moments)
def test_each_plans_the_next_day_and_no_day_has_two(now: datetime) -> None:
    """Also over both nights when the clocks are changed."""
    (first,) = wakes(WORKER, DEFAULT_HOURS, now)
    (second,) = wakes(WORKER, DEFAULT_HOURS, first.due_at)
    days = [timer.due_at.astimezone(KYIV).date() for timer in (first, second)]
    assert days[1] - days[0] == timedelta(days=1)
    assert first.key != second.key
    assert wakes(WORKER, DEFAULT_HOURS, now + (first.due_at - now) / 2) == (first,), "wished twice it is one"


def test_workers_have_the_morning_coordinators_the_evening_too() -> None:
    now = kyiv(MONDAY, 10)
    assert [timer.kind for timer in wakes(WORKER, DEFAULT_HOURS, now)] == [TimerKind.MORNING]
    told = {timer.kind: timer.due_at for timer in wakes(HEAD, DEFAULT_HOURS, now)}
    morning, evening = kyiv(MONDAY + timedelta(days=1), 8, 30), kyiv(MONDAY, 17, 30)
    assert told == {TimerKind.MORNING: morning, TimerKind.EVENING: evening}


@pytest.mark.parametrize(
    ("day", "works"),
    [(MONDAY, True), (date(2026, 11, 27), True), (date(2026, 11, 28), False), (date(2026, 11, 29), False)],
)
def test_working_days_are_those_of_the_office(day: date, works: bool) -> None:
    assert works_on(DEFAULT_HOURS, day) is works
    assert not works_on(replace(DEFAULT_HOURS, closed=frozenset({day})), day)
    assert not works_on(replace(DEFAULT_HOURS, week={}), day)


def test_a_day_is_that_of_the_place() -> None:
    assert bounds(DEFAULT_HOURS, kyiv(MONDAY, 0, 30)) == (kyiv(MONDAY, 0), kyiv(MONDAY + timedelta(days=1), 0))


def test_only_running_terms_of_open_requests_are_late() -> None:
    now = kyiv(MONDAY, 10)
    clock = Clock("decision", now - timedelta(days=20), now - timedelta(days=1), 10, "working_days", "law")
    in_time, met = replace(clock, due=now), replace(clock, met_at=now)
    open_, over = in_status(Status.IN_PROGRESS), in_status(Status.CLOSED)

    def late(request: Request, *clocks: Clock) -> int:
        return len(terms_late([replace(request, course=Course(clocks=clocks))], now))

    assert late(open_, met, clock) == 1
    assert late(open_, in_time, met) == late(over, clock) == late(open_) == 0


def test_visits_stand_by_settlement_in_the_order_of_the_day() -> None:
    def visit(hour: int, place: str, state: VisitState) -> Visit:
        at = kyiv(MONDAY, hour)
        return Visit(hour, 1, "c", place, 1, at, at + timedelta(hours=2), at, state)

    told = by_place(
        [visit(9, "B", VisitState.CONFIRMED), visit(11, "A", VisitState.PROPOSED), visit(14, "B", VisitState.MOVED)]
    )
    assert [(one["place"], [sure for _, _, sure in one["at"]]) for one in told] == [
        ("B", [True, False]),
        ("A", [False]),
    ]
    assert told[0]["at"][0][0] == "2026-11-23T07:00:00+00:00"
