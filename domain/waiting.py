"""A question to the resident: the case rests until they answer, and weighs little meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.assignments import LIVE, Offer
from domain.endings_shared import held_by
from domain.requests import HELD, By, Change, NotNow, Request, Status, change

CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Ask:
    """The worker asks the resident something; the words are rows beside the request."""


def weighed(request: Request, status: Status) -> tuple[Offer, ...]:
    """The offers with the load that the request is to its worker in this status."""
    weight = replace(request, status=status).weight
    return tuple(replace(o, weight=weight) if o.state in LIVE else o for o in request.offers)


def written(request: Request) -> tuple[str, ...]:
    """The tries when words went to the resident: as long as nothing comes back, they are one way more."""
    return request.tries if CHAT in request.tries else (*request.tries, CHAT)


def answered(request: Request, now: datetime) -> dict[str, Any]:
    """What the resident's words change: the waiting is over, and whoever answers is reached."""
    if request.status is not Status.WAITING:
        return {"tries": ()}
    status = Status.IN_PROGRESS
    first = request.contacted_at or now
    return {"tries": (), "status": status, "offers": weighed(request, status), "contacted_at": first}


def _ask(request: Request, command: Ask, by: By, now: datetime) -> Change:
    held_by(request, by)
    if request.status not in HELD:
        raise NotNow(request)
    status = Status.WAITING
    fields: dict[str, Any] = {"status": status, "offers": weighed(request, status), "tries": written(request)}
    return change(request, by, now, "asked", **fields)


WAITING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {Ask: _ask}
