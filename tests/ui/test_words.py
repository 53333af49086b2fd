"""Dates in words: every weekday, both languages, midnight, DST days, another year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.catalogues import LOCALES, read
from bot.i18n import texts_of
from bot.ui import words

TZ = "Europe/Kyiv"
UK, EN = (texts_of(read(LOCALES, lang)) for lang in ("uk", "en"))


def kyiv(year: int, month: int, day: int, hour: int = 17, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(TZ)).astimezone(UTC)


NOW = kyiv(2026, 11, 10, 12)  # a Tuesday


@pytest.mark.parametrize(
    ("day", "uk_on", "uk_by", "uk_short", "en_on", "en_by"),
    [
        (23, "у понеділок, 23", "до понеділка, 23", "пн 23.11", "on Monday, 23", "by Monday, 23"),
        (24, "у вівторок, 24", "до вівторка, 24", "вт 24.11", "on Tuesday, 24", "by Tuesday, 24"),
        (25, "у середу, 25", "до середи, 25", "ср 25.11", "on Wednesday, 25", "by Wednesday, 25"),
        (26, "у четвер, 26", "до четверга, 26", "чт 26.11", "on Thursday, 26", "by Thursday, 26"),
        (27, "у п'ятницю, 27", "до п'ятниці, 27", "пт 27.11", "on Friday, 27", "by Friday, 27"),
        (28, "у суботу, 28", "до суботи, 28", "сб 28.11", "on Saturday, 28", "by Saturday, 28"),
        (29, "у неділю, 29", "до неділі, 29", "нд 29.11", "on Sunday, 29", "by Sunday, 29"),
    ],
)
def test_weekdays(day: int, uk_on: str, uk_by: str, uk_short: str, en_on: str, en_by: str) -> None:
    at = kyiv(2026, 11, day)
    assert words.on_day(UK, at, TZ, NOW) == f"{uk_on} листопада"
    assert words.by(UK, at, TZ, NOW) == f"{uk_by} листопада, 17:00"
    assert words.short(UK, at, TZ) == f"{uk_short}, 17:00"
    assert words.on_day(EN, at, TZ, NOW) == f"{en_on} November"
    assert words.by(EN, at, TZ, NOW) == f"{en_by} November, 17:00"


@pytest.mark.parametrize(
    ("at", "uk_on", "uk_by", "en_on", "en_by"),
    [
        (kyiv(2026, 11, 10), "сьогодні", "сьогодні до 17:00", "today", "by 17:00 today"),
        (kyiv(2026, 11, 10, 23, 59), "сьогодні", "сьогодні до 23:59", "today", "by 23:59 today"),
        (kyiv(2026, 11, 11, 0), "завтра, у середу", "сьогодні до 24:00", "tomorrow, on Wednesday", "by 24:00 today"),
        (
            kyiv(2026, 11, 11, 0, 1),
            "завтра, у середу",
            "завтра до 00:01",
            "tomorrow, on Wednesday",
            "by 00:01 tomorrow",
        ),
        (
            kyiv(2026, 11, 12, 0),
            "у четвер, 12 листопада",
            "завтра до 24:00",
            "on Thursday, 12 November",
            "by 24:00 tomorrow",
        ),
        (
            kyiv(2026, 11, 9),
            "вчора, у понеділок",
            "до понеділка, 9 листопада, 17:00",
            "yesterday, on Monday",
            "by Monday, 9 November, 17:00",
        ),
        (
            kyiv(2027, 1, 1),
            "у п'ятницю, 1 січня 2027 року",
            "до п'ятниці, 1 січня 2027 року, 17:00",
            "on Friday, 1 January 2027",
            "by Friday, 1 January 2027, 17:00",
        ),
    ],
)
def test_near_days_midnight_and_another_year(at: datetime, uk_on: str, uk_by: str, en_on: str, en_by: str) -> None:
    assert words.on_day(UK, at, TZ, NOW) == uk_on
    assert words.by(UK, at, TZ, NOW) == uk_by
    assert words.on_day(EN, at, TZ, NOW) == en_on
    assert words.by(EN, at, TZ, NOW) == en_by


@pytest.mark.parametrize(
    ("night", "before", "after"),
    [
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "02:59", "04:00"),  # the clock goes from 03:00 to 04:00
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "03:59", "03:00"),  # and from 04:00 back to 03:00
    ],
)
def test_dst_days(night: datetime, before: str, after: str) -> None:
    minute = timedelta(minutes=1)
    assert words.clock(night - minute, TZ) == before
    assert words.clock(night, TZ) == after
    assert words.on_day(UK, night + timedelta(hours=12), TZ, night - minute) == "сьогодні"
    assert words.on_day(UK, night + timedelta(hours=22, minutes=30), TZ, night) == "завтра, у понеділок"
    assert words.by(UK, night, TZ, night - minute) == f"сьогодні до {after}"


def test_today_is_the_readers_day_and_not_that_of_utc() -> None:
    now = kyiv(2026, 11, 24, 0, 30)  # 22:30 of the 23rd in UTC
    assert words.by(UK, kyiv(2026, 11, 24), TZ, now) == "сьогодні до 17:00"
    assert words.on_day(UK, kyiv(2026, 11, 25), TZ, now) == "завтра, у середу"


def test_all_months_stand_beside_a_day() -> None:
    said = [words.on_day(UK, kyiv(2025, month, 15), TZ, NOW).split()[3] for month in range(1, 13)]
    assert " ".join(said) == ("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня")


def test_english_short() -> None:
    assert words.short(EN, kyiv(2026, 1, 5, 9, 5), TZ) == "Mon 05.01, 09:05"
