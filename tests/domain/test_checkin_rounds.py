"""Rounds of «Чи все гаразд?», and when a question may disturb: no two of a round, never at night."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.checkins import asked_now, goes_on, helped_since, may_ask_at, put_off, turn
from domain.course import Course
from domain.office import DEFAULT_OFFICE
from domain.people import Person, SafeContact
from domain.reaching import HOURS
from domain.requests import HELD, Status
from domain.timers import Timer, TimerKind, for_request
from domain.visits import Visit, VisitState
from tests.domain.strategies import a_request, in_status

KYIV = "Europe/Kyiv"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # 11:00 in Kyiv
DAY = timedelta(days=1)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


def visit(state: VisitState, ended: datetime = NOW, repeat: str = "") -> Visit:
    return Visit(1, 1, "c", "s", 1, ended - timedelta(hours=2), ended, ended - DAY, state, repeat=repeat)


def test_help_began_with_the_service_or_with_the_first_visit_that_was_made() -> None:
    visits = [visit(VisitState.NO_SHOW, NOW - 9 * DAY), visit(VisitState.DONE), visit(VisitState.DONE, NOW - 2 * DAY)]
    assert helped_since(a_request(), []) is None
    assert helped_since(a_request(), visits) == NOW - 2 * DAY
    assert helped_since(replace(a_request(), course=Course(started=NOW - DAY)), visits) == NOW - DAY


@pytest.mark.parametrize(
    ("course", "on"),
    [
        (Course(), False),
        (Course(started=NOW, term="single"), False),
        (Course(started=NOW, term="periodic"), True),
        (Course(started=NOW, term="periodic", ended=NOW), False),
        (Course(started=NOW, term="until", until=date(2026, 11, 23)), True),
        (Course(started=NOW, term="until", until=date(2026, 11, 22)), False),
    ],
)
def test_a_service_for_a_time_goes_on(course: Course, on: bool) -> None:
    assert goes_on(replace(a_request(), course=course), [], DEFAULT_OFFICE, NOW) is on


def test_visits_by_a_schedule_go_on() -> None:
    assert goes_on(a_request(), [visit(VisitState.CONFIRMED, repeat="d:7")], DEFAULT_OFFICE, NOW)
    assert not goes_on(a_request(), [visit(VisitState.CONFIRMED)], DEFAULT_OFFICE, NOW)
    assert not goes_on(a_request(), [visit(VisitState.DONE, repeat="d:7")], DEFAULT_OFFICE, NOW)


@pytest.mark.parametrize("status", sorted(Status))
def test_it_is_asked_of_work_that_does_not_wait_for_them(status: Status) -> None:
    assert asked_now(in_status(status)) is (status in HELD - {Status.WAITING})


def test_it_is_not_asked_while_the_service_rests() -> None:
    course = Course(started=NOW, suspended=NOW)
    assert not asked_now(replace(in_status(Status.IN_PROGRESS), course=course))


@given(moments, st.integers(0, 400), st.integers(0, 60 * 24))
def test_every_moment_is_in_one_round_of_four_weeks(since: datetime, days: int, minutes: int) -> None:
    now = since + timedelta(days=days, minutes=minutes)
    number, after = turn(DEFAULT_OFFICE, since, now)
    assert after > now
    assert abs((after - since) - (number + 1) * 28 * DAY) < DAY, "put off to the morning at most"
    assert turn(DEFAULT_OFFICE, since, after) == (number + 1, turn(DEFAULT_OFFICE, since, after)[1])


@given(moments, st.sampled_from(["", *HOURS, "never"]))
def test_nobody_is_asked_at_night_or_outside_the_safe_hours(now: datetime, hours: str) -> None:
    person = Person(1, 5001, safe=SafeContact(hours=hours))
    at = may_ask_at(person, now, KYIV)
    assert now <= at <= now + timedelta(hours=36)
    assert may_ask_at(person, at, KYIV) == at


@pytest.mark.parametrize(
    ("now", "hours", "at"),
    [
        (NOW, "", NOW),
        (NOW, "morning", NOW),
        (NOW, "evening", datetime(2026, 11, 23, 15, tzinfo=UTC)),
        (datetime(2026, 11, 23, 20, tzinfo=UTC), "", datetime(2026, 11, 24, 6, tzinfo=UTC)),
        (datetime(2026, 11, 23, 20, tzinfo=UTC), "day", datetime(2026, 11, 24, 10, tzinfo=UTC)),
    ],
)
def test_when_they_may_be_asked(now: datetime, hours: str, at: datetime) -> None:
    assert may_ask_at(Person(1, 5001, safe=SafeContact(hours=hours)), now, KYIV) == at


@pytest.mark.parametrize("event", ["visit_done", "service_started"])
def test_three_days_after_help_the_person_is_asked(event: str) -> None:
    request = in_status(Status.IN_PROGRESS)
    (timer,) = for_request(request, DEFAULT_OFFICE, NOW, event)
    assert (timer.kind, timer.due_at) == (TimerKind.ALL_WELL, NOW + 3 * DAY)
    assert timer.subject == request.person_id, "what becomes of the case does not take it away"


def test_put_off_again_and_again_the_key_does_not_grow() -> None:
    timer = Timer(TimerKind.SURVEY, 1, NOW, 3, "1:survey:3", id=7, attempts=2)
    later = put_off(put_off(timer, NOW + DAY), NOW + 2 * DAY)
    assert later == replace(timer, id=0, attempts=0, due_at=NOW + 2 * DAY, key="1:survey:3@2611250900")
