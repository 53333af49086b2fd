"""How people are told of a request: what a message may carry, and who its resident, its staff and those asked are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from domain.assignments import Offer, OfferState
from domain.messages import Kind, Message, Tell, TellRole
from domain.requests import OPEN, Change, Request

Telling = Tell | TellRole


def card(request: Request, **more: Any) -> dict[str, Any]:
    """What a message about a request may carry: nothing personal, nothing that hurts on a lock screen."""
    return {
        "request": request.id,
        "number": request.number,
        "version": request.version,
        "service": request.service,
        "settlement": request.settlement,
        "due": request.due.isoformat(),
        "called": request.contacted_at is not None or request.status not in OPEN,  # no first call is promised any more
        "urgent": request.urgent,
        "sensitive": request.sensitive,
        **more,
    }


def stalled(request: Request) -> Iterator[Telling]:
    """Nothing has moved for days: its worker and the coordinators are told."""
    return to_staff(request, Message(Kind.STALLED, card(request, held=request.holder is not None)))


def not_called(request: Request) -> Iterator[Telling]:
    """The first call is missing: its worker and the coordinators are told."""
    word = card(request, held=request.holder is not None)
    return to_staff(request, Message(Kind.NOT_CALLED, word, urgent=request.urgent))


def not_well(request: Request) -> Iterator[Telling]:
    """The resident says that not all is well: their worker and the coordinators are told."""
    word = card(request, held=request.holder is not None)
    return to_staff(request, Message(Kind.NOT_WELL, word, urgent=request.urgent))


def to_staff(request: Request, word: Message) -> Iterator[Telling]:
    """The worker who has it, and the coordinators of its community."""
    if request.holder:
        yield Tell(request.holder.person_id, word)
    yield TellRole(request.community, word)


def to_resident(change: Change, kind: Kind, **more: Any) -> Tell:
    """The person whose request it is."""
    return Tell(change.after.person_id, Message(kind, card(change.after, **more), urgent=change.after.urgent))


def dropped(change: Change) -> Iterator[Offer]:
    """The offers that this change ended without an answer of the worker."""
    now = {offer.id: offer for offer in change.after.offers}
    for offer in change.before.offers:
        lost = offer.open_or_live and now[offer.id].state in (OfferState.REVOKED, OfferState.EXPIRED)
        if lost:
            yield offer
