"""A case goes from one colleague to another: whoever hands it over answers for it until the other has agreed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.assignments import LIVE, Offer, OfferState
from domain.endings_shared import held_by
from domain.people import Membership, Role, untrained
from domain.requests import HELD, By, Change, NotNow, Request, change, settle

CAUSES = ("not_my_area", "away", "conflict", "other")  # why a case is handed over


@dataclass(frozen=True, slots=True)
class HandOver:
    """The worker asks a colleague to take the case; `words` stay with its history."""

    offer: Offer
    reason: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The hand-over is called off; `head`: by a coordinator of the community, whom the use case has looked at."""

    head: bool = False


def may_receive(request: Request, colleague: Membership, skilled: Collection[str] = ()) -> bool:
    """Whether this colleague may be asked to take it; a coordinator may take whatever their community has."""
    concerned = {request.person_id, request.holder.person_id if request.holder else 0}
    at_work = colleague.active and not colleague.away
    if not at_work or colleague.community != request.community or colleague.person_id in concerned:
        return False
    if colleague.role is not Role.WORKER or request.appealed:
        return colleague.role is Role.COORDINATOR
    return (colleague.cleared or not request.sensitive) and not untrained(colleague, request, skilled)


def begun(request: Request, offer: Offer, by: By, now: datetime, reason: str, words: str = "") -> Change:
    """A colleague is asked. Whoever was asked before is asked no more: there is one receiver at a time."""
    holder = request.holder
    if request.status not in HELD or holder is None or concerns(request, offer, by):
        raise NotNow(request)
    offers = settle(request.offers, OfferState.REVOKED, reason="replaced")
    offers = in_place(offers, OfferState.TRANSFER_PENDING, reason)  # whom they know closely they do not have again
    data = {"to": [offer.membership_id], "from": [holder.membership_id], "reason": reason, "words": words}
    return change(request, by, now, "handed", data, offers=(*offers, replace(offer, weight=0)))


def concerns(request: Request, offer: Offer, by: By) -> bool:
    """Whether the one to be asked is the one who asks, who has it already, or whose own request it is."""
    holder = request.holder.person_id if request.holder else 0
    return offer.person_id in (request.person_id, holder, by.person_id)


def received(request: Request, by: By, now: datetime) -> Change:
    """The colleague agreed: the case and its load are theirs, its status stays."""
    holder = request.holder
    offers = in_place(request.offers, OfferState.TRANSFERRED)
    offers = settle(offers, OfferState.ACCEPTED, frozenset({by.membership_id}))
    weighed = tuple(replace(o, weight=request.weight) if o.state is OfferState.ACCEPTED else o for o in offers)
    data = {"from": [holder.membership_id] if holder else []}
    return change(request, by, now, "handed_over", data, offers=weighed)


def kept(request: Request, state: OfferState, by: By, now: datetime, why: str, reason: str = "") -> Change:
    """It stays with its worker: `why` is declined, expired, withdrawn, left or away."""
    offers = in_place(settle(request.offers, state, reason=reason), OfferState.ACCEPTED)
    asked = [offer.membership_id for offer in request.offered]
    data = {"to": asked, "reason": reason}
    return change(request, by, now, f"handing_{why}", data, offers=offers)


def in_place(offers: tuple[Offer, ...], state: OfferState, reason: str = "") -> tuple[Offer, ...]:
    """The offers with that of the worker who is responsible in this state."""
    return tuple(replace(o, state=state, reason=reason or o.reason) if o.state in LIVE else o for o in offers)


def _hand_over(request: Request, command: HandOver, by: By, now: datetime) -> Change:
    held_by(request, by)
    if request.receiver or command.reason not in CAUSES:
        raise NotNow(request)
    return begun(request, command.offer, by, now, command.reason, command.words)


def _withdraw(request: Request, command: Withdraw, by: By, now: datetime) -> Change:
    if not command.head:
        held_by(request, by)
    if request.receiver is None:
        raise NotNow(request)
    return kept(request, OfferState.REVOKED, by, now, "withdrawn", "withdrawn")


HANDING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {HandOver: _hand_over, Withdraw: _withdraw}
