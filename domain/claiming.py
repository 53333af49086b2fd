"""A worker takes a request out of their team's queue, unasked: what becomes of it and of those who were asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.assignments import Offer, OfferState
from domain.requests import UNOWNED, AlreadyTaken, By, Change, NotNow, Request, Status, change, settle


@dataclass(frozen=True, slots=True)
class Claim:
    """A worker takes it. `offer` is theirs, its load is taken already; `due` is a new promise, as of `Accept`.

    That it is in their queue (`domain.people.in_queue_of`) is looked at by the use case.
    """

    offer: Offer
    due: datetime | None = None


def _claim(request: Request, command: Claim, by: By, now: datetime) -> Change:
    """As if it had been offered and taken: whoever was asked before is not asked any more."""
    if request.holder:
        raise AlreadyTaken(request)
    offer = command.offer
    if request.status not in UNOWNED or request.person_id == by.person_id or offer.membership_id != by.membership_id:
        raise NotNow(request)
    mine = replace(offer, state=OfferState.ACCEPTED, weight=request.weight)
    offers = (*settle(request.offers, OfferState.REVOKED, reason="taken"), mine)
    fields: dict[str, Any] = {"offers": offers, "due": command.due or request.due}
    return change(request, by, now, "accepted", {"claimed": True}, status=Status.ACCEPTED, **fields)


CLAIMING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {Claim: _claim}
