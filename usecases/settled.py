"""Whether somebody has decided about a request since a coordinator's button was made: then nobody overrides them."""

from __future__ import annotations

from dataclasses import dataclass

from domain.changed_since import last_decision
from domain.people import Actor
from domain.requests import CLOCK, Event, Request
from usecases.looking import Names, names
from usecases.overview import headed
from usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with a request, and how those who do things are called."""

    event: Event
    names: Names


async def to_decide(work: UnitOfWork, actor: Actor, request_id: int, version: int) -> tuple[Request, Done | None]:
    """The request for its coordinator, and what was decided after that version of it. Raises NotFound for others.

    Every version has one event, so those after the button's version are the news.
    """
    request = await headed(work, actor, request_id)
    if version >= request.version:
        return request, None
    news = last_decision(await work.requests.events(request.id), version)
    return request, Done(news, await names(work, request)) if news else None


def done(work: UnitOfWork, request: Request, kind: str) -> Done:
    """What has just been done with it: its event is written with the transaction, and cannot be read before."""
    kind = "handed" if request.receiver else kind
    data = {"to": [offer.membership_id for offer in request.offered]}
    return Done(Event(kind, request.status, work.now, CLOCK, data), {o.membership_id: o.title for o in request.offers})
