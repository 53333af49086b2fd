"""Public holidays of Ukraine in peace: Labour Code, articles 67 and 73. Under martial law they are worked."""

from __future__ import annotations

from datetime import date, timedelta

_DAY = timedelta(days=1)
_FIXED = ((1, 1), (3, 8), (5, 1), (5, 8), (6, 28), (7, 15), (8, 24), (10, 1), (12, 25))  # month, day
_TRINITY = 49  # days after Easter
_SATURDAY = 6


def easter(year: int) -> date:
    """Easter Sunday of the Eastern churches by today's calendar, 1900–2099: reckoned by the Julian one."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + 13 * _DAY


def public_holidays(year: int) -> frozenset[date]:
    """The days off: the holidays, and for each that falls on a weekend the next day that is none."""
    named = {date(year, month, day) for month, day in _FIXED} | {easter(year), easter(year) + _TRINITY * _DAY}
    off = set(named)
    for holiday in sorted(day for day in named if _weekend(day)):
        instead = holiday
        while instead in off or _weekend(instead):
            instead += _DAY
        off.add(instead)
    return frozenset(off)


def _weekend(day: date) -> bool:
    return day.isoweekday() >= _SATURDAY
