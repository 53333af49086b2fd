"""Who is told what while somebody is being found: the offers, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator

from domain.assignments import Offer
from domain.escalating import ADMINS
from domain.messages import Kind, Message, Tell, TellRole
from domain.requests import Change, Request
from domain.routing import APPEALED, NOBODY, UNANSWERED
from domain.telling import Telling, card, dropped, to_resident


def offered(change: Change) -> Iterator[Telling]:
    """To those who are asked; to the coordinators when nobody else is left."""
    fresh = change.after.offers[len(change.before.offers) :]
    if NOBODY in change.event.data["why"]:
        yield from _nobody(change.after, fresh)
        return
    kind = Kind.APPEAL if APPEALED in change.event.data["why"] else Kind.OFFER
    for offer in fresh:
        alike = change.event.data.get("alike", {}).get(str(offer.membership_id), [])
        params = card(change.after, shared=len(fresh) > 1, **({"alike": alike} if alike else {}))
        yield Tell(offer.person_id, Message(kind, params, urgent=change.after.urgent))
    if UNANSWERED in change.event.data["why"]:
        yield from _admins(change.after)


def unrouted(change: Change) -> Iterator[Telling]:
    """Nobody can be asked at all."""
    request = change.after
    yield TellRole(request.community, _alarm(request), admins=request.level < ADMINS, daily=True)


def _nobody(request: Request, heads: tuple[Offer, ...]) -> Iterator[Telling]:
    """The coordinators are asked to take it; the admins only learn of it."""
    for offer in heads:
        yield Tell(offer.person_id, Message(Kind.NOBODY, card(request, take=True, head=True), urgent=True))
    yield from _admins(request)


def _admins(request: Request) -> Iterator[Telling]:
    """Once a day; from the last level of escalation on they are told by that."""
    if request.level < ADMINS:
        yield TellRole("", _alarm(request), admins=True, daily=True)


def _alarm(request: Request) -> Message:
    return Message(Kind.NOBODY, card(request), urgent=True)


def accepted(change: Change) -> Iterator[Telling]:
    """The resident learns who it is, and whoever else was asked, that it is taken."""
    holder = change.after.holder
    yield to_resident(change, Kind.TAKEN, worker=holder.title if holder else "")
    yield from _gone(change, "taken", but=change.event.by.membership_id, worker=holder.title if holder else "")


def expired(change: Change) -> Iterator[Telling]:
    """Whoever was asked and kept silent learns that the time is over."""
    yield from _gone(change, "expired")


def _gone(change: Change, why: str, but: int = 0, worker: str = "") -> Iterator[Telling]:
    """Those whose open offer ended without their doing are told so."""
    for offer in dropped(change):
        if offer.membership_id != but:
            params = card(change.after, why=why, worker=worker)
            # As urgent as the offer, so that it does not come after the next one.
            yield Tell(offer.person_id, Message(Kind.OFFER_GONE, params, urgent=change.after.urgent))
