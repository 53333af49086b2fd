"""A case goes to a colleague who agrees; and what a coordinator does with the requests of their community."""

from __future__ import annotations

from datetime import datetime

from domain.forms import Draft
from domain.messages import Kind, Message, Tell
from domain.people import Actor
from domain.requests import HELD, UNOWNED, By, NotNow, Request, Status
from domain.telling import card
from domain.transitions import Assign, HandOver, Moving, Recall, Release, TakeOver, Withdraw, transition
from usecases import offers
from usecases.apply import apply, deliver
from usecases.ports import UnitOfWork
from usecases.reach import tell_new_worker
from usecases.receiving import colleagues, giving, headed, offer_of, offer_to, receivers

__all__ = ["assign", "colleagues", "hand_over", "offer_again", "receivers", "release", "take_over", "withdraw"]


async def hand_over(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """The colleague is asked; until they agree the case stays where it is. Raises NotNow when they cannot be asked."""
    request, by, head = await giving(work, actor, int(draft.about["request"]))
    if request.status not in HELD:
        raise NotNow(request)
    offer = await offer_to(work, actor, request.id, str(draft.answers["to"]))
    cause = str(draft.answers["cause"])
    words = str(draft.answers.get("own") or "") if cause == "other" else ""
    command = Assign(offer, cause, words) if head else HandOver(offer, cause, words)
    return await _done(work, request, command, by, "handed")


async def withdraw(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """The hand-over is called off by whoever began it, or by a coordinator."""
    request, by, head = await giving(work, actor, request_id)
    return await _done(work, request, Withdraw(head), by, "handing_withdrawn")


async def assign(work: UnitOfWork, actor: Actor, request_id: int, membership_id: int) -> Request:
    """A coordinator asks this one alone; of a case that somebody has, a hand-over begins."""
    request, by = await headed(work, actor, request_id)
    offer = await offer_to(work, actor, request_id, str(membership_id))
    return await _done(work, request, Assign(offer), by, "assigned")


async def take_over(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """A coordinator has it from now on, at once."""
    request, by = await headed(work, actor, request_id)
    mine = next(m for m in actor.memberships if m.id == by.membership_id)
    late = request.status in UNOWNED and request.due <= work.now
    command = TakeOver(offer_of(work, mine), await offers.promise(work, request) if late else None)
    taken = await _done(work, request, command, by, "taken_over")
    if not await work.staff.take_load(mine.id, taken.weight, offers.NO_CAP):
        raise NotNow(request)  # their role ended at this very moment
    return await tell_new_worker(work, taken)


async def release(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """A coordinator takes it from its worker; another one is looked for at once."""
    request, by = await headed(work, actor, request_id)
    command = Release(await next_call(work, request))
    return await offers.find_worker(work, await _done(work, request, command, by, "released"))


async def offer_again(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """A coordinator has it offered anew, to those who let it pass as well."""
    request, by = await headed(work, actor, request_id)
    if request.status not in UNOWNED:
        raise NotNow(request)
    work.audit.note(actor.person.id, "offered_again", request.id, request.community)
    free = request
    if request.status is Status.OFFERED:
        free = await apply(work, transition(request, Recall(), by, work.now))
    found = await offers.find_worker(work, free, again=True)
    await _not_asked(work, request, found, actor.person.id)
    return found


async def next_call(work: UnitOfWork, request: Request) -> datetime:
    """When whoever has it next is to call: as was promised, or anew when that call was made or is late."""
    kept = request.awaits_call and request.due > work.now
    return request.due if kept else await offers.promise(work, request)


async def _not_asked(work: UnitOfWork, before: Request, after: Request, doer: int) -> None:
    """Whoever was asked and is not asked again learns it; the others read the new offer."""
    still = {doer, *(offer.person_id for offer in after.offered)}
    params = card(after, why="assigned", worker="")
    for offer in before.offered:
        if offer.person_id not in still:
            await deliver(work, Tell(offer.person_id, Message(Kind.OFFER_GONE, params, urgent=after.urgent)))


async def _done(work: UnitOfWork, request: Request, command: Moving, by: By, what: str) -> Request:
    """The command, and that it was given."""
    change = transition(request, command, by, work.now)
    work.audit.note(by.person_id, what, request.id, request.community)
    return await apply(work, change)
