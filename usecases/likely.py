"""Requests that may be about the same need: hinted to whoever may see them both, and to nobody else."""

from __future__ import annotations

from collections.abc import Sequence

from domain.likeness import joined_to, keys_of
from domain.people import Actor, Membership, Person, may_see
from domain.requests import OPEN, Request
from domain.twins import NEAR, SAME
from usecases.ports import UnitOfWork

MOST, MOST_TWINS = 5, 100


async def near(work: UnitOfWork, request: Request) -> list[Request]:
    """Requests of the same person, phone or home in the same community, of thirty days; whoever may see them."""
    keys = [key for key in keys_of(request) if key[0] in SAME]
    found = await work.lists.alike(keys, [request.community], request.created_at - NEAR)
    return [one for one in found if one.id != request.id]


async def alike(work: UnitOfWork, request: Request) -> list[Request]:
    """Those of them about the same service that are open still; in place of one that is joined, that which goes on."""
    same = [one for one in await near(work, request) if one.service == request.service]
    going_on = [await main_of(work, one) or one for one in same]
    found = {one.id: one for one in going_on if one.status in OPEN and one.id != request.id}
    return list(found.values())


async def hints(work: UnitOfWork, actor: Actor, request: Request) -> list[Request]:
    """Those that this actor may see; of what is sensitive only whoever is cleared for it hears."""
    if request.status not in OPEN:
        return []
    return [one for one in await alike(work, request) if _told(actor, request, one)][:MOST]


async def hinted(work: UnitOfWork, request: Request, asked: Sequence[Membership]) -> dict[int, tuple[str, ...]]:
    """The numbers for the offer of each membership that is asked. An offer of a sensitive request says nothing more."""
    if request.sensitive or not asked:
        return {}
    found = await alike(work, request)
    told = {m.id: tuple(one.number for one in found if _told(_as(m), request, one))[:MOST] for m in asked}
    return {id_: numbers for id_, numbers in told.items() if numbers}


def _told(actor: Actor, request: Request, other: Request) -> bool:
    cleared = any(m.cleared and m.community == request.community for m in actor.helping)
    return may_see(actor, other) and (cleared or not (request.sensitive or other.sensitive))


def _as(member: Membership) -> Actor:
    return Actor(Person(member.person_id, 0), (member,))


async def main_of(work: UnitOfWork, request: Request) -> Request | None:
    """The request that this one is joined to."""
    return await work.requests.get(request.duplicate_of, within=None) if request.duplicate_of else None


async def twins_of(work: UnitOfWork, main: Request) -> list[Request]:
    """The requests that are joined to this one."""
    found = await work.lists.alike([joined_to(main.id)], [main.community], limit=MOST_TWINS)
    return [one for one in found if one.duplicate_of == main.id]
