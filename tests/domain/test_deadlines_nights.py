"""All fourteen nights of 2024–2030 in which the clock changes, minute by minute; and places that change at midnight."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import deadlines
from domain.communities import DEFAULT_HOURS, OfficeHours
from domain.deadline_rules import DeadlineRule, Unit
from domain.deadlines import due
from tests.domain.minutes import DAY, KYIV, MINUTE, NIGHTS, WEEK, minutes_around, patiently, weeks, working, works

ROUND_THE_CLOCK = OfficeHours(dict.fromkeys(range(1, 8), ((time(0), time(0)),)))
NIGHT_SHIFT = OfficeHours(dict.fromkeys(range(1, 8), ((time(2, 45), time(3, 15)), (time(3, 30), time(4, 20)))))
HOUR = timedelta(hours=1)
# The clocks of Cairo and Beirut jump at midnight: a day begins at one o'clock, or has its last hour twice.
MIDNIGHTS = [
    *(("Africa/Cairo", day) for day in (date(2024, 4, 26), date(2024, 11, 1), date(2025, 4, 25), date(2025, 10, 31))),
    *(("Asia/Beirut", day) for day in (date(2024, 3, 31), date(2024, 10, 27))),
]


@pytest.mark.parametrize("night", NIGHTS)
def test_the_day_of_the_change_has_23_or_25_hours(night: date) -> None:
    start, end = (deadlines.instant(day, time(0), KYIV) for day in (night, night + DAY))
    hours = 23 if night.month == 3 else 25
    assert end - start == deadlines.elapsed(ROUND_THE_CLOCK, start, end) == hours * HOUR


@pytest.mark.parametrize("night", NIGHTS)
@pytest.mark.parametrize("hours", [ROUND_THE_CLOCK, NIGHT_SHIFT, DEFAULT_HOURS], ids=["always", "at night", "usual"])
def test_every_minute_of_the_night_agrees_with_the_oracle(night: date, hours: OfficeHours) -> None:
    """From each minute of the night to the end of the table: open, when next, how much, and back again."""
    table = minutes_around(night)
    ahead = working(hours, table)
    begin = next(n for n, row in enumerate(table) if row[1] == night)
    for n in range(begin, begin + 6 * 60):
        at = table[n][0]
        left = ahead[bisect_left(ahead, at) :]
        assert deadlines.next_open(hours, at) == left[0]
        assert deadlines.is_open(hours, at) == (at == left[0])
        assert deadlines.elapsed(hours, at, table[-1][0] + MINUTE) == len(left) * MINUTE
        assert deadlines.add(hours, at, 30 * MINUTE) == left[29] + MINUTE


@pytest.mark.parametrize("night", NIGHTS)
def test_a_term_in_local_time_comes_once_whatever_the_clock_shows(night: date) -> None:
    """Each local time of the night is one moment, in their order; one that comes twice is the first."""
    clocks = [time(minute // 60, minute % 60) for minute in range(1440)]
    moments = [deadlines.instant(night, clock, KYIV) for clock in clocks]
    assert moments == sorted(moments)
    first: dict[int, datetime] = {}
    for at, day, reached in minutes_around(night):
        if day == night:
            first.setdefault(reached, at)
    shown = sorted(first)
    for minute, moment in enumerate(moments):
        assert moment == first[shown[bisect_left(shown, minute)]]


@patiently
@given(st.sampled_from(MIDNIGHTS), st.data())
def test_a_change_at_midnight_agrees_with_the_oracle(place: tuple[str, date], data: st.DataObject) -> None:
    zone, night = place
    hours = replace(data.draw(weeks((night,))), timezone=zone)
    one, two = data.draw(st.integers(0, WEEK - 1)), data.draw(st.integers(0, WEEK - 1))
    table, start, end = minutes_around(night, zone), min(one, two), max(one, two)
    open_minutes = working(hours, table[start:end])
    assert deadlines.elapsed(hours, table[start][0], table[end][0]) == len(open_minutes) * MINUTE
    if open_minutes:
        assert deadlines.next_open(hours, table[start][0]) == open_minutes[0]
        added = deadlines.add(hours, table[start][0], len(open_minutes) * MINUTE)
        assert added == open_minutes[-1] + MINUTE


@pytest.mark.parametrize("night", NIGHTS)
def test_moments_written_by_the_local_clock_are_no_hour_off(night: date) -> None:
    """Python subtracts two times of one zone by the clock on the wall."""
    zone = ZoneInfo(KYIV)
    start, end = datetime.combine(night, time(1), zone), datetime.combine(night, time(5), zone)
    assert deadlines.elapsed(ROUND_THE_CLOCK, start, end) == (3 if night.month == 3 else 5) * HOUR


UNITS: st.SearchStrategy[Unit] = st.sampled_from(["working_hours", "working_days", "minutes", "hours", "days"])


def oracle(rule: DeadlineRule, hours: OfficeHours, middle: date, begin: int) -> datetime | None:
    """The same term by counting minutes; None when it does not end within the table."""
    table = minutes_around(middle)
    if rule.unit in ("minutes", "hours"):
        wanted = rule.amount * (60 if rule.unit == "hours" else 1)
        return table[begin][0] + wanted * MINUTE
    if rule.unit == "working_hours":
        found = working(hours, table[begin:])[rule.amount * 60 - 1 :]
        return found[0] + MINUTE if found else None
    today, last = table[begin][1], table[-1][1]
    if rule.unit == "days":
        aim = today + rule.amount * DAY
        shown = table[begin][0].astimezone(ZoneInfo(KYIV))
        clock = shown.hour * 60 + shown.minute
        return next((at for at, day, reached in table if day == aim and reached >= clock), None) if aim < last else None
    whole = [row for row in table if today < row[1] < last]
    ends = {day: at for at, day, clock in whole if works(hours, day, clock)}
    return list(ends.values())[rule.amount - 1] + MINUTE if len(ends) >= rule.amount else None


@patiently
@given(UNITS, st.integers(1, 4), weeks(), st.sampled_from(NIGHTS), st.integers(0, WEEK - 1))
def test_every_unit_of_a_rule_agrees_with_the_oracle(
    unit: Unit, amount: int, hours: OfficeHours, middle: date, begin: int
) -> None:
    rule = DeadlineRule("any", amount, unit, "anchor", "default", date(2026, 1, 1))
    expected = oracle(rule, hours, middle, begin)
    if expected is not None:
        assert due(rule, minutes_around(middle)[begin][0], hours) == expected


@patiently
@given(weeks(), st.sampled_from(NIGHTS), st.integers(0, WEEK - 1), st.integers(0, WEEK - 1), st.booleans())
def test_the_zone_in_which_a_moment_is_written_changes_nothing(
    hours: OfficeHours, middle: date, one: int, two: int, far: bool
) -> None:
    """A subtraction of two local times of one zone is by the clock on the wall: an hour is lost on that night."""
    table, zone = minutes_around(middle), ZoneInfo("America/New_York" if far else KYIV)
    start, end = table[min(one, two)][0], table[max(one, two)][0]
    here, there = start.astimezone(zone), end.astimezone(zone)
    assert deadlines.elapsed(hours, here, there) == deadlines.elapsed(hours, start, end)
    assert deadlines.is_open(hours, here) == deadlines.is_open(hours, start)
    assert deadlines.daytime(here, KYIV) == deadlines.daytime(start, KYIV)
    assert deadlines.daytime(here, KYIV).tzinfo is UTC
    if working(hours, table[min(one, two) :]):
        assert deadlines.next_open(hours, here) == deadlines.next_open(hours, start)
        assert deadlines.add(hours, here, MINUTE) == deadlines.add(hours, start, MINUTE)
