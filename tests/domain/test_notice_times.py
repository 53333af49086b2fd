"""When a notice begins and ends: by day for ordinary ones, never before now, never over before it began."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import notice_times as times
from domain.notice_times import BadTime, TimeFault
from domain.notices import Notice

KYIV = "Europe/Kyiv"
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)  # Monday, 10:00 in Kyiv
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DRAFT = Notice(1, 1, NOW)
DANGER = replace(DRAFT, danger="fire")
NIGHT = NOW + 13 * HOUR  # 23:00
MORNING = datetime(2026, 11, 24, 6, tzinfo=UTC)  # 08:00


def test_what_was_not_said_ends_two_days_after_the_start() -> None:
    later = replace(DRAFT, starts_at=NOW + DAY)
    assert times.expires(DRAFT, NOW) == NOW + 2 * DAY
    assert times.expires(later, NOW) == NOW + 3 * DAY
    assert times.expires(later, NOW + 2 * DAY) == NOW + 4 * DAY  # a start that has gone by is now
    assert times.expires(replace(later, not_after=NOW + HOUR), NOW) == NOW + HOUR


def test_ordinary_ones_begin_by_day_and_a_danger_at_any_hour() -> None:
    assert times.start_at(DRAFT, NOW + HOUR, NOW, KYIV) == NOW + HOUR
    assert times.start_at(DRAFT, NIGHT, NOW, KYIV) == MORNING
    assert times.start_at(DANGER, NIGHT, NOW, KYIV) == NIGHT
    assert times.opens(DRAFT, NIGHT, KYIV) == MORNING
    assert times.opens(DANGER, NIGHT, KYIV) == NIGHT


@pytest.mark.parametrize(("ahead", "fault"), [(-HOUR, "past"), (timedelta(), "past"), (367 * DAY, "far")])
def test_a_start_that_cannot_be(ahead: timedelta, fault: str) -> None:
    with pytest.raises(BadTime) as bad:
        times.start_at(DRAFT, NOW + ahead, NOW, KYIV)
    assert bad.value.fault is TimeFault(fault)


@pytest.mark.parametrize(
    ("ahead", "fault"),
    [(-HOUR, "past"), (3 * HOUR, "early"), (4 * HOUR, "early"), (5 * DAY, ""), (40 * DAY, "long")],
)
def test_an_end_that_cannot_be(ahead: timedelta, fault: str) -> None:
    notice = replace(DRAFT, starts_at=NOW + 4 * HOUR)
    if not fault:
        assert times.expire_at(notice, NOW + ahead, NOW, KYIV) == NOW + ahead
        return
    with pytest.raises(BadTime) as bad:
        times.expire_at(notice, NOW + ahead, NOW, KYIV)
    assert bad.value.fault is TimeFault(fault)


def test_at_night_an_end_before_the_morning_is_too_early() -> None:
    with pytest.raises(BadTime):
        times.expire_at(DRAFT, NIGHT + 2 * HOUR, NIGHT, KYIV)
    assert times.expire_at(DANGER, NIGHT + 2 * HOUR, NIGHT, KYIV) == NIGHT + 2 * HOUR


def test_how_many_are_told_in_time_and_before_the_night() -> None:
    soon = replace(DRAFT, not_after=NOW + HOUR)
    assert times.in_time(soon, 1_000_000, 25, NOW, KYIV) == 90_000
    assert times.in_time(soon, 500, 25, NOW, KYIV) == 500
    assert times.till_night(DRAFT, 2_000_000, 25, NOW, KYIV) == 11 * 3600 * 25
    assert times.till_night(DANGER, 2_000_000, 25, NOW, KYIV) == 2_000_000
    # 11 hours today, 13 tomorrow, 2 the day after; and none of the nights between.
    assert times.in_time(DRAFT, 5_000_000, 25, NOW, KYIV) == (11 + 13 + 2) * 3600 * 25
    assert times.in_time(DANGER, 5_000_000, 25, NOW, KYIV) == 48 * 3600 * 25


def test_how_long_it_takes() -> None:
    assert times.lasts(3906, 25) == timedelta(seconds=156.24)
    assert times.lasts(10, 0) == timedelta(seconds=10)


@given(st.integers(-2000, 20_000), st.booleans(), st.integers(-1000, 60_000))
def test_what_may_be_chosen_is_never_over_before_it_begins(ahead: int, danger: bool, lasting: int) -> None:
    """Whatever is pressed or written: a kept start lies ahead, by day if ordinary; a kept end comes after it."""
    notice = DANGER if danger else DRAFT
    try:
        starts = times.start_at(notice, NOW + timedelta(minutes=ahead), NOW, KYIV)
        kept = replace(notice, starts_at=starts)
        ends = times.expire_at(kept, NOW + timedelta(minutes=lasting), NOW, KYIV)
    except BadTime:
        return
    assert starts > NOW and ends > starts
    assert times.opens(kept, NOW, KYIV) == starts
    assert times.in_time(replace(kept, not_after=ends), 10**9, 25, NOW, KYIV) > 0
