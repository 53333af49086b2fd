"""«Черга»: what nobody has yet, the oldest first, and taking a request out of it."""

from __future__ import annotations

from dataclasses import dataclass

from domain.assignments import Offer, OfferState
from domain.claiming import Claim
from domain.people import Actor, Membership, as_worker, in_queue_of, just_lost
from domain.requests import UNOWNED, AlreadyTaken, By, NotFound, Request
from domain.transitions import transition
from usecases import offers
from usecases.apply import apply
from usecases.looking import note_opened
from usecases.ports import UnitOfWork
from usecases.reach import tell_new_worker
from usecases.training import wanted

SIZE = 5
MOST = 200  # of a community: so many are looked through


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue; `all` is how long it is."""

    requests: tuple[Request, ...]
    page: int
    pages: int
    all: int


async def queue(work: UnitOfWork, actor: Actor, page: int = 0) -> Queue:
    """What the actor may take; a page that is no longer there is the last one."""
    mine = []
    for code in _communities(actor):
        skilled = await wanted(work, code)
        found = await work.lists.listed(code, UNOWNED, MOST, oldest=True)
        mine += [request for request in found if in_queue_of(actor, request, skilled)]
    mine.sort(key=lambda request: (request.created_at, request.id))
    pages = max(1, -(-len(mine) // SIZE))
    at = min(max(page, 0), pages - 1)
    return Queue(tuple(mine[at * SIZE : (at + 1) * SIZE]), at, pages, len(mine))


def _communities(actor: Actor) -> list[str]:
    return list(dict.fromkeys(m.community for m in actor.helping))


async def look(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """One request of the queue. Raises AlreadyTaken when a colleague was first, NotFound for all else."""
    request = await work.requests.get(request_id, within=None)
    if await takes_as(work, actor, request):
        return request
    if as_worker(actor, request) or just_lost(actor, request, await wanted(work, request.community)):
        raise AlreadyTaken(request)
    raise NotFound


async def open_case(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """The same, opened from the list: on record."""
    request = await look(work, actor, request_id)
    note_opened(work, actor, request)
    return request


async def takes_as(work: UnitOfWork, actor: Actor, request: Request) -> Membership | None:
    """The membership in which the actor may take it out of the queue, with the training that its service needs."""
    return in_queue_of(actor, request, await wanted(work, request.community))


async def claim(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Взяти в роботу» out of the queue; whoever was offered it takes the offer. Raises as `look`, and Stale."""
    request = await look(work, actor, request_id)
    if as_worker(actor, request):
        return await offers.take(work, actor, request.id)
    member = await takes_as(work, actor, request)
    return await _claimed(work, actor, request, member) if member else request


async def _claimed(work: UnitOfWork, actor: Actor, request: Request, member: Membership) -> Request:
    offer = Offer(work.new_id(), member.id, member.person_id, OfferState.OFFERED, work.now, member.title)
    due = None if request.due > work.now else await offers.promise(work, request)
    change = transition(request, Claim(offer, due), By(actor.person.id, member.id), work.now)
    claimed = await apply(work, change)
    if not await work.staff.take_load(member.id, request.weight, offers.NO_CAP):  # the request first: no deadlocks
        raise NotFound
    return await tell_new_worker(work, claimed)
