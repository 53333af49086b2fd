"""What another office does: the resident is told where to go; if that does not help, the request comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.assignments import OfferState
from domain.endings_shared import ended, held_by, within
from domain.requests import (
    HELD,
    OPEN,
    REOPEN_WITHIN,
    By,
    Change,
    NotFound,
    NotNow,
    Request,
    Status,
    change,
    settle,
)


@dataclass(frozen=True, slots=True)
class Redirect:
    """Its worker, or a coordinator while nobody has it, says where to go instead."""

    where: str


@dataclass(frozen=True, slots=True)
class Bounce:
    """It did not help there; `due` is when somebody will contact the resident."""

    due: datetime


def may_redirect(request: Request) -> bool:
    """Whether it can be sent elsewhere at all: danger and what is sensitive are handed over, never sent away."""
    return request.status in OPEN and not (request.urgent or request.sensitive)


def may_bounce(request: Request, now: datetime) -> bool:
    """Whether it may still come back."""
    return request.status is Status.REDIRECTED and within(request, REOPEN_WITHIN, now)


def back(request: Request, by: By, now: datetime, kind: str, due: datetime, **fields: Any) -> Change:
    """It is new again, with a new promise, and looks for its worker."""
    anew: dict[str, Any] = {"status": Status.NEW, "ended_at": None, "contacted_at": None, "tries": (), "outcome": ""}
    return change(request, by, now, kind, due=due, **anew, **fields)


def _redirect(request: Request, command: Redirect, by: By, now: datetime) -> Change:
    """That a coordinator commands while nobody has it is looked at by the use case."""
    where = command.where.strip()
    if not where:
        raise ValueError("a redirection says where to go")
    if request.status in HELD:
        held_by(request, by)
    if not by.membership_id or not may_redirect(request):
        raise NotNow(request)
    offers = settle(ended(request.offers, OfferState.COMPLETED), OfferState.REVOKED, reason="redirected")
    fields: dict[str, Any] = {"status": Status.REDIRECTED, "ended_at": now, "offers": offers}
    return change(request, by, now, "redirected", {"where": where}, **fields)


def _bounce(request: Request, command: Bounce, by: By, now: datetime) -> Change:
    """By the resident, or by a coordinator (whom the use case has looked at)."""
    if by.person_id != request.person_id and not by.membership_id:
        raise NotFound
    if not may_bounce(request, now):
        raise NotNow(request)
    return back(request, by, now, "bounced", command.due)


REDIRECTING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {Redirect: _redirect, Bounce: _bounce}
