"""A request looks for its worker: offer, take, decline, and what happens when nobody answers."""

from __future__ import annotations

from datetime import datetime

from domain.assignments import Offer, OfferState
from domain.people import Actor, Membership, Role, as_worker, offered_to
from domain.requests import CLOCK, By, NotFound, Request, Status
from domain.routing import APPEALED, CONTINUITY_CAP, NOBODY, UNANSWERED, Route, may_be_asked, route
from domain.timers import first_call_due
from domain.transitions import Accept, Decline, Expire, MakeOffer, transition
from usecases import likely
from usecases.apply import apply
from usecases.escalating import raised
from usecases.offices import office
from usecases.ports import UnitOfWork
from usecases.reach import tell_new_worker
from usecases.training import wanted

NO_CAP = 10**9  # whoever asks for more themself is not held back by the number that spares them


async def find_worker(work: UnitOfWork, request: Request, again: bool = False) -> Request:
    """Route a request without an owner; "nobody" is an alarm, never a state of rest.

    The alarm asks the coordinators to take it themselves. `again`: after an alarm those workers who only
    let an offer pass are asked once more.
    """
    team = await work.staff.team(request.community)
    if request.appealed:
        return await _ask_heads(work, request, team)
    districts = await work.communities.districts(request.community)
    district = next((d.id for d in districts if request.settlement in d.settlements), None)
    former = await _former(work, request, team)
    heads = [m for m in team if m.role is Role.COORDINATOR]
    once_more = again or any(m.id in request.excluded for m in heads)
    chosen = route(request, team, district, former, once_more, await wanted(work, request.community))
    offers, why = await _reserve(work, request, chosen, former), chosen.why
    if not offers:
        offers = tuple(_offer(work, m, 0) for m in heads if may_be_asked(request, m, request.declined))
        why = (*why, NOBODY)
    elif request.urgent and request.excluded:
        why = (*why, UNANSWERED)
    alike = await likely.hinted(work, request, [m for m in team if m.id in {o.membership_id for o in offers}])
    command = MakeOffer(offers, why, chosen.excluded, alike)
    found = await apply(work, transition(request, command, CLOCK, work.now))
    return await raised(work, found, "nobody") if NOBODY in why or UNANSWERED in why else found


async def _ask_heads(work: UnitOfWork, request: Request, team: list[Membership]) -> Request:
    """After an appeal nobody below the coordinators is asked, least of all whoever had it before."""
    heads = [m for m in team if m.role is Role.COORDINATOR]
    offers = tuple(_offer(work, m, 0) for m in heads if may_be_asked(request, m, request.declined))
    return await apply(work, transition(request, MakeOffer(offers, (APPEALED,)), CLOCK, work.now))


async def take(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """The worker accepts; the resident learns who will call and by when. Raises AlreadyTaken, Stale, NotFound."""
    request, by = await asked(work, actor, request_id)
    due = None if request.due > work.now else await promise(work, request)
    return await tell_new_worker(work, await apply(work, transition(request, Accept(due), by, work.now)))


async def promise(work: UnitOfWork, request: Request) -> datetime:
    """When the first call can honestly be promised from now on."""
    return first_call_due(request.urgent, await office(work, request.community), work.now)


async def decline(work: UnitOfWork, actor: Actor, request_id: int, reason: str) -> Request:
    """The worker hands the offer back; without other open offers the next worker is asked at once."""
    request, by = await asked(work, actor, request_id)
    declined = await apply(work, transition(request, Decline(reason), by, work.now))
    return await find_worker(work, declined) if declined.status is Status.NEW else declined


async def expire(work: UnitOfWork, request: Request) -> Request:
    """The clock: nobody answered in time, the next one is asked; a case that was handed over stays where it is."""
    expired = await apply(work, transition(request, Expire(), CLOCK, work.now))
    return await find_worker(work, expired) if expired.status is Status.NEW else expired


async def asked(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, By]:
    """The request, and the actor as one who was asked to take it: they may learn that it is too late.

    Raises NotFound for anybody who never was.
    """
    request = await work.requests.get(request_id, within=None)
    offer = offered_to(actor, request)
    if offer is None:
        raise NotFound
    return request, By(actor.person.id, offer.membership_id)


def by_worker(actor: Actor, request: Request) -> By:
    """The actor as the worker of this request. Raises NotFound when the actor has no part in it."""
    membership = as_worker(actor, request)
    if membership is None:
        raise NotFound
    return By(actor.person.id, membership.id)


async def _former(work: UnitOfWork, request: Request, team: list[Membership]) -> int | None:
    """Reopened requests go to the same worker; new ones to whoever already serves the person.

    What ended in the hands of whoever stood in goes to whom it belonged, once they are back.
    """
    if last := request.last_holder:
        return last.root if any(m.id == last.root and not m.away for m in team) else last.membership_id
    return await work.requests.former_worker(request.person_id, request.community)


async def _reserve(work: UnitOfWork, request: Request, chosen: Route, former: int | None) -> tuple[Offer, ...]:
    """The first candidate whose load can be taken, or everybody at once without load."""
    if chosen.everyone:
        return tuple(_offer(work, m, 0) for m in chosen.candidates)
    for member in chosen.candidates:
        cap = int(member.capacity * CONTINUITY_CAP) if member.id == former else member.capacity
        if await work.staff.take_load(member.id, request.weight, cap, asked=True):
            return (_offer(work, member, request.weight),)
    return ()


def _offer(work: UnitOfWork, member: Membership, weight: int) -> Offer:
    return Offer(
        work.new_id(),
        member.id,
        member.person_id,
        OfferState.OFFERED,
        work.now,
        title=member.title,
        weight=weight,
    )
