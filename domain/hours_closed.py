"""Days on which an office is closed, and the public holidays when they count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain.communities import OfficeHours
from domain.holidays import public_holidays
from domain.hours_edit import BadHours, Fault

LONGEST_PAUSE = 60  # days closed in one go
AHEAD = 366  # days: nothing is closed further
PEACE_YEARS = 5  # for so many years the holidays are written down when they count again


def shut(hours: OfficeHours, first: date, last: date, today: date) -> OfficeHours:
    """Closed from the first day to the last."""
    if last < first:
        raise BadHours(Fault.DAYS)
    if first < today:
        raise BadHours(Fault.PAST)
    if last > today + timedelta(days=AHEAD):
        raise BadHours(Fault.FAR)
    if (last - first).days >= LONGEST_PAUSE:
        raise BadHours(Fault.LONG)
    days = {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return replace(hours, closed=hours.closed | days)


def reopened(hours: OfficeHours, day: date) -> OfficeHours:
    """Worked after all."""
    return replace(hours, closed=hours.closed - {day}, holidays=hours.holidays - {day})


def martial(hours: OfficeHours, law: bool, today: date) -> OfficeHours:
    """Under martial law holidays are worked; once it is over, those of the years to come are written down."""
    years = range(today.year, today.year + PEACE_YEARS)
    holidays = hours.holidays if law else frozenset(day for year in years for day in public_holidays(year))
    return hours if hours.martial_law == law else replace(hours, martial_law=law, holidays=holidays)


def days_closed(hours: OfficeHours, today: date) -> tuple[date, ...]:
    """The days to come that were closed, and the holidays of working days when they count, in order."""
    holidays = () if hours.martial_law else (day for day in hours.holidays if hours.week.get(day.isoweekday()))
    return tuple(sorted(day for day in hours.closed.union(holidays) if day >= today))
