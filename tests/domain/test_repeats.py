"""Schedules of visits: every next date is a working day, later than the last, at the usual hour where that works."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.communities import DEFAULT_HOURS, OfficeHours
from domain.deadlines import local
from domain.repeats import every, first_of, gap, known, next_window, on_weekdays, weekdays
from domain.visit_times import inside, windows
from domain.visits import Visit
from tests.domain.test_visit_times import DAYS, NIGHTS, THURSDAY, TZ, a_visit, at, offices

TUESDAY = date(2026, 11, 24)
REPEATS = st.sampled_from([every(7), every(14), every(28)]) | st.builds(
    on_weekdays, st.lists(st.integers(1, 7), min_size=1, max_size=5, unique=True)
)


def dates(repeat: str, first: date, n: int, hours: OfficeHours = DEFAULT_HOURS, hour: int = 10) -> list[str]:
    """The days of so many visits that follow one on this day."""
    visit = start = replace(a_visit(at(first, hour)), repeat=repeat)
    told = []
    for _ in range(n):
        found = next_window(hours, visit, start, visit.ends_at)
        assert found
        visit = replace(visit, starts_at=found.starts_at, ends_at=found.ends_at)
        told.append(f"{local(found.starts_at, TZ):%d.%m %H}")
    return told


def test_every_tuesday_and_friday() -> None:
    assert dates("w:2,5", TUESDAY, 4) == ["27.11 10", "01.12 10", "04.12 10", "08.12 10"]


def test_every_fourteen_days() -> None:
    assert dates("d:14", TUESDAY, 3) == ["08.12 10", "22.12 10", "05.01 10"]


def test_a_closed_day_moves_one_visit_and_not_the_schedule() -> None:
    closed = replace(DEFAULT_HOURS, closed=frozenset({date(2026, 12, 8)}))
    assert dates("d:14", TUESDAY, 3, closed) == ["09.12 10", "22.12 10", "05.01 10"]
    assert dates("w:2", date(2026, 12, 1), 2, closed) == ["09.12 10", "15.12 10"]


def test_the_hour_stays_when_the_clock_is_changed() -> None:
    for night in NIGHTS:
        monday = night - timedelta(days=6)
        (told,) = dates("d:7", monday, 1)
        assert told == f"{monday + timedelta(days=7):%d.%m} 10"


def test_a_short_day_has_the_nearest_window_and_the_next_the_usual_one() -> None:
    short = replace(DEFAULT_HOURS, week={**DEFAULT_HOURS.week, 5: ((time(8), time(12)),)})
    assert dates("w:2,5", TUESDAY, 2, short, hour=15) == ["27.11 10", "01.12 15"]


def test_a_visit_that_was_moved_for_once_does_not_move_the_schedule() -> None:
    first = replace(a_visit(at(TUESDAY, 10)), id=1, repeat="d:7")
    later = replace(a_visit(at(THURSDAY + timedelta(days=7), 15)), id=2, repeat="d:7", follows=1)
    assert first_of(later, [first, later]) == first
    found = next_window(DEFAULT_HOURS, later, first, later.ends_at)
    assert found is not None
    assert found.starts_at == at(date(2026, 12, 8), 10)


def test_once_is_once() -> None:
    visit = a_visit(at(TUESDAY, 10))
    assert next_window(DEFAULT_HOURS, visit, visit, visit.ends_at) is None


def test_an_office_that_closes_for_good_has_no_next_one() -> None:
    visit = replace(a_visit(at(TUESDAY, 10)), repeat="w:2")
    assert next_window(OfficeHours(week={}), visit, visit, visit.ends_at) is None


def test_after_months_of_silence_the_next_one_is_ahead() -> None:
    visit = replace(a_visit(at(TUESDAY, 10)), repeat="w:2")
    found = next_window(DEFAULT_HOURS, visit, visit, at(date(2027, 3, 3), 9))
    assert found is not None
    assert found.starts_at == at(date(2027, 3, 9), 10)


@settings(deadline=None)  # an office with one odd day is looked through for long
@given(offices(), DAYS, st.integers(0, 3), REPEATS, st.integers(0, 90))
def test_the_next_visit_is_working_time_and_ahead(
    hours: OfficeHours, day: date, which: int, repeat: str, late: int
) -> None:
    there = windows(hours, day)
    if not there:
        return
    window = there[which % len(there)]
    visit = Visit(1, 7, "", "", 1, window.starts_at, window.ends_at, window.starts_at, repeat=repeat)
    now = window.ends_at + timedelta(days=late)
    found = next_window(hours, visit, visit, now)
    assert found is not None
    assert found.starts_at > max(now, visit.starts_at)
    assert inside(hours, found.starts_at, found.ends_at)
    on = local(found.starts_at, TZ).date()
    if not _wanted(repeat, day, on):
        assert any(_wanted(repeat, day, one) for one in _closed_run(hours, on)), "moved from a planned day"


def _wanted(repeat: str, first: date, on: date) -> bool:
    days = gap(repeat)
    return (on - first).days % days == 0 if days else on.isoweekday() in weekdays(repeat)


def _closed_run(hours: OfficeHours, on: date) -> list[date]:
    """The days off right before this one, and the one before them."""
    run: list[date] = []
    day = on - timedelta(days=1)
    while not windows(hours, day) and len(run) < 400:
        run.append(day)
        day -= timedelta(days=1)
    return run


@pytest.mark.parametrize("repeat", ["", "w:1", "w:2,5", "d:7", "d:14", "d:28"])
def test_what_is_offered_is_known(repeat: str) -> None:
    assert known(repeat)


@pytest.mark.parametrize("repeat", ["d:1", "w:5,2", "w:9", "w:2,2"])
def test_what_was_forged_is_not(repeat: str) -> None:
    assert not known(repeat)
