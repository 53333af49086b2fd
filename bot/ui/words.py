"""Dates as people say them: «у вівторок, 24 листопада», «завтра до 17:00».

The weekdays stand in the catalogues in the form that the sentence needs, so nothing is declined by code.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

from babel.dates import get_day_names, get_month_names

from bot.i18n import Texts, mark
from domain.deadlines import Zone, local

_DAY = timedelta(days=1)
_ON = (
    mark("on Monday"),
    mark("on Tuesday"),
    mark("on Wednesday"),
    mark("on Thursday"),
    mark("on Friday"),
    mark("on Saturday"),
    mark("on Sunday"),
)
_BY = (
    mark("by Monday"),
    mark("by Tuesday"),
    mark("by Wednesday"),
    mark("by Thursday"),
    mark("by Friday"),
    mark("by Saturday"),
    mark("by Sunday"),
)


def on_day(t: Texts, at: datetime, tz: Zone, now: datetime) -> str:
    """The day of `at`: «сьогодні», «завтра, у середу», «у вівторок, 24 листопада»; the year only when another."""
    day, today = local(at, tz).date(), local(now, tz).date()
    weekday = t.say(_ON[day.weekday()])
    if day == today:
        return t.say("today")
    if day == today + _DAY:
        return t.say("tomorrow, {on_weekday}", on_weekday=weekday)
    if day == today - _DAY:
        return t.say("yesterday, {on_weekday}", on_weekday=weekday)
    return on_date(t, day, today)


def on_date(t: Texts, day: date, today: date) -> str:
    """A day that is written down and read later: «у вівторок, 24 листопада», never «завтра»."""
    return t.say("{on_weekday}, {date}", on_weekday=t.say(_ON[day.weekday()]), date=_date(t, day, today))


def named_day(t: Texts, day: date, today: date) -> str:
    """A day to choose: «Вівторок, 24 листопада»."""
    name = get_day_names("wide", "stand-alone", locale=t.lang)[day.weekday()]
    return t.plain("{weekday}, {date}", weekday=name[:1].upper() + name[1:], date=_date(t, day, today))


def by(t: Texts, at: datetime, tz: Zone, now: datetime) -> str:
    """Until when: «сьогодні до 17:00», «до вівторка, 24 листопада, 17:00». Midnight is 24:00 of the day it ends."""
    here, today = local(at, tz), local(now, tz).date()
    midnight = here.time() == time(0)
    day = here.date() - _DAY if midnight else here.date()
    hour = "24:00" if midnight else clock(at, tz)
    if day == today:
        return t.say("by {time} today", time=hour)
    if day == today + _DAY:
        return t.say("by {time} tomorrow", time=hour)
    weekday = t.say(_BY[day.weekday()])
    return t.say("{by_weekday}, {date}, {time}", by_weekday=weekday, date=_date(t, day, today), time=hour)


def short(t: Texts, at: datetime, tz: Zone) -> str:
    """For lists and cards: «вт 24.11, 17:00»."""
    here = local(at, tz)
    weekday = _weekdays(t.lang)[here.weekday()]
    return t.say("{weekday} {date}, {time}", weekday=weekday, date=f"{here:%d.%m}", time=clock(at, tz))


def clock(at: datetime, tz: Zone) -> str:
    """The local time of day: «17:00»."""
    return f"{local(at, tz):%H:%M}"


def _date(t: Texts, day: date, today: date) -> str:
    text = t.say("{day} {month}", day=day.day, month=_months(t.lang)[day.month - 1])
    return text if day.year == today.year else t.say("{date} {year}", date=text, year=day.year)


@cache
def _months(lang: str) -> tuple[str, ...]:
    """As they stand beside a day number: «листопада»."""
    names = get_month_names("wide", context="format", locale=lang)
    return tuple(names[month] for month in range(1, 13))


@cache
def _weekdays(lang: str) -> tuple[str, ...]:
    names = get_day_names("abbreviated", context="format", locale=lang)
    return tuple(names[day] for day in range(7))
