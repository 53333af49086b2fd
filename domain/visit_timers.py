"""When the clock looks at a visit: the evening before, two hours before, and when nobody tells how it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from domain.deadlines import add_days, daytime, instant, local
from domain.office import Office
from domain.timers import Timer, TimerKind
from domain.visits import Visit

EVENING, SOON = time(18), timedelta(hours=2)
AT_LEAST = timedelta(minutes=30)  # before the visit; a later reminder is none
_DAY = timedelta(days=1)


def timers_of(visit: Visit, office: Office, now: datetime) -> tuple[Timer, ...]:
    """All that a visit still needs; nothing when it is over."""
    return tuple(_timers(visit, office, now)) if visit.open else ()


def evening_at(visit: Visit, tz: str) -> datetime:
    """18:00 of the day before."""
    return instant(local(visit.starts_at, tz).date() - _DAY, EVENING, tz)


def soon_at(visit: Visit, tz: str) -> datetime | None:
    """Two hours before, in the morning of an early visit; None when that is no time in advance."""
    at = daytime(visit.starts_at - SOON, tz)
    return at if at <= visit.starts_at - AT_LEAST else None


def _timers(visit: Visit, office: Office, now: datetime) -> Iterator[Timer]:
    tz = office.hours.timezone
    reminders = {TimerKind.VISIT_EVENING: evening_at(visit, tz), TimerKind.VISIT_SOON: soon_at(visit, tz)}
    for kind, at in reminders.items():
        if at and at > now:
            yield _timer(visit, kind, at)
    if not visit.flagged:
        yield _timer(visit, TimerKind.VISIT_RESULT, max(asked_at(visit, office), now))
        yield _timer(visit, TimerKind.VISIT_MISSED, max(missed_at(visit, office), now))


def asked_at(visit: Visit, office: Office) -> datetime:
    """When its worker is asked how it was."""
    return daytime(office.due("visit_result", visit.ends_at), office.hours.timezone)


def missed_at(visit: Visit, office: Office) -> datetime:
    """The end of the next working day."""
    return add_days(office.hours, visit.ends_at, 1)


def _timer(visit: Visit, kind: TimerKind, at: datetime) -> Timer:
    return Timer(kind, visit.id, at, visit.version, f"{visit.id}:{kind}:{visit.version}")
