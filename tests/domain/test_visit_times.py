"""Windows of visits never leave the office's working time, whatever its hours, closed days and the night's clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.communities import DEFAULT_HOURS, OfficeHours
from domain.deadlines import instant, is_open, local
from domain.visit_times import SHORTEST, WINDOW, Window, ahead, days, inside, weighed, window_at, windows
from domain.visits import Visit, VisitState
from tests.domain.strategies import NOW

TZ = "Europe/Kyiv"
THURSDAY = date(2026, 11, 26)
QUARTERS = [time(hour, minute) for hour in range(6, 23) for minute in (0, 15, 30)]
NIGHTS = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]


@st.composite
def offices(draw: st.DrawFn) -> OfficeHours:
    """Any week of an office, some of its days closed."""
    week = {}
    for day in range(1, 8):
        times = sorted(draw(st.lists(st.sampled_from(QUARTERS), min_size=0, max_size=4, unique=True)))
        spans = tuple(zip(times[::2], times[1::2], strict=False))
        if spans:
            week[day] = spans
    closed = draw(st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=5))
    return OfficeHours(week=week, closed=closed, timezone=TZ)


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31)) | st.sampled_from(NIGHTS)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return instant(day, time(hour, minute), TZ)


def a_visit(starts_at: datetime, state: VisitState = VisitState.PROPOSED, **fields: Any) -> Visit:
    plain = Visit(5, 7, "UA-home", "UA-village", 1, starts_at, starts_at + timedelta(hours=2), NOW, state)
    return replace(plain, **fields)


@given(offices(), DAYS)
def test_a_window_is_working_time_from_its_first_minute_to_its_last(hours: OfficeHours, day: date) -> None:
    found = windows(hours, day)
    for window in found:
        assert inside(hours, window.starts_at, window.ends_at)
        assert local(window.starts_at, TZ).date() == day
        minutes = int((window.ends_at - window.starts_at) / timedelta(minutes=1))
        assert all(is_open(hours, window.starts_at + timedelta(minutes=n)) for n in range(0, minutes, 15))
        assert window.ends_at - window.starts_at < WINDOW + SHORTEST
        assert window_at(hours, window.starts_at) == window
    assert all(one.ends_at <= other.starts_at for one, other in zip(found, found[1:], strict=False))


@settings(deadline=None)  # weeks are looked through for a day on which anybody works
@given(offices(), DAYS, st.integers(0, 24 * 60))
def test_a_day_to_choose_has_something_ahead(hours: OfficeHours, day: date, minutes: int) -> None:
    now = at(day, 0) + timedelta(minutes=minutes)
    chosen = days(hours, now)
    assert chosen == sorted(set(chosen))
    assert all(ahead(hours, one, now) for one in chosen)
    assert all(window.starts_at > now for one in chosen for window in ahead(hours, one, now))


def test_the_usual_day_has_four_windows_and_none_over_lunch() -> None:
    told = [f"{local(w.starts_at, TZ):%H}-{local(w.ends_at, TZ):%H}" for w in windows(DEFAULT_HOURS, THURSDAY)]
    assert told == ["08-10", "10-12", "13-15", "15-17"]
    assert windows(DEFAULT_HOURS, date(2026, 11, 28)) == []


def test_what_is_left_of_a_day_is_a_window_when_it_is_an_hour_and_joins_the_last_one_when_less() -> None:
    friday = replace(DEFAULT_HOURS, week={5: ((time(8), time(11)), (time(13), time(15, 45)))})
    told = [f"{local(w.starts_at, TZ):%H:%M}-{local(w.ends_at, TZ):%H:%M}" for w in windows(friday, date(2026, 11, 27))]
    assert told == ["08:00-10:00", "10:00-11:00", "13:00-15:45"]


def test_free_windows_come_first_and_a_visit_that_is_off_takes_nothing() -> None:
    visits = [a_visit(at(THURSDAY, 8)), a_visit(at(THURSDAY, 9)), a_visit(at(THURSDAY, 13), VisitState.CANCELLED)]
    told = [(local(w.starts_at, TZ).hour, w.taken) for w in weighed(windows(DEFAULT_HOURS, THURSDAY), visits)]
    assert told == [(13, 0), (15, 0), (10, 1), (8, 2)]


def test_lunch_weekends_and_the_other_way_round_are_no_time_for_a_visit() -> None:
    assert inside(DEFAULT_HOURS, at(THURSDAY, 10), at(THURSDAY, 12))
    assert not inside(DEFAULT_HOURS, at(THURSDAY, 11), at(THURSDAY, 13))
    assert not inside(DEFAULT_HOURS, at(THURSDAY, 12), at(THURSDAY, 10))
    assert not inside(DEFAULT_HOURS, at(date(2026, 11, 28), 10), at(date(2026, 11, 28), 12))
    assert window_at(DEFAULT_HOURS, at(THURSDAY, 9)) is None


def test_an_office_that_never_opens_offers_no_day() -> None:
    assert days(OfficeHours(week={}), datetime(2026, 11, 23, tzinfo=UTC)) == []
    assert weighed([], []) == []
    assert Window(NOW, NOW).taken == 0
