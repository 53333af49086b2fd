"""A moment is understood however it is written; what cannot be read whole is not guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.moments import Told, moment, read_moment

KYIV = "Europe/Kyiv"
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)  # Monday, 10:00 in Kyiv

BOTH = """
завтра о 9|завтра в 9 часов утра|завтра о 9 год|завтра, 9:00|ЗАВТРА О 9 -> 11-24 09:00
завтра о 9:30|о 9.30 завтра|завтра о 9-30|завтра 9:30|завтра 9 год 30 хв -> 11-24 09:30
25.11 18:30|25/11 18:30|2026-11-25 18:30|25 листопада о 18:30|о 18.30 25 листопада -> 11-25 18:30
у середу, 25.11, о 18:30|в среду в 18:30 -> 11-25 18:30
у п'ятницю о 7 вечора|в пятницу в 7 вечера|п'ятниця 19:00|не пізніше 19:00 п'ятниці -> 11-27 19:00
до 18:00 середи|середа до 18|25.11 до 18.00 -> 11-25 18:00
завтра опівдні|завтра о 12|12:00 24.11|завтра в полдень -> 11-24 12:00
через 2 години|через дві години|за 2 часа|через 120 хвилин -> 11-23 12:00
через годину|за годину -> 11-23 11:00
через півгодини|через полчаса|через 30 хвилин|за 30 хв -> 11-23 10:30
через 3 дні о 9|о 9 через три дні -> 11-26 09:00
28-го о 8|28 числа о 8 ранку -> 11-28 08:00
"""
CLOCK = """
9|09:00|о 9|о 9 ранку|в 9 утра|9 год|об 9 -> 09:00
18|1800|18:00|до 18|о 6 вечора|6 вечора -> 18:00
о 3 дня|15:00|на 15 -> 15:00
24:00|о 24:00|о 12 ночі -> 24:00
о 10.12 -> 10:12
"""
DAY = """
завтра|завтра вранці|завтра до кінця дня|завтра о 25 -> 11-24
до кінця дня|сьогодні -> 11-23
до 25 листопада|до 25.11|до середи|25.11 -> 11-25
"""
NOTHING = "|не знаю|коли зручно о 9|067 123 45 67|о пів на десяту|25:00|31.02 о 9|через 2 роки о 9|о 9 і о 10|в гості"


def rows(table: str) -> list[tuple[str, str]]:
    """Each phrase of the table with what it means."""
    lines = [line.split(" -> ") for line in table.strip().splitlines()]
    return [(phrase, meant) for phrases, meant in lines for phrase in phrases.split("|")]


def told(text: str) -> Told | None:
    """What is understood on that Monday."""
    return read_moment(text, NOW, KYIV)


def clock(minute: int | None) -> str:
    """«09:30»"""
    return "" if minute is None else f"{minute // 60:02}:{minute % 60:02}"


@pytest.mark.parametrize(("phrase", "meant"), rows(BOTH))
def test_a_day_and_a_time(phrase: str, meant: str) -> None:
    found = told(phrase)
    assert found and found.day and not found.gone
    assert f"{found.day:%m-%d} {clock(found.minute)}" == meant


@pytest.mark.parametrize(("phrase", "meant"), rows(CLOCK))
def test_a_time_alone(phrase: str, meant: str) -> None:
    found = told(phrase)
    assert found and found.day is None
    assert clock(found.minute) == meant


@pytest.mark.parametrize(("phrase", "meant"), rows(DAY))
def test_a_day_alone(phrase: str, meant: str) -> None:
    found = told(phrase)
    assert found and found.day and found.minute is None
    assert f"{found.day:%m-%d}" == meant


@pytest.mark.parametrize("phrase", NOTHING.split("|"))
def test_nothing_is_guessed(phrase: str) -> None:
    assert told(phrase) is None


def test_a_day_that_has_gone_by_is_said_to_be_so() -> None:
    assert told("вчора о 9") == Told(date(2026, 11, 22), 540, gone=True)


def test_moments_of_the_nights_when_the_clock_is_changed() -> None:
    assert moment(date(2026, 3, 29), 3 * 60 + 30, KYIV) == datetime(2026, 3, 29, 1, tzinfo=UTC)  # 03:30 is skipped
    assert moment(date(2026, 10, 25), 3 * 60 + 30, KYIV) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the first one
    assert moment(date(2026, 11, 23), 24 * 60, KYIV) == datetime(2026, 11, 23, 22, tzinfo=UTC)


@given(st.text(max_size=60))
def test_any_words_are_read_without_a_fault(text: str) -> None:
    found = told(text)
    assert found is None or found.minute is None or 0 <= found.minute <= 1440


@given(st.integers(0, 23), st.integers(0, 59), st.integers(1, 300))
def test_what_is_written_plainly_is_read_back(hour: int, minute: int, ahead: int) -> None:
    day = date.fromordinal(date(2026, 11, 23).toordinal() + ahead)
    assert told(f"{day:%d.%m.%Y} {hour:02}:{minute:02}") == Told(day, hour * 60 + minute)
