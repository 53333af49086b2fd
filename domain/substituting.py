"""A worker is away: somebody stands in for them, and the case is theirs again when they are back.

A case belongs to its root; whoever stands in has it with that root. Once it was handed over, taken over or ended it
belongs to somebody else, and does not come back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.assignments import RELEASED, Offer, OfferState
from domain.handing import in_place
from domain.people import CONFLICT, Membership, Role, untrained
from domain.requests import HELD, By, Change, NotNow, Request, change, settle

RETURNED = "returned"  # why the offer of whoever stood in was revoked


@dataclass(frozen=True, slots=True)
class Substitute:
    """Somebody has it in the place of `offer.root`, who is away."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class Return:
    """It is its root's again, who is back."""

    offer: Offer


def root_of(offer: Offer | None) -> int:
    """The membership that a case belongs to, as the offer of whoever has it says; 0 when nobody has it."""
    return offer.root or offer.membership_id if offer else 0


def stood_for(request: Request) -> str:
    """The title of whoever it belongs to, while another has it in their place; "" when it is the holder's own."""
    root = request.holder.root if request.holder else 0
    own = (o.title for o in reversed(request.offers) if o.membership_id == root and not o.root)
    return next(own, "") if root else ""


def may_stand_in(request: Request, colleague: Membership, skilled: Collection[str] = ()) -> bool:
    """Whether this colleague may have the case unasked: at work, cleared and trained for it, not concerned in it, and
    nobody from whom a coordinator took it."""
    if not colleague.active or colleague.away or colleague.community != request.community:
        return False
    if colleague.person_id == request.person_id or _kept_from(request, colleague):
        return False
    if colleague.role is not Role.WORKER:
        return colleague.role is Role.COORDINATOR
    return (colleague.cleared or not request.sensitive) and not untrained(colleague, request, skilled)


def _kept_from(request: Request, colleague: Membership) -> bool:
    theirs = [offer for offer in request.offers if offer.person_id == colleague.person_id]
    said_no = (OfferState.DECLINED, OfferState.TRANSFERRED)
    last = theirs[-1] if theirs else None
    taken_away = last is not None and last.state is OfferState.REVOKED and last.reason == RELEASED
    return taken_away or any(offer.reason == CONFLICT and offer.state in said_no for offer in theirs)


def _substitute(request: Request, command: Substitute, by: By, now: datetime) -> Change:
    if not command.offer.root:
        raise NotNow(request)
    return _moved(request, command.offer, by, now, "substituted")


def _return(request: Request, command: Return, by: By, now: datetime) -> Change:
    if command.offer.root:
        raise NotNow(request)
    return _moved(request, command.offer, by, now, "returned")


def _moved(request: Request, offer: Offer, by: By, now: datetime, kind: str) -> Change:
    """The load goes with it; a hand-over that was begun goes on, unless it was to this very colleague."""
    holder = request.holder
    if request.status not in HELD or holder is None or offer.person_id == request.person_id:
        raise NotNow(request)
    if offer.membership_id == holder.membership_id or root_of(offer) != root_of(holder):
        raise NotNow(request)
    offers = settle(request.offers, OfferState.REVOKED, frozenset({offer.membership_id}), "taken")
    pending = any(one.state is OfferState.OFFERED for one in offers)
    was, why = (OfferState.REVOKED, RETURNED) if holder.root else (OfferState.SUBSTITUTED, "")
    live = OfferState.TRANSFER_PENDING if pending else OfferState.ACCEPTED
    mine = replace(offer, state=live, weight=request.weight)
    data = {"to": [offer.membership_id], "from": [holder.membership_id], "root": root_of(holder)}
    return change(request, by, now, kind, data, offers=(*in_place(offers, was, why), mine))


SUBSTITUTING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {
    Substitute: _substitute,
    Return: _return,
}
