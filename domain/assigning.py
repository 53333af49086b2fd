"""What a coordinator does over the heads of the workers: gives a request to one, takes it over, takes it back.

That a coordinator of the community commands it, and not on a request of their own, is looked at by the use case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.assignments import RELEASED, Offer, OfferState
from domain.handing import begun, concerns, in_place, kept
from domain.requests import HELD, OPEN, UNOWNED, By, Change, NotNow, Request, Stale, Status, change, settle


@dataclass(frozen=True, slots=True)
class Assign:
    """One worker alone is asked; of a case that somebody has, it begins a hand-over in the coordinator's name."""

    offer: Offer
    reason: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class TakeOver:
    """The coordinator takes it themself, at once; `due` is a new time of the first call when the promise has passed."""

    offer: Offer
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """It is taken from its worker and needs another; `due` is when that one will call, `left` that the worker left."""

    due: datetime | None = None
    left: bool = False


@dataclass(frozen=True, slots=True)
class Recall:
    """Nobody of those asked is asked any more."""


@dataclass(frozen=True, slots=True)
class Retire:
    """Whoever left the team, or is away, is asked no more; `why` says which."""

    membership_id: int
    why: str = "left"


def _assign(request: Request, command: Assign, by: By, now: datetime) -> Change:
    if request.status in HELD:
        return begun(request, command.offer, by, now, command.reason, command.words)
    if request.status not in UNOWNED or concerns(request, command.offer, by):
        raise NotNow(request)
    offers = settle(request.offers, OfferState.REVOKED, reason="assigned")
    data = {"to": [command.offer.membership_id]}
    return change(request, by, now, "assigned", data, status=Status.OFFERED, offers=(*offers, command.offer))


def _take_over(request: Request, command: TakeOver, by: By, now: datetime) -> Change:
    holder = request.holder
    if request.status not in OPEN or command.offer.person_id in (request.person_id, holder.person_id if holder else 0):
        raise NotNow(request)
    offers = in_place(settle(request.offers, OfferState.REVOKED, reason="taken"), OfferState.REVOKED, "taken_over")
    mine = replace(command.offer, state=OfferState.ACCEPTED, weight=request.weight)
    status = request.status if holder else Status.ACCEPTED
    due = request.due if holder else command.due or request.due
    data = {"from": [holder.membership_id] if holder else []}
    return change(request, by, now, "taken_over", data, status=status, offers=(*offers, mine), due=due)


def _release(request: Request, command: Release, by: By, now: datetime) -> Change:
    """What was promised and has passed is promised anew: the next worker calls again."""
    holder = request.holder
    if request.status not in HELD or holder is None:
        raise NotNow(request)
    reason = "left" if command.left else RELEASED
    offers = in_place(settle(request.offers, OfferState.REVOKED, reason="withdrawn"), OfferState.REVOKED, reason)
    data = {"from": [holder.membership_id], "reason": reason}
    due = command.due or request.due
    return change(request, by, now, "released", data, status=Status.NEW, offers=offers, due=due)


def _recall(request: Request, command: Recall, by: By, now: datetime) -> Change:
    if request.status is not Status.OFFERED:
        raise NotNow(request)
    offers = settle(request.offers, OfferState.REVOKED, reason="recalled")
    return change(request, by, now, "recalled", status=Status.NEW, offers=offers)


def _retire(request: Request, command: Retire, by: By, now: datetime) -> Change:
    """A case that they were to receive stays with its worker; what others are asked too goes on."""
    asked = frozenset({command.membership_id})
    if not any(offer.membership_id in asked for offer in request.offered):
        raise Stale(request)
    if request.receiver:
        return kept(request, OfferState.REVOKED, by, now, command.why, command.why)
    offers = settle(request.offers, OfferState.REVOKED, asked, command.why)
    left = any(offer.state is OfferState.OFFERED for offer in offers)
    status = Status.NEW if request.status is Status.OFFERED and not left else request.status
    kind = "retired" if command.why == "left" else f"retired_{command.why}"
    return change(request, by, now, kind, {"from": sorted(asked)}, status=status, offers=offers)


ASSIGNING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {
    Assign: _assign,
    TakeOver: _take_over,
    Release: _release,
    Recall: _recall,
    Retire: _retire,
}
