"""Hours as an admin writes them in a template: put in one way only where nothing is lost by it, asked again only where
there is no number."""

from __future__ import annotations

from datetime import time

import pytest

from domain.answers import Wrote, refuse
from domain.notice_templates import HOURS, TEMPLATES
from domain.told_hours import plain_span, plain_time, whole_day

STEP = next(step for step in TEMPLATES["outage"].form.steps if step.key == HOURS)


@pytest.mark.parametrize("text", ["9-13", "з 9 до 13", "З 9:00 до 13:00.", "від 9 год по 13 год", "from 9 to 13"])
def test_a_span_alone_is_read(text: str) -> None:
    assert plain_span(text) == (time(9), time(13))
    assert refuse(STEP, Wrote(text), None) == ""


@pytest.mark.parametrize("text", ["9", "о 9", "9:00", "о 9 годині", "О 9.00", "at 9"])
def test_a_start_alone_is_read(text: str) -> None:
    assert plain_time(text) == time(9)
    assert refuse(STEP, Wrote(text), None) == ""


@pytest.mark.parametrize(
    "text", ["з 7 вечора до 9 вечора", "з 9 до 12, крім обіду", "до 12", "з 9", "9 вечора", "9-12 і 14-17", "30-40"]
)
def test_what_says_more_stays_as_it_was_said(text: str) -> None:
    assert (plain_span(text), plain_time(text)) == (None, None)
    assert refuse(STEP, Wrote(text), None) == ""


@pytest.mark.parametrize("text", ["вранці, як завжди", "о дев'ятій", "скоро", "не знаю"])
def test_where_there_is_no_number_it_is_asked_again(text: str) -> None:
    assert refuse(STEP, Wrote(text), None) == "no_hours"
    assert not whole_day(text)


@pytest.mark.parametrize("text", ["весь день", "Увесь день!", "протягом дня", "цілодобово", "цілий день"])
def test_the_whole_day_needs_no_number(text: str) -> None:
    assert whole_day(text)
    assert not whole_day(f"{text}, з 9")
