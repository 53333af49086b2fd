"""A worker looks at the visits of a case in hand; the coordinators of its community may read them."""

from __future__ import annotations

from dataclasses import dataclass

from domain.endings_shared import held_by
from domain.people import Actor, Role
from domain.requests import NotFound, Request
from domain.visits import Visit, VisitChanged
from usecases import casework, looking, offers
from usecases.offices import office
from usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Shown:
    """A visit with its request; `phone_only`: its resident cannot be asked by the bot; `mine`: the reader makes it."""

    request: Request
    visit: Visit
    phone_only: bool
    mine: bool


async def of_case(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, list[Visit]]:
    """The open visits of a case. Raises NotFound, Stale, NotNow."""
    request, _by = await casework.in_hand(work, actor, request_id)
    return request, await work.visits.open_of(request.id)


async def listed(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, list[Visit], bool]:
    """The same, and whether the reader makes them: who coordinates its community reads those of any case.

    Raises NotFound; to others than them Stale and NotNow, as above."""
    request = await casework.look(work, actor, request_id)
    if not _reads(actor, request):
        return *await of_case(work, actor, request_id), True
    looking.note_opened(work, actor, request)
    return request, await work.visits.open_of(request.id), False


async def shown(work: UnitOfWork, actor: Actor, visit_id: int) -> Shown:
    """One visit as it is. Raises NotFound; Stale for whoever has its case no more."""
    visit = await work.visits.get(visit_id)
    if visit is None:
        raise NotFound
    request = await casework.look(work, actor, visit.request_id)
    mine = not _reads(actor, request)
    if mine:
        held_by(request, offers.by_worker(actor, request))
    else:
        looking.note_opened(work, actor, request)
    return Shown(request, visit, not await casework.writable(work, request), mine)


async def to_change(work: UnitOfWork, actor: Actor, visit_id: int, version: int) -> Shown:
    """The same for whoever makes it, while it is still what its button was made for. Raises VisitChanged, too."""
    found = await shown(work, actor, visit_id)
    if not found.mine:
        raise NotFound
    if found.visit.version != version or not found.visit.open:
        raise VisitChanged(found.visit)
    return found


async def weekdays_open(work: UnitOfWork, request: Request) -> tuple[int, ...]:
    """The ISO weekdays on which the office works."""
    week = (await office(work, request.community)).hours.week
    return tuple(day for day in sorted(week) if week[day])


async def coming(work: UnitOfWork, visit: Visit) -> Visit | None:
    """The visit that its schedule goes on with."""
    return next((one for one in await work.visits.open_of(visit.request_id) if one.follows == visit.id), None)


def _reads(actor: Actor, request: Request) -> bool:
    """As a coordinator, who does not have the case; never one's own."""
    heads = actor.holds(Role.COORDINATOR, request.community) and request.person_id != actor.person.id
    return heads and not looking.holds(actor, request)
