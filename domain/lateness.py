"""Whether the first call is late: a promise that was not kept stays so, although a new one was given (`Slip`)."""

from __future__ import annotations

from datetime import datetime

from domain.assignments import OfferState
from domain.office import Office
from domain.requests import UNOWNED, Request, Status
from domain.timers import first_call_due

LATE = UNOWNED | {Status.ACCEPTED}  # where the first call is still awaited
_ANEW = frozenset({"redirected", "joined", "rejected"})  # why offers ended of what began once more later


def late(request: Request, office: Office, now: datetime) -> bool:
    """Nobody has called, and the first promise has passed. What began anew is counted from its new promise."""
    if request.status not in LATE:
        return False
    return request.due < now or (_first_time(request) and request.due > _promised(request, office))


def _promised(request: Request, office: Office) -> datetime:
    return first_call_due(request.urgent, office, request.created_at)


def _first_time(request: Request) -> bool:
    """Nobody has talked with them, and the case was never over before."""
    over = any(o.state is OfferState.COMPLETED or o.reason in _ANEW for o in request.offers)
    return request.contacted_at is None and not over
