"""Days and windows of a visit: only inside the office's working time, whatever the clock does that night."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.communities import OfficeHours
from domain.deadlines import local, open_spans
from domain.visits import Visit, VisitState

WINDOW = timedelta(hours=2)
SHORTEST = timedelta(hours=1)  # what is left of a span and is shorter joins the window before it
DAYS_AHEAD, AHEAD = 20, 90  # working days to choose from, looked for within so many days
_DAY = timedelta(days=1)
_KEEPS = frozenset(VisitState) - {VisitState.CANCELLED, VisitState.NO_SHOW}  # a time that is the worker's no more


@dataclass(frozen=True, slots=True)
class Window:
    """When a visit may be; `taken` is how many visits its worker has then."""

    starts_at: datetime
    ends_at: datetime
    taken: int = 0


def windows(hours: OfficeHours, day: date) -> list[Window]:
    """All windows of a local day, in order; none on a day off."""
    return [window for span in open_spans(hours, day) for window in _cut(*span)]


def ahead(hours: OfficeHours, day: date, now: datetime) -> list[Window]:
    """Those that have not begun."""
    return [window for window in windows(hours, day) if window.starts_at > now]


def days(hours: OfficeHours, now: datetime) -> list[date]:
    """The next working days that have a window ahead, today too."""
    today = local(now, hours.timezone).date()
    open_ = (day for n in range(AHEAD) if ahead(hours, day := today + n * _DAY, now))
    return [day for _, day in zip(range(DAYS_AHEAD), open_, strict=False)]


def weighed(found: Iterable[Window], visits: Iterable[Visit]) -> list[Window]:
    """The windows with what is taken, the free ones first, else by time."""
    busy = [visit for visit in visits if visit.state in _KEEPS]
    seen = [Window(one.starts_at, one.ends_at, sum(_overlap(one, visit) for visit in busy)) for one in found]
    return sorted(seen, key=lambda window: (window.taken, window.starts_at))


def window_at(hours: OfficeHours, starts_at: datetime) -> Window | None:
    """The window of that day that begins at this moment."""
    day = local(starts_at, hours.timezone).date()
    return next((window for window in windows(hours, day) if window.starts_at == starts_at), None)


def inside(hours: OfficeHours, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether all of it is working time."""
    day = local(starts_at, hours.timezone).date()
    spans = open_spans(hours, day)
    return starts_at < ends_at and any(opens <= starts_at and ends_at <= closes for opens, closes in spans)


def _cut(opens: datetime, closes: datetime) -> Iterator[Window]:
    begins = opens
    while closes - begins >= WINDOW + SHORTEST:
        yield Window(begins, begins + WINDOW)
        begins += WINDOW
    yield Window(begins, closes)


def _overlap(window: Window, visit: Visit) -> bool:
    return window.starts_at < visit.ends_at and visit.starts_at < window.ends_at
