"""Office hours in small steps: what comes of each, what is refused, and that something is left to work in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.communities import DEFAULT_HOURS, OfficeHours
from domain.deadlines import RULES, due
from domain.holidays import easter, public_holidays
from domain.hours_closed import days_closed, martial, reopened, shut
from domain.hours_edit import (
    BadHours,
    Fault,
    closes_at,
    day_off,
    enough,
    like_it,
    opens_at,
    pause_at,
    pauses,
    working_day,
)
from domain.hours_words import read_span, read_time
from tests.domain.minutes import DAY, kyiv, patiently

MONDAY, SATURDAY = 1, 6
TODAY, NOW = date(2026, 11, 23), kyiv(2026, 11, 23, 10)
NOON, ONE = time(12), time(13)
USUAL = DEFAULT_HOURS.week[MONDAY]


def spans(hours: OfficeHours, weekday: int = MONDAY) -> list[str]:
    """A day as people read it."""
    return [f"{a:%H:%M}-{b:%H:%M}" for a, b in hours.week.get(weekday, ())]


def test_the_ends_of_a_day_move_and_the_break_stays() -> None:
    assert spans(opens_at(DEFAULT_HOURS, MONDAY, time(8, 30))) == ["08:30-12:00", "13:00-17:00"]
    assert spans(closes_at(DEFAULT_HOURS, MONDAY, time(17, 15))) == ["08:00-12:00", "13:00-17:15"]
    assert spans(closes_at(DEFAULT_HOURS, MONDAY, time(0))) == ["08:00-12:00", "13:00-00:00"], "till midnight"
    assert spans(opens_at(DEFAULT_HOURS, MONDAY, time(0))) == ["00:00-12:00", "13:00-17:00"]
    assert opens_at(DEFAULT_HOURS, MONDAY, time(8)) is DEFAULT_HOURS
    assert spans(opens_at(DEFAULT_HOURS, MONDAY, time(9)), 2) == ["08:00-12:00", "13:00-17:00"], "of that day alone"


def test_a_break_that_no_longer_lies_within_the_day_is_gone() -> None:
    assert spans(closes_at(DEFAULT_HOURS, MONDAY, ONE)) == ["08:00-13:00"]
    assert spans(opens_at(DEFAULT_HOURS, MONDAY, time(12, 30))) == ["12:30-17:00"]
    assert spans(pause_at(DEFAULT_HOURS, MONDAY, None)) == ["08:00-17:00"]
    assert spans(pause_at(DEFAULT_HOURS, MONDAY, (time(12, 15), ONE))) == ["08:00-12:15", "13:00-17:00"]
    assert pauses(DEFAULT_HOURS, MONDAY) == ((NOON, ONE),)


@pytest.mark.parametrize(
    "pause", [(time(8), time(9)), (time(16), time(17)), (ONE, NOON), (NOON, NOON), (time(6), time(7)), (NOON, time(0))]
)
def test_a_break_lies_within_the_day(pause: tuple[time, time]) -> None:
    with pytest.raises(BadHours) as refused:
        pause_at(DEFAULT_HOURS, MONDAY, pause)
    assert refused.value.fault is Fault.LUNCH


def test_a_day_does_not_end_before_it_begins() -> None:
    for edit_of, at in ((opens_at, time(17)), (opens_at, time(18)), (closes_at, time(8)), (closes_at, time(7, 59))):
        with pytest.raises(BadHours) as refused:
            edit_of(DEFAULT_HOURS, MONDAY, at)
        assert refused.value.fault is Fault.ORDER


def test_days_off_and_days_alike() -> None:
    saturday = working_day(DEFAULT_HOURS, SATURDAY)
    assert spans(saturday, SATURDAY) == spans(DEFAULT_HOURS, 5)
    assert working_day(saturday, SATURDAY) is saturday
    assert day_off(saturday, SATURDAY) == day_off(day_off(saturday, SATURDAY), SATURDAY) == DEFAULT_HOURS
    early = like_it(opens_at(saturday, 2, time(7)), 2)
    assert {day: spans(early, day) for day in early.week} == dict.fromkeys(range(1, 7), ["07:00-12:00", "13:00-17:00"])
    assert like_it(DEFAULT_HOURS, SATURDAY) is DEFAULT_HOURS, "a day off is no pattern"
    assert spans(working_day(OfficeHours({}), SATURDAY), SATURDAY) == ["08:00-12:00", "13:00-17:00"]


def test_hours_by_which_no_term_could_end_are_refused() -> None:
    alone = DEFAULT_HOURS
    for day in (1, 2, 3, 4):
        alone = enough(day_off(alone, day), NOW)
    short = pause_at(replace(alone, week={5: ((time(8), time(9)),)}), 5, None)
    for hours in (OfficeHours({}), day_off(alone, 5), short):
        with pytest.raises(BadHours) as refused:
            enough(hours, NOW)
        assert refused.value.fault is Fault.NO_TIME


@patiently
@given(
    st.dictionaries(st.integers(1, 7), st.just(USUAL)),
    st.lists(st.tuples(st.integers(0, 366), st.integers(1, 60)), max_size=12),
    st.integers(0, 400),
    st.sampled_from(sorted(RULES)),
)
def test_whatever_was_let_through_every_term_ends(
    week: dict[int, tuple[tuple[time, time], ...]], closings: list[tuple[int, int]], later: int, code: str
) -> None:
    """With any week and any closed days that were taken, on any day of the year to come."""
    hours = OfficeHours(week)
    try:
        for first, long in closings:
            since = TODAY + first * DAY
            hours = enough(shut(hours, since, min(since + (long - 1) * DAY, TODAY + 366 * DAY), TODAY), NOW)
        enough(hours, NOW)
    except BadHours:
        return
    assert due(RULES[code], NOW + later * DAY, hours) > NOW + later * DAY


def test_closed_days_come_and_go() -> None:
    closed = shut(DEFAULT_HOURS, TODAY + DAY, TODAY + 3 * DAY, TODAY)
    assert days_closed(closed, TODAY) == tuple(TODAY + n * DAY for n in (1, 2, 3))
    assert shut(closed, TODAY + DAY, TODAY + DAY, TODAY) == closed, "twice closed is once closed"
    assert days_closed(closed, TODAY + 3 * DAY) == (TODAY + 3 * DAY,), "what is over is not shown"
    assert days_closed(reopened(closed, TODAY + 2 * DAY), TODAY) == (TODAY + DAY, TODAY + 3 * DAY)
    assert reopened(closed, TODAY) == closed


@pytest.mark.parametrize(
    ("first", "last", "fault"),
    [(2, 1, Fault.DAYS), (-1, 1, Fault.PAST), (1, 400, Fault.FAR), (1, 61, Fault.LONG)],
)
def test_closed_days_that_make_no_sense(first: int, last: int, fault: Fault) -> None:
    with pytest.raises(BadHours) as refused:
        shut(DEFAULT_HOURS, TODAY + first * DAY, TODAY + last * DAY, TODAY)
    assert refused.value.fault is fault
    assert shut(DEFAULT_HOURS, TODAY + DAY, TODAY + 60 * DAY, TODAY).closed


def test_after_the_war_holidays_are_days_off() -> None:
    peace = martial(DEFAULT_HOURS, False, TODAY)
    assert not peace.martial_law
    assert days_closed(peace, TODAY)[0] == date(2026, 12, 25)
    assert date(2030, 8, 24) in peace.holidays
    assert date(2027, 5, 2) in peace.holidays and date(2027, 5, 2) not in days_closed(peace, TODAY), "Easter Sunday"
    assert martial(peace, False, TODAY) is peace
    assert date(2027, 1, 1) not in days_closed(reopened(peace, date(2027, 1, 1)), TODAY)
    again = martial(peace, True, TODAY)
    assert again.martial_law and days_closed(again, TODAY) == ()
    assert martial(again, True, TODAY) is again


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (2024, date(2024, 5, 5)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 12)),
        (2027, date(2027, 5, 2)),
        (2028, date(2028, 4, 16)),
        (2029, date(2029, 4, 8)),
        (2030, date(2030, 4, 28)),
    ],
)
def test_easter(year: int, sunday: date) -> None:
    assert easter(year) == sunday
    off = public_holidays(year)
    assert {sunday, sunday + DAY, sunday + 49 * DAY, sunday + 50 * DAY, date(year, 8, 24)} <= off
    worked = [day for day in off if day.isoweekday() < SATURDAY]
    assert len(worked) == 11, "each holiday gives one day off"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        *(("8", time(8)), ("8:15", time(8, 15)), ("08.15", time(8, 15)), ("815", time(8, 15)), ("0815", time(8, 15))),
        *(
            ("з 9", time(9)),
            ("24:00", time(0)),
            ("0:00", time(0)),
            ("8 год 30 хв", time(8, 30)),
            ("17,30", time(17, 30)),
        ),
    ],
)
def test_a_time_is_read(text: str, at: time) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["", "вісім", "25", "8:60", "8:15-9:00", "24:30", "12 30 45", "8:1", "123456"])
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize("text", ["12:15-13:00", "12.15 – 13", "1215-1300", "з 12:15 до 13:00", "12:15 13:00"])
def test_a_break_is_read(text: str) -> None:
    assert read_span(text) == (time(12, 15), time(13))


@given(st.text(max_size=40))
def test_any_words_are_read_without_trouble(text: str) -> None:
    assert read_time(text) is None or read_span(text) is None
