"""When the staff hear of their day, and what the morning list counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from domain.communities import OfficeHours
from domain.deadlines import NoWorkingTime, instant, local, next_open
from domain.lateness import term_over
from domain.people import Membership, Role
from domain.requests import Request
from domain.timers import Timer, TimerKind
from domain.visits import Visit, VisitState

AT = {TimerKind.MORNING: time(8, 30), TimerKind.EVENING: time(17, 30)}
OF_ROLE = {Role.WORKER: (TimerKind.MORNING,), Role.COORDINATOR: (TimerKind.MORNING, TimerKind.EVENING)}
_DAY = timedelta(days=1)


def today(hours: OfficeHours, now: datetime) -> date:
    """The local day."""
    return local(now, hours.timezone).date()


def bounds(hours: OfficeHours, now: datetime) -> tuple[datetime, datetime]:
    """When the local day begins, and when the next one does."""
    day = today(hours, now)
    return instant(day, time(0), hours.timezone), instant(day + _DAY, time(0), hours.timezone)


def works_on(hours: OfficeHours, day: date) -> bool:
    """Whether the office works on this day at all."""
    try:
        return today(hours, next_open(hours, instant(day, time(0), hours.timezone))) == day
    except NoWorkingTime:
        return False


def wakes(member: Membership, hours: OfficeHours, now: datetime) -> tuple[Timer, ...]:
    """The next of each kind for this colleague. Every day has one: whether the office works is seen when it comes."""
    return tuple(_next(kind, member.id, hours, now) for kind in OF_ROLE[member.role])


def _next(kind: TimerKind, member: int, hours: OfficeHours, now: datetime) -> Timer:
    day = today(hours, now)
    day = day if instant(day, AT[kind], hours.timezone) > now else day + _DAY
    return Timer(kind, member, instant(day, AT[kind], hours.timezone), 0, f"{member}:{kind}:{day:%y%m%d}")


def terms_late(requests: Iterable[Request], now: datetime) -> list[Request]:
    """Open requests with a running term that is over."""
    return [r for r in requests if term_over(r, now)]


def by_place(visits: Sequence[Visit]) -> list[dict[str, Any]]:
    """As plain values: each settlement once, in the order of its first visit, with its windows and who agreed."""
    places = dict.fromkeys(visit.settlement for visit in visits)
    return [{"place": place, "at": [_window(v) for v in visits if v.settlement == place]} for place in places]


def _window(visit: Visit) -> list[Any]:
    return [visit.starts_at.isoformat(), visit.ends_at.isoformat(), visit.state is VisitState.CONFIRMED]
