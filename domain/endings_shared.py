"""What all endings of a request ask and do: whose it is, within which term, and opening it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from domain.assignments import LIVE, Offer, OfferState
from domain.requests import (
    By,
    Change,
    NotFound,
    Request,
    Stale,
    Status,
    change,
    settle,
)


def held_by(request: Request, by: By) -> None:
    """Only its worker. Raises Stale."""
    if request.holder is None or request.holder.membership_id != by.membership_id:
        raise Stale(request)


def of_resident(request: Request, by: By) -> None:
    """Only the person whose request it is: to others it does not exist."""
    if by.person_id != request.person_id:
        raise NotFound


def again(request: Request, by: By, now: datetime, kind: str, due: datetime, **more: Any) -> Change:
    """Open again, with a new promise in the place of the old one."""
    fields: dict[str, Any] = {"ended_at": None, "contacted_at": None, "stars": 0, "due": due, "tries": (), **more}
    return change(request, by, now, kind, status=Status.REOPENED, **fields)


def within(request: Request, term: timedelta, now: datetime) -> bool:
    """Whether it ended no longer ago than this."""
    return request.ended_at is not None and now - request.ended_at <= term


def ended(offers: tuple[Offer, ...], state: OfferState) -> tuple[Offer, ...]:
    """The offers when the one that was accepted is over, and with it a hand-over that nobody has answered."""
    handing = any(o.state is OfferState.TRANSFER_PENDING for o in offers)
    over = settle(offers, OfferState.REVOKED, reason="ended") if handing else offers
    return tuple(replace(o, state=state) if o.state in LIVE else o for o in over)
