"""Telegram says that a person switched the bot off, or on again: whoever helps them has to know."""

from __future__ import annotations

from domain.people import Actor, Reach
from domain.requests import HELD, By, Request, Stale
from domain.transitions import NoteReach, transition
from usecases.apply import apply
from usecases.existing import person_or_none
from usecases.ports import UnitOfWork

KINDS = {"unreachable": False, "reachable": True}
MOST = 100


async def tell_workers(work: UnitOfWork, actor: Actor, reachable: bool) -> None:
    """Each worker who holds an open request of this person: once for a blocking; of the return those who were told."""
    for request in await work.requests.of_person(actor.person.id, MOST):
        if request.status in HELD:
            await _tell(work, request, By(actor.person.id), reachable)


async def tell_new_worker(work: UnitOfWork, request: Request) -> Request:
    """Whoever has just taken a request of a person who switched the bot off long ago has to know it too."""
    resident = await person_or_none(work, request.person_id)
    if resident is None or resident.reach is not Reach.BLOCKED:
        return request
    return await apply(work, transition(request, NoteReach(False), By(request.person_id), work.now))


async def _tell(work: UnitOfWork, request: Request, by: By, reachable: bool) -> None:
    noted = [KINDS[event.kind] for event in await work.requests.events(request.id) if event.kind in KINDS]
    if (noted[-1] if noted else True) is reachable:
        return
    try:
        await apply(work, transition(request, NoteReach(reachable), by, work.now))
    except Stale as lost:  # somebody was first with another change: this one is to be noted all the same
        if lost.fresh.status in HELD:
            await apply(work, transition(lost.fresh, NoteReach(reachable), by, work.now))
