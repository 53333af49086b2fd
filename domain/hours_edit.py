"""Office hours changed in small steps: each gives new hours, or says why they cannot be so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from domain.communities import DEFAULT_HOURS, OfficeHours
from domain.deadlines import NoWorkingTime, add, add_days

Span = tuple[time, time]
MIDNIGHT = 24 * 60
LEAST_DAYS = 40  # working days, and below hours, that the search for a term must find: more than any term may ask for
LEAST_HOURS = timedelta(hours=80)


class Fault(StrEnum):
    """Why hours cannot be so."""

    ORDER = "order"
    LUNCH = "lunch"
    NO_TIME = "no_time"
    UNREAD = "unread"
    DAYS = "days"
    LONG = "long"
    PAST = "past"
    FAR = "far"


class BadHours(Exception):
    """The hours stay as they were."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def enough(hours: OfficeHours, now: datetime) -> OfficeHours:
    """The hours themselves when every term can end by them. Raises BadHours otherwise: nothing may wait for ever."""
    try:
        add_days(hours, now, LEAST_DAYS)
        add(hours, now, LEAST_HOURS)
    except NoWorkingTime:
        raise BadHours(Fault.NO_TIME) from None
    return hours


def opens_at(hours: OfficeHours, weekday: int, at: time) -> OfficeHours:
    """The day begins then; a break that no longer lies within it is gone."""
    first, last = _ends(hours, weekday)
    return _put(hours, weekday, (_from(at), last), pauses(hours, weekday)) if first != _from(at) else hours


def closes_at(hours: OfficeHours, weekday: int, at: time) -> OfficeHours:
    """The day ends then, 00:00 is its midnight; a break that no longer lies within it is gone."""
    first, last = _ends(hours, weekday)
    return _put(hours, weekday, (first, _until(at)), pauses(hours, weekday)) if last != _until(at) else hours


def pause_at(hours: OfficeHours, weekday: int, pause: Span | None) -> OfficeHours:
    """One break, or none."""
    first, last = _ends(hours, weekday)
    if pause is None:
        return _put(hours, weekday, (first, last), ())
    if not first < _from(pause[0]) < _until(pause[1]) < last:
        raise BadHours(Fault.LUNCH)
    return _put(hours, weekday, (first, last), (pause,))


def day_off(hours: OfficeHours, weekday: int) -> OfficeHours:
    """Nobody works on this weekday."""
    return replace(hours, week={day: spans for day, spans in hours.week.items() if day != weekday and spans})


def working_day(hours: OfficeHours, weekday: int) -> OfficeHours:
    """The day is worked as the one before it is, or as usual; one that is worked already stays as it is."""
    if hours.week.get(weekday):
        return hours
    spans = next((hours.week[day] for day in range(weekday - 1, 0, -1) if hours.week.get(day)), None)
    return replace(hours, week={**hours.week, weekday: spans or DEFAULT_HOURS.week[1]})


def like_it(hours: OfficeHours, weekday: int) -> OfficeHours:
    """Every working day is as this one."""
    spans = hours.week.get(weekday, ())
    return replace(hours, week={day: spans for day, former in hours.week.items() if former}) if spans else hours


def pauses(hours: OfficeHours, weekday: int) -> tuple[Span, ...]:
    """The breaks of a day: what lies between its spans."""
    spans = hours.week.get(weekday, ())
    return tuple((before[1], after[0]) for before, after in zip(spans, spans[1:], strict=False))


def _ends(hours: OfficeHours, weekday: int) -> tuple[int, int]:
    spans = hours.week.get(weekday) or DEFAULT_HOURS.week[1]
    return _from(spans[0][0]), _until(spans[-1][1])


def _put(hours: OfficeHours, weekday: int, ends: tuple[int, int], breaks: tuple[Span, ...]) -> OfficeHours:
    first, last = ends
    if first >= last:
        raise BadHours(Fault.ORDER)
    inside = [(_from(a), _from(b)) for a, b in breaks if first < _from(a) and _from(b) < last]
    cuts = [first, *(at for pause in inside for at in pause), last]
    spans = tuple((_time(a), _time(b)) for a, b in zip(cuts[::2], cuts[1::2], strict=True))
    return replace(hours, week={**hours.week, weekday: spans})


def _from(at: time) -> int:
    return at.hour * 60 + at.minute


def _until(at: time) -> int:
    return _from(at) or MIDNIGHT


def _time(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)
