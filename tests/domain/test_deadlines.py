"""Working time against an oracle that walks minute by minute, on ordinary days and on both DST nights."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import deadlines
from domain.communities import DEFAULT_HOURS, OfficeHours
from domain.deadlines import RULES, NoWorkingTime, due
from tests.domain.minutes import (
    KYIV,
    MIDDLES,
    MINUTE,
    WEEK,
    kyiv,
    minutes_around,
    patiently,
    weeks,
    working,
    works,
)

AROUND = st.tuples(weeks(), MIDDLES, st.integers(0, WEEK - 1), st.integers(0, WEEK - 1))
Around = tuple[OfficeHours, date, int, int]


@patiently
@given(AROUND)
def test_open_and_elapsed_agree_with_the_oracle(case: Around) -> None:
    hours, middle, one, two = case
    table, (start, end) = minutes_around(middle), sorted((one, two))
    worked = len(working(hours, table[start:end]))
    assert deadlines.elapsed(hours, table[start][0], table[end][0]) == worked * MINUTE
    assert deadlines.elapsed(hours, table[end][0], table[start][0]) == timedelta()
    assert deadlines.is_open(hours, table[start][0]) == works(hours, *table[start][1:])


@patiently
@given(AROUND)
def test_added_time_agrees_with_the_oracle(case: Around) -> None:
    hours, middle, begin, wanted = case
    table = minutes_around(middle)
    open_minutes = working(hours, table[begin:])
    if open_minutes:
        assert deadlines.next_open(hours, table[begin][0]) == open_minutes[0]
    if 0 < wanted <= len(open_minutes):
        got = deadlines.add(hours, table[begin][0], wanted * MINUTE)
        assert got == open_minutes[wanted - 1] + MINUTE


@patiently
@given(AROUND, st.integers(1, 4))
def test_working_days_agree_with_the_oracle(case: Around, n: int) -> None:
    hours, middle, begin, _ = case
    table = minutes_around(middle)
    ahead = [row for row in table[begin:] if table[begin][1] < row[1] < table[-1][1]]  # whole days only
    last = {day: at + MINUTE for at, day, clock in ahead if works(hours, day, clock)}
    closings = list(last.values())
    if n <= len(closings):
        assert deadlines.add_days(hours, table[begin][0], n) == closings[n - 1]


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))
AMOUNTS = st.timedeltas(timedelta(), timedelta(hours=200))
OPEN_WEEKS = weeks().filter(lambda hours: bool(hours.week[2] and hours.week[4]))


@patiently
@given(OPEN_WEEKS, MOMENTS, AMOUNTS, AMOUNTS)
def test_adding_is_additive_monotone_and_undone_by_elapsed(
    hours: OfficeHours, start: datetime, one: timedelta, two: timedelta
) -> None:
    hours = replace(hours, week={**hours.week, 3: ((time(8), time(17)),)})
    first, both = deadlines.add(hours, start, one), deadlines.add(hours, start, one + two)
    assert start <= first <= both
    assert deadlines.add(hours, first, two) == both
    assert deadlines.elapsed(hours, start, first) == one
    assert deadlines.elapsed(hours, start, first) + deadlines.elapsed(hours, first, both) == one + two
    assert first <= deadlines.add(hours, start + timedelta(hours=5), one)


@patiently
@given(MIDDLES, st.integers(0, WEEK - 1))
def test_daytime_agrees_with_the_oracle(middle: date, begin: int) -> None:
    table = minutes_around(middle)
    awake = (at for at, _, clock in table[begin:] if 8 * 60 <= clock < 21 * 60)
    assert deadlines.daytime(table[begin][0], KYIV) == next(awake, deadlines.daytime(table[begin][0], KYIV))


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        (
            date(2026, 3, 29),
            time(3, 30),
            datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
        ),  # skipped: when the clock jumps
        (date(2026, 3, 29), time(4, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (date(2026, 10, 25), time(3, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice: the first
        (date(2026, 10, 25), time(4, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_a_local_time_of_a_dst_night(day: date, clock: time, expected: datetime) -> None:
    assert deadlines.instant(day, clock, "Europe/Kyiv") == expected


@pytest.mark.parametrize(
    ("code", "anchor", "expected"),
    [
        ("offer", kyiv(2026, 11, 23, 10), kyiv(2026, 11, 23, 15)),  # over lunch
        ("offer", kyiv(2026, 11, 20, 16), kyiv(2026, 11, 23, 11)),  # over a weekend
        (
            "offer",
            kyiv(2026, 11, 23, 8),
            kyiv(2026, 11, 23, 12),
        ),  # ends as the office closes, not as it opens
        ("offer_urgent", kyiv(2026, 11, 21, 23, 50), kyiv(2026, 11, 22, 0, 5)),
        ("first_contact", kyiv(2026, 11, 23, 9), kyiv(2026, 11, 24, 17)),
        ("first_contact", kyiv(2026, 11, 20, 22), kyiv(2026, 11, 23, 17)),
        ("first_contact", kyiv(2026, 11, 21, 12), kyiv(2026, 11, 23, 17)),
        ("first_contact_urgent", kyiv(2026, 11, 21, 23), kyiv(2026, 11, 22, 1)),  # by the clock, at night too
        ("check_in", kyiv(2026, 11, 23, 23, 59), kyiv(2026, 11, 24, 10)),
        ("check_in", kyiv(2026, 3, 28, 12), kyiv(2026, 3, 29, 10)),
        ("survey", kyiv(2026, 11, 23, 14), kyiv(2026, 11, 23, 15)),
        ("survey", kyiv(2026, 11, 23, 20), kyiv(2026, 11, 24, 8)),
        ("close", kyiv(2026, 10, 20, 12), kyiv(2026, 10, 27, 12)),  # the same local time across a DST night
        ("unrouted", kyiv(2026, 11, 23, 3), kyiv(2026, 11, 23, 3, 2)),
        ("draft_reminder", kyiv(2026, 11, 23, 23), kyiv(2026, 11, 25, 8)),
        ("draft_expiry", kyiv(2026, 11, 9, 9), kyiv(2026, 11, 23, 9)),
    ],
)
def test_the_defaults_of_the_rules(code: str, anchor: datetime, expected: datetime) -> None:
    assert due(RULES[code], anchor, DEFAULT_HOURS) == expected
    assert due(RULES[code], anchor, DEFAULT_HOURS).tzinfo is UTC


def test_rules_are_found_by_their_code() -> None:
    assert all(rule.code == code and rule.amount > 0 for code, rule in RULES.items())


def test_holidays_count_only_without_martial_law() -> None:
    hours = replace(DEFAULT_HOURS, holidays=frozenset({date(2026, 12, 25)}))
    thursday = kyiv(2026, 12, 24, 9)
    assert deadlines.add_days(hours, thursday, 1) == kyiv(2026, 12, 25, 17)
    assert deadlines.add_days(replace(hours, martial_law=False), thursday, 1) == kyiv(2026, 12, 28, 17)


def test_an_office_that_never_opens_is_reported_and_not_searched_for_ever() -> None:
    shut = OfficeHours(week={})
    start = kyiv(2026, 11, 23, 9)
    refused = pytest.raises(NoWorkingTime, match="400 days from 2026-11-23 09:00 .*check its hours")
    with refused:
        deadlines.next_open(shut, start)
    with refused:
        deadlines.add(shut, start, MINUTE)
    with refused:
        deadlines.add_days(DEFAULT_HOURS, start, 1000)


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="needs its time zone"):
        deadlines.local(datetime(2026, 11, 23, 9), KYIV)
    with pytest.raises(ValueError, match="cannot be negative"):
        deadlines.add(DEFAULT_HOURS, kyiv(2026, 11, 23, 9), -MINUTE)
    with pytest.raises(ValueError, match="counted from 1"):
        deadlines.add_days(DEFAULT_HOURS, kyiv(2026, 11, 23, 9), 0)
