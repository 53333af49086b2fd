"""Two requests about the same need: one goes on, the other is joined to it, and may be parted again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain.assignments import OfferState
from domain.endings_shared import ended
from domain.redirecting import back
from domain.requests import OPEN, By, Change, NotNow, Request, Status, change, settle

NEAR = timedelta(days=30)  # so long ago the other one may be
SAME = frozenset({"person", "phone", "home"})  # of likeness.Key: a name alone says little in a village


@dataclass(frozen=True, slots=True)
class Join:
    """Its worker or a coordinator says that it repeats `main`, which goes on."""

    main: Request


@dataclass(frozen=True, slots=True)
class Part:
    """They are two after all; `due` is when somebody will contact its resident."""

    due: datetime


def may_join(request: Request, main: Request) -> bool:
    """Whether one can be joined to the other: nothing urgent is made to wait, and nothing sensitive is told of.

    A chain cannot come about: what is joined is no longer open."""
    apart = request.id != main.id and request.community == main.community
    both = request.status in OPEN and main.status in OPEN
    plain = not (request.sensitive or main.sensitive)
    return apart and both and plain and (main.urgent or not request.urgent)


def _join(request: Request, command: Join, by: By, now: datetime) -> Change:
    """That the main one has none joined to itself, and who commands, is looked at by the use case."""
    if not by.membership_id or not may_join(request, command.main):
        raise NotNow(request)
    offers = settle(ended(request.offers, OfferState.COMPLETED), OfferState.REVOKED, reason="joined")
    fields: dict[str, Any] = {"status": Status.DUPLICATE, "ended_at": now, "offers": offers}
    data = {"to": command.main.id, "number": command.main.number}
    return change(request, by, now, "joined", data, duplicate_of=command.main.id, cancel_asked=False, **fields)


def _part(request: Request, command: Part, by: By, now: datetime) -> Change:
    if request.status is not Status.DUPLICATE or not by.membership_id:
        raise NotNow(request)
    return back(request, by, now, "parted", command.due, duplicate_of=0)


TWINS: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {Join: _join, Part: _part}
