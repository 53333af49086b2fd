"""The resident takes a request back; a sensitive one only after a person has made sure of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.assignments import OfferState
from domain.endings_shared import ended, of_resident
from domain.requests import (
    OPEN,
    By,
    Change,
    NotNow,
    Request,
    Status,
    change,
    settle,
)


@dataclass(frozen=True, slots=True)
class Cancel:
    """The resident takes the request back; never a sensitive one, which is only asked for (`AskCancel`)."""

    reason: str


@dataclass(frozen=True, slots=True)
class AskCancel:
    """The resident wishes to take a sensitive request back: it stays open until a person has made sure of them."""

    reason: str


def _cancel(request: Request, command: Cancel, by: By, now: datetime) -> Change:
    of_resident(request, by)
    if request.status not in OPEN or request.sensitive:
        raise NotNow(request)
    offers = settle(ended(request.offers, OfferState.REVOKED), OfferState.REVOKED, reason="cancelled")
    data = {"reason": command.reason}
    return change(request, by, now, "cancelled", data, status=Status.CANCELLED, offers=offers, ended_at=now)


def _ask_cancel(request: Request, command: AskCancel, by: By, now: datetime) -> Change:
    of_resident(request, by)
    if request.status not in OPEN or not request.sensitive or request.cancel_asked:
        raise NotNow(request)
    return change(request, by, now, "cancel_asked", {"reason": command.reason}, cancel_asked=True)


CANCELLING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {Cancel: _cancel, AskCancel: _ask_cancel}
