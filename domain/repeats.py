"""Schedules of visits: «щовівторка й щоп'ятниці», «кожні 14 днів». The next date is always a working day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from domain.communities import OfficeHours
from domain.deadlines import instant, local
from domain.visit_times import Window, windows
from domain.visits import Visit

WEEKDAYS, EVERY = "w", "d"
GAPS = (7, 14, 28)  # days between visits that can be chosen
_DAY = timedelta(days=1)
_LOOKED = 400  # days in which a working day must come


def weekdays(repeat: str) -> tuple[int, ...]:
    """The ISO weekdays of "w:2,5"; none of anything else."""
    kind, _, told = repeat.partition(":")
    return tuple(int(day) for day in told.split(",")) if kind == WEEKDAYS and told else ()


def gap(repeat: str) -> int:
    """The days of "d:14"; 0 of anything else."""
    kind, _, told = repeat.partition(":")
    return int(told) if kind == EVERY else 0


def on_weekdays(chosen: Sequence[int]) -> str:
    """The schedule of these weekdays, "" for none."""
    return f"{WEEKDAYS}:{','.join(str(day) for day in sorted(set(chosen)))}" if chosen else ""


def every(days: int) -> str:
    """The schedule of every so many days."""
    return f"{EVERY}:{days}"


def known(repeat: str) -> bool:
    """Whether it is a schedule that we offer, or none."""
    if weekdays(repeat):
        return repeat == on_weekdays(weekdays(repeat)) and all(1 <= day <= 7 for day in weekdays(repeat))
    return not repeat or repeat in {every(days) for days in GAPS}


def first_of(visit: Visit, visits: Sequence[Visit]) -> Visit:
    """The visit from which its series counts: a later one that was moved for once does not move the schedule."""
    known_ids = {one.id: one for one in visits}
    while visit.follows in known_ids:
        visit = known_ids[visit.follows]
    return visit


def next_window(hours: OfficeHours, visit: Visit, first: Visit, now: datetime) -> Window | None:
    """When the visit after this one is, by the schedule that began with `first`: later than both it and now, on a
    working day, at the usual hour of the day or as near to it as that day allows. None when it is not repeated."""
    if not visit.repeat:
        return None
    tz = hours.timezone
    since = max(local(visit.starts_at, tz).date(), local(now, tz).date() - _DAY)
    begun = local(first.starts_at, tz)
    for day in _dates(visit.repeat, begun.date(), since):
        found = _near(hours, day, begun.time())
        if found is None or found.starts_at > max(now, visit.starts_at):
            return found
    return None


def _dates(repeat: str, first: date, since: date) -> Iterator[date]:
    """The days of the schedule after `since`, in order."""
    chosen, days = weekdays(repeat), gap(repeat)
    for day in (since + n * _DAY for n in range(1, _LOOKED)):
        if (day.isoweekday() in chosen) if chosen else (days and (day - first).days % days == 0):
            yield day


def _near(hours: OfficeHours, day: date, usual: time) -> Window | None:
    """The window at the usual hour of the next working day from `day` on; the nearest one where that is no working
    time."""
    for later in (day + n * _DAY for n in range(_LOOKED)):
        open_ = windows(hours, later)
        if not open_:
            continue
        wished = instant(later, usual, hours.timezone)
        return min(open_, key=lambda window: (abs(window.starts_at - wished), window.starts_at))
    return None
