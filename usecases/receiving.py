"""Who may give a request to a colleague, and who may be asked to take it."""

from __future__ import annotations

from collections import Counter

from domain.assignments import Offer, OfferState
from domain.handing import may_receive
from domain.people import Actor, Membership, Role, untrained
from domain.requests import By, NotFound, NotNow, Request
from usecases.ports import UnitOfWork
from usecases.training import wanted

_COUNTED = 500  # open cases of all colleagues together


async def receivers(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, list[Membership]]:
    """The request, and the colleagues who may be asked to take it, the least loaded first; nobody twice.

    For whoever has it and for a coordinator of its community, who may choose somebody without the training that the
    service needs, too: those come last. Raises NotFound for others.
    """
    request, _by, head = await giving(work, actor, request_id)
    wish = await wanted(work, request.community)
    skilled = frozenset[str]() if head else wish
    able = [m for m in await work.staff.team(request.community) if may_receive(request, m, skilled)]
    one_each = {m.person_id: m for m in sorted(able, key=lambda m: m.role is Role.WORKER)}  # a worker's role counts
    others = [m for m in one_each.values() if m.person_id != actor.person.id]
    return request, sorted(others, key=lambda m: (untrained(m, request, wish), m.load, m.title, m.id))


async def giving(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, By, bool]:
    """The request, and the actor as the one who has it or (True) as a coordinator. Raises NotFound for others."""
    request = await work.requests.get(request_id, within=actor)
    held = request.holder.membership_id if request.holder else 0
    if any(m.id == held for m in actor.helping):
        return request, By(actor.person.id, held), False
    return request, as_head(actor, request), True


async def headed(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, By]:
    """The request, and the actor as a coordinator of its community. Raises NotFound for others, and of one's own."""
    request = await work.requests.get(request_id, within=actor)
    return request, as_head(actor, request)


def as_head(actor: Actor, request: Request) -> By:
    """The actor as a coordinator of the request's community. Raises NotFound for others, and of one's own request."""
    head = next((m for m in actor.roles(Role.COORDINATOR) if m.community == request.community), None)
    if head is None or request.person_id == actor.person.id:
        raise NotFound
    return By(actor.person.id, head.id)


async def offer_to(work: UnitOfWork, actor: Actor, request_id: int, membership: str) -> Offer:
    """An offer to this colleague, whom a button named. Raises NotNow when they cannot be asked (any more)."""
    request, able = await receivers(work, actor, request_id)
    found = next((m for m in able if str(m.id) == membership), None)
    if found is None:
        raise NotNow(request)
    return offer_of(work, found)


def offer_of(work: UnitOfWork, member: Membership) -> Offer:
    """Without weight: the load counts from the taking."""
    return Offer(work.new_id(), member.id, member.person_id, OfferState.OFFERED, work.now, member.title)


async def colleagues(work: UnitOfWork, actor: Actor, request_id: int) -> list[tuple[Membership, int]]:
    """The same, each with how many cases they have now."""
    _request, able = await receivers(work, actor, request_id)
    held = await work.requests.of_worker([member.id for member in able], _COUNTED)
    count = Counter(one.holder.membership_id for one in held if one.holder)
    return [(member, count[member.id]) for member in able]
