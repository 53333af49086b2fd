"""No search goes on for ever: whatever the office, so many days are looked at and then it is said what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import deadlines
from domain.communities import DEFAULT_HOURS, OfficeHours
from domain.deadlines import SEARCH_DAYS, NoWorkingTime, due
from domain.office import DEFAULT_OFFICE
from tests.domain.minutes import DAY, MINUTE, kyiv, patiently, weeks

Spans = tuple[tuple[time, time], ...]
START = kyiv(2026, 11, 23, 9)
ANY_DAY = st.integers(0, 7 * 365).map(lambda n: kyiv(2024, 1, 1, 9) + n * DAY)


class Watched(Mapping[int, Spans]):
    """A week that counts how many days were looked at."""

    def __init__(self, week: Mapping[int, Spans]) -> None:
        self._week, self.looks = week, 0

    def __getitem__(self, weekday: int) -> Spans:
        self.looks += 1
        return self._week[weekday]

    def __iter__(self) -> Iterator[int]:
        return iter(self._week)

    def __len__(self) -> int:
        return len(self._week)


def watched(week: Mapping[int, Spans], shut: int = 0) -> tuple[Watched, OfficeHours]:
    """An office whose looks are counted, closed for so many days from the start."""
    looked = Watched(week)
    return looked, OfficeHours(looked, closed=frozenset((START + n * DAY).date() for n in range(shut)))


SEARCHES: list[Callable[[OfficeHours], datetime]] = [
    lambda hours: deadlines.next_open(hours, START),
    lambda hours: deadlines.add(hours, START, MINUTE),
    lambda hours: deadlines.add_days(hours, START, 1),
    lambda hours: due(DEFAULT_OFFICE.rule("offer", START), START, hours),
    lambda hours: due(DEFAULT_OFFICE.rule("decision", START), START, hours),
]
NOTHING: Mapping[int, Spans] = {}
NEVER: Mapping[int, Spans] = {3: ((time(12), time(12)),)}  # opens and closes in one breath


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("week", [NOTHING, NEVER])
def test_an_office_that_never_opens(search: Callable[[OfficeHours], datetime], week: Mapping[int, Spans]) -> None:
    looked, hours = watched(week)
    with pytest.raises(NoWorkingTime, match=f"{SEARCH_DAYS} days from 2026-11-23 09:00"):
        search(hours)
    assert looked.looks <= SEARCH_DAYS


@pytest.mark.parametrize("search", SEARCHES)
def test_an_office_closed_for_longer_than_the_search(search: Callable[[OfficeHours], datetime]) -> None:
    """Closed days are passed over without a look at the week; the search ends all the same."""
    looked, hours = watched(DEFAULT_HOURS.week, shut=SEARCH_DAYS + 5)
    with pytest.raises(NoWorkingTime):
        search(hours)
    assert looked.looks <= 1


def test_an_office_that_opens_on_the_last_day_of_the_search_is_found() -> None:
    every_day = dict.fromkeys(range(1, 8), ((time(8), time(12)),))
    _, hours = watched(every_day, shut=SEARCH_DAYS - 1)
    last = START.date() + (SEARCH_DAYS - 1) * DAY
    assert deadlines.next_open(hours, START) == deadlines.instant(last, time(8), hours.timezone)
    assert deadlines.add(hours, START, 4 * 60 * MINUTE) == deadlines.instant(last, time(12), hours.timezone)
    with pytest.raises(NoWorkingTime):
        deadlines.add(hours, START, 4 * 60 * MINUTE + timedelta(microseconds=1))


@pytest.mark.parametrize("days", [0, 1, 30, 3650])
def test_elapsed_looks_at_each_day_of_its_interval_once(days: int) -> None:
    looked, hours = watched(DEFAULT_HOURS.week)
    deadlines.elapsed(hours, START, START + days * DAY)
    assert looked.looks == days + 1
    deadlines.elapsed(hours, START + days * DAY, START)
    assert looked.looks <= days + 2, "an interval turned round is empty"


@patiently
@given(weeks(), ANY_DAY, st.integers(1, 40), st.timedeltas(timedelta(), timedelta(hours=60)))
def test_whatever_the_office_an_answer_comes_or_it_is_said_why(
    hours: OfficeHours, start: datetime, n: int, amount: timedelta
) -> None:
    """And what comes lies within the search."""
    searches: tuple[Callable[[], datetime], ...] = (
        lambda: deadlines.next_open(hours, start),
        lambda: deadlines.add(hours, start, amount),
        lambda: deadlines.add_days(hours, start, n),
    )
    for search in searches:
        try:
            found = search()
        except NoWorkingTime as error:
            assert "check its hours" in str(error)
        else:
            assert start <= found <= start + (SEARCH_DAYS + 2) * DAY


@patiently
@given(weeks(), ANY_DAY, st.timedeltas(timedelta(microseconds=1), timedelta(hours=60)), st.integers(2, 12))
def test_a_term_ends_at_the_first_moment_that_it_can(
    hours: OfficeHours, start: datetime, amount: timedelta, n: int
) -> None:
    """A microsecond earlier the time has not passed; and days and their closings come in order."""
    try:
        end, day = deadlines.add(hours, start, amount), deadlines.add_days(hours, start, n)
    except NoWorkingTime:
        return
    assert deadlines.elapsed(hours, start, end) == amount
    assert deadlines.elapsed(hours, start, end - timedelta(microseconds=1)) < amount
    before = deadlines.add_days(hours, start, n - 1)
    assert start < before < day
    assert deadlines.add_days(hours, before - timedelta(microseconds=1), 1) == day, "a day may end at midnight"
    assert deadlines.elapsed(hours, before, day) > timedelta()
