"""Who is told what after a change of a request: the one table from events to messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from domain.assignments import Offer, OfferState
from domain.messages import Kind, Message, Tell, TellRole
from domain.requests import Change, Request
from domain.routing import NOBODY, UNANSWERED

Telling = Tell | TellRole


def tellings(change: Change) -> tuple[Telling, ...]:
    """The messages that one change owes to people other than the one who made it."""
    rule = _RULES.get(change.event.kind)
    return tuple(rule(change)) if rule else ()


def card(request: Request, **more: Any) -> dict[str, Any]:
    """What a message about a request may carry: nothing personal, nothing that hurts on a lock screen."""
    return {
        "request": request.id,
        "number": request.number,
        "version": request.version,
        "service": request.service,
        "settlement": request.settlement,
        "due": request.due.isoformat(),
        "urgent": request.urgent,
        **more,
    }


def _offered(change: Change) -> Iterator[Telling]:
    fresh = change.after.offers[len(change.before.offers) :]
    if NOBODY in change.event.data["why"]:
        yield from _nobody(change.after, fresh)
        return
    for offer in fresh:
        params = card(change.after, shared=len(fresh) > 1)
        yield Tell(offer.person_id, Message(Kind.OFFER, params, urgent=change.after.urgent))
    if UNANSWERED in change.event.data["why"]:
        yield TellRole("", Message(Kind.NOBODY, card(change.after), urgent=True), admins=True)


def _unrouted(change: Change) -> Iterator[Telling]:
    yield TellRole(change.after.community, Message(Kind.NOBODY, card(change.after), urgent=True), admins=True)


def _nobody(request: Request, heads: tuple[Offer, ...]) -> Iterator[Telling]:
    """The coordinators are asked to take it; the admins only learn of it."""
    for offer in heads:
        yield Tell(offer.person_id, Message(Kind.NOBODY, card(request, take=True), urgent=True))
    yield TellRole("", Message(Kind.NOBODY, card(request), urgent=True), admins=True)


def _accepted(change: Change) -> Iterator[Telling]:
    holder = change.after.holder
    yield _to_resident(change, Kind.TAKEN, worker=holder.title if holder else "")
    yield from _gone(change, "taken", but=change.event.by.membership_id, worker=holder.title if holder else "")


def _expired(change: Change) -> Iterator[Telling]:
    yield from _gone(change, "expired")


def _contacted(change: Change) -> Iterator[Telling]:
    """The resident who has just said so themself need not be told."""
    if change.event.by.person_id != change.after.person_id:
        yield _to_resident(change, Kind.CONTACT_MADE)


def _resolved(change: Change) -> Iterator[Telling]:
    yield _to_resident(change, Kind.FINISHED, outcome=change.after.outcome)


def _closed(change: Change) -> Iterator[Telling]:
    if change.event.data["answer"] == "none":
        yield _to_resident(change, Kind.CLOSED_SILENTLY)
    elif offer := change.before.last_holder:
        yield Tell(offer.person_id, Message(Kind.HELPED, card(change.after)))


def _slipped(change: Change) -> Iterator[Telling]:
    """An honest word to the resident, an alarm to the worker and the coordinator."""
    yield _to_resident(change, Kind.SLIPPED)
    yield from not_called(change.after)


def stalled(request: Request) -> Iterator[Telling]:
    """Nothing has moved for days: its worker and the coordinators are told."""
    return _to_staff(request, Message(Kind.STALLED, card(request)))


def not_called(request: Request) -> Iterator[Telling]:
    """The first call is missing: its worker and the coordinators are told."""
    return _to_staff(request, Message(Kind.NOT_CALLED, card(request), urgent=request.urgent))


def _to_staff(request: Request, word: Message) -> Iterator[Telling]:
    if request.holder:
        yield Tell(request.holder.person_id, word)
    yield TellRole(request.community, word)


def _reopened(change: Change) -> Iterator[Telling]:
    yield TellRole(change.after.community, Message(Kind.REOPENED, card(change.after)))


def _cancelled(change: Change) -> Iterator[Telling]:
    for offer in _dropped(change):
        params = card(change.after, reason=change.event.data["reason"])
        yield Tell(offer.person_id, Message(Kind.CANCELLED, params))


def _to_resident(change: Change, kind: Kind, **more: Any) -> Tell:
    return Tell(change.after.person_id, Message(kind, card(change.after, **more), urgent=change.after.urgent))


def _gone(change: Change, why: str, but: int = 0, worker: str = "") -> Iterator[Telling]:
    """Those whose open offer ended without their doing are told so."""
    for offer in _dropped(change):
        if offer.membership_id != but:
            params = card(change.after, why=why, worker=worker)
            # As urgent as the offer, so that it does not come after the next one.
            yield Tell(offer.person_id, Message(Kind.OFFER_GONE, params, urgent=change.after.urgent))


def _dropped(change: Change) -> Iterator[Offer]:
    now = {offer.id: offer for offer in change.after.offers}
    for offer in change.before.offers:
        lost = offer.open_or_live and now[offer.id].state in (OfferState.REVOKED, OfferState.EXPIRED)
        if lost:
            yield offer


_RULES: dict[str, Callable[[Change], Iterator[Telling]]] = {
    "offered": _offered,
    "unrouted": _unrouted,
    "accepted": _accepted,
    "expired": _expired,
    "contacted": _contacted,
    "resolved": _resolved,
    "closed": _closed,
    "reopened": _reopened,
    "cancelled": _cancelled,
    "slipped": _slipped,
}
