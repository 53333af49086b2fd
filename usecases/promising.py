"""The first call: whoever took the request is reminded before it is due, and a promise that slips is owned up to."""

from __future__ import annotations

from datetime import UTC, datetime

from domain.clocks import SHARES, moment
from domain.messages import Kind, Message, Tell
from domain.requests import CLOCK, Request
from domain.telling import card
from domain.timers import CALL, Timer, call_clock
from domain.transitions import Slip, transition
from usecases import offers
from usecases.apply import apply, deliver
from usecases.escalating import raised
from usecases.existing import request_or_none
from usecases.offices import office
from usecases.ports import UnitOfWork


async def slipped(work: UnitOfWork, request: Request) -> None:
    """The promised call did not come: the resident reads an apology and a new time, the staff that it is missing."""
    if not request.awaits_call:
        return
    found = await work.communities.get(request.community)
    slip = Slip(await _promise(work, request), found.phone if found else "")
    await raised(work, await apply(work, transition(request, slip, CLOCK, work.now)), "not_called")


async def _promise(work: UnitOfWork, request: Request) -> datetime:
    """An urgent promise that was broken before is given anew for twice as long: it has to be kept now."""
    due = await offers.promise(work, request)
    return work.now + (due - work.now) * 2 if request.urgent and request.level else due


def is_call(timer: Timer) -> bool:
    """Whether a reminder of a term is about the first call."""
    return timer.key.startswith(f"{timer.subject}:{timer.kind}:{CALL}:")


async def near(work: UnitOfWork, timer: Timer) -> None:
    """Half of the time for the first call is over, or most of it; nothing when they talked or it was put off."""
    *_, share, since, until = timer.key.split(":")
    request = await request_or_none(work, timer.subject)
    holder = request.holder if request and request.awaits_call else None
    if request is None or holder is None or until != f"{request.due:%y%m%d%H%M}":
        return
    began = datetime.strptime(since, "%y%m%d%H%M%S").replace(tzinfo=UTC)
    hours = (await office(work, request.community)).hours
    later = [moment(call_clock(request, began), n, hours) for n in SHARES if n > int(share)]
    if work.now < min([*later, request.due]):  # else there is another one, that says more
        told = Message(Kind.TERM_NEAR, card(request, share=int(share)), request.urgent, request.due)
        await deliver(work, Tell(holder.person_id, told))
