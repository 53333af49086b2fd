"""«📅 Візити» of a worker: a day, a week, what is ahead. Whose visits they are is whose requests they hold now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.communities import DEFAULT_HOURS
from domain.deadlines import instant, local
from domain.people import Actor
from domain.requests import Request
from domain.visits import Visit
from usecases.finding import MOST, mine
from usecases.ports import UnitOfWork

WEEK = timedelta(days=7)
AHEAD = timedelta(days=60)  # of the file for a calendar
_DAY = timedelta(days=1)
_TZ = DEFAULT_HOURS.timezone


@dataclass(frozen=True, slots=True)
class Planned:
    """A visit with its request."""

    visit: Visit
    request: Request

    @property
    def day(self) -> date:
        """Its local day."""
        return local(self.visit.starts_at, _TZ).date()


def today(now: datetime) -> date:
    """The local day of this moment."""
    return local(now, _TZ).date()


async def day_of(work: UnitOfWork, actor: Actor, day: date) -> list[Planned]:
    """The actor's visits of a local day, by start."""
    return await _between(work, actor, day, day + _DAY)


async def week_of(work: UnitOfWork, actor: Actor, first: date) -> list[Planned]:
    """Those of seven days."""
    return await _between(work, actor, first, first + WEEK)


async def ahead(work: UnitOfWork, actor: Actor) -> list[Planned]:
    """What is agreed or asked from today on, for the calendar of the worker. That it was taken out is on record."""
    since = today(work.now)
    for code in dict.fromkeys(member.community for member in actor.helping):
        work.audit.note(actor.person.id, "exported", community=code)
    return [one for one in await _between(work, actor, since, since + AHEAD) if one.visit.open]


async def _between(work: UnitOfWork, actor: Actor, since: date, until: date) -> list[Planned]:
    visits = await work.visits.of_workers([member.id for member in actor.helping], _begins(since), _begins(until))
    return _planned(visits, await mine(work, actor) if visits else ())


async def of_member(work: UnitOfWork, membership_id: int, day: date) -> list[Planned]:
    """What whoever works in this role has that day; who may look is the caller's to ask."""
    visits = await work.visits.of_workers([membership_id], _begins(day), _begins(day + _DAY))
    return _planned(visits, await work.requests.of_worker([membership_id], MOST) if visits else ())


def _planned(visits: Iterable[Visit], requests: Iterable[Request]) -> list[Planned]:
    held = {request.id: request for request in requests}
    return [Planned(visit, held[visit.request_id]) for visit in visits if visit.request_id in held]


def _begins(day: date) -> datetime:
    return instant(day, time(0), _TZ)


def still_open(planned: Sequence[Planned], now: datetime) -> list[Planned]:
    """Those that may yet be moved: not over, and not told how they were."""
    return [one for one in planned if one.visit.open and one.visit.ends_at > now]
