"""Days and hours on the pages of the office: «вт 24.11.2026», «Пн–Пт: 08:00–12:00, 13:00–17:00»."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import cache
from itertools import groupby
from typing import Literal

from babel.dates import get_day_names

from bot.ui.view import View
from domain.communities import OfficeHours

WEEK = range(1, 8)  # ISO weekdays
Span = tuple[time, time]
_Width = Literal["abbreviated", "wide"]


def dated(v: View, day: date) -> str:
    """A day with its weekday and year, for lists and buttons."""
    return f"{_names(v.t.lang, 'abbreviated')[day.isoweekday()]} {day:%d.%m.%Y}"


def weekday(v: View, number: int, wide: bool = True) -> str:
    """«Вівторок», or «Вт»."""
    name = _names(v.t.lang, "wide" if wide else "abbreviated")[number]
    return name[:1].upper() + name[1:]


def spans(v: View, told: Sequence[Span]) -> str:
    """«08:00–12:00, 13:00–17:00»; a day without any is a day off."""
    return ", ".join(span(one) for one in told) or v.t.plain("day off")


def span(told: Span) -> str:
    """«08:00–12:00»; midnight at the end is 24:00."""
    return f"{told[0]:%H:%M}–{until(told[1])}"


def until(at: time) -> str:
    """When a day ends: midnight is 24:00."""
    return f"{at:%H:%M}" if at != time(0) else "24:00"


def week(v: View, hours: OfficeHours) -> list[str]:
    """A line for each run of days that are alike."""
    runs = [list(run) for _, run in groupby(WEEK, lambda day: tuple(hours.week.get(day, ())))]
    return [f"{_run(v, run)}: {spans(v, hours.week.get(run[0], ()))}" for run in runs]


def _run(v: View, days: Sequence[int]) -> str:
    first, last = (weekday(v, day, wide=False) for day in (days[0], days[-1]))
    return first if len(days) == 1 else f"{first}–{last}"


@cache
def _names(lang: str, width: _Width) -> dict[int, str]:
    names = get_day_names(width, context="stand-alone", locale=lang)
    return {day: names[day - 1] for day in WEEK}
