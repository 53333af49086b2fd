"""«Зв'язок був»: they talked, or it was one more try; what is missing before one may give up."""

from __future__ import annotations

from domain.communities import DEFAULT_HOURS
from domain.contacting import REACHED, Lacking, Try, lacking
from domain.deadlines import local
from domain.forms import Draft
from domain.messages import Kind, Message, Tell
from domain.people import Actor
from domain.requests import Outcome, Request
from domain.telling import card
from domain.transitions import transition
from usecases import casework, offers
from usecases.apply import apply, deliver
from usecases.ports import UnitOfWork


async def contacted(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """How it went: a talk moves the case on, a try is counted."""
    request_id, how = int(draft.about["request"]), str(draft.answers["how"])
    if how == REACHED:
        return await casework.record_contact(work, actor, request_id)
    return await tried(work, actor, request_id, how)


async def tried(work: UnitOfWork, actor: Actor, request_id: int, how: str) -> Request:
    """They were not reached this time. The resident hears of it, at most once a day."""
    request = await casework.look(work, actor, request_id)
    after = await apply(work, transition(request, Try(how), offers.by_worker(actor, request), work.now))
    today = local(work.now, DEFAULT_HOURS.timezone).date()
    told = Message(Kind.TRIED, card(after, how=how), urgent=after.urgent)
    await deliver(work, Tell(after.person_id, told), once=f"tried:{after.id}:{today}")
    return after


async def too_early(work: UnitOfWork, actor: Actor, draft: Draft, outcome: str) -> Lacking | None:
    """What is missing before the case may end with «could not reach»; None for every other outcome."""
    if outcome != Outcome.NOT_REACHED:
        return None
    return lacking(await casework.look(work, actor, int(draft.about["request"])))
