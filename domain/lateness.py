"""What is overdue: the first call (a promise that was not kept stays so, although a new one was given), a term
of the law, a visit of which nobody told how it was."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from domain.assignments import OfferState
from domain.office import Office
from domain.requests import OPEN, UNOWNED, Request, Status
from domain.timers import first_call_due

LATE = UNOWNED | {Status.ACCEPTED, Status.WAITING}  # where the first call may still be awaited
_ANEW = frozenset({"redirected", "joined", "rejected"})  # why offers ended of what began once more later


class Owed(StrEnum):
    """What a request should have had by now."""

    CALL = "call"
    TERM = "term"
    VISIT = "visit"


def owed(request: Request, office: Office, now: datetime, flagged: bool) -> frozenset[Owed]:
    """All that is overdue; `flagged`: it has a visit whose result nobody told in time."""
    found = {Owed.CALL: late(request, office, now), Owed.TERM: term_over(request, now)}
    found[Owed.VISIT] = flagged and request.status in OPEN
    return frozenset(what for what, so in found.items() if so)


def term_over(request: Request, now: datetime) -> bool:
    """Whether a term of the law has run out and is not met; it runs on while the case waits for an answer."""
    return request.status in OPEN and any(clock.running and clock.late(now) for clock in request.course.clocks)


def late(request: Request, office: Office, now: datetime) -> bool:
    """Nobody has called, and the first promise has passed. What began anew is counted from its new promise."""
    if not request.awaits_call:
        return False
    return request.due < now or (_first_time(request) and request.due > _promised(request, office))


def _promised(request: Request, office: Office) -> datetime:
    return first_call_due(request.urgent, office, request.created_at)


def _first_time(request: Request) -> bool:
    """Nobody has talked with them, and the case was never over before."""
    over = any(o.state is OfferState.COMPLETED or o.reason in _ANEW for o in request.offers)
    return request.contacted_at is None and not over
