"""What may be done with a visit, and the line it leaves in the history of its request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from domain.requests import HELD, OPEN, By, Change, NotNow, Request, change
from domain.visits import OPEN_VISITS, Visit, VisitChanged, VisitState

UNANSWERED = frozenset({VisitState.PROPOSED, VisitState.MOVED})  # wait for the resident's yes
RESULTS: Mapping[str, VisitState] = {
    "done": VisitState.DONE,
    "commission": VisitState.DONE,
    "not_home": VisitState.NO_SHOW,
    "worker": VisitState.NO_SHOW,
}
MOST_OPEN = 5  # visits of one request that are agreed at a time
BY_PHONE, WISH, REPEAT = "phone", "wish", "repeat"  # how a visit came to be agreed, or asked about again


@dataclass(frozen=True, slots=True)
class NoteVisit:
    """Something happened with a visit: `kind` is the event, `next_at` when the next open one of the request begins."""

    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A visit after something was done with it, and what the history says of that."""

    visit: Visit
    kind: str
    more: Mapping[str, Any] = field(default_factory=dict)


def told(visit: Visit) -> dict[str, Any]:
    """A visit as plain values, for messages and the history."""
    return {
        "visit": visit.id,
        "visit_version": visit.version,
        "starts": visit.starts_at.isoformat(),
        "ends": visit.ends_at.isoformat(),
        "state": visit.state.value,
        "repeat": visit.repeat,
        "wish": visit.wish_at.isoformat() if visit.wish_at else "",
    }


def made(visit: Visit) -> Step:
    """A new one; one that nobody has to be asked about is agreed at once."""
    kind = "visit_confirmed" if visit.state is VisitState.CONFIRMED else "visit_proposed"
    return Step(visit, kind, {"series": bool(visit.follows)})


def moved(visit: Visit, starts_at: datetime, ends_at: datetime, agreed: bool = False) -> Step:
    """Another time, which waits for a yes unless nobody can be asked; what was wished or missed before is over."""
    state = VisitState.CONFIRMED if agreed else VisitState.MOVED
    fresh = _next(visit, state=state, starts_at=starts_at, ends_at=ends_at, flagged=False)
    return Step(fresh, "visit_moved", {"from": visit.starts_at.isoformat()})


def confirmed(visit: Visit) -> Step:
    """The resident says yes."""
    _in(visit, UNANSWERED)
    return Step(_next(visit, state=VisitState.CONFIRMED), "visit_confirmed")


def wished(visit: Visit, starts_at: datetime | None) -> Step:
    """The resident asks for another time: this one, or one that they say in words."""
    return Step(_next(visit, state=VisitState.DECLINED, wish_at=starts_at), "visit_wished")


def agreed(visit: Visit, ends_at: datetime) -> Step:
    """The worker comes when the resident wished."""
    _in(visit, {VisitState.DECLINED})
    if visit.wish_at is None:
        raise VisitChanged(visit)
    fresh = _next(visit, state=VisitState.CONFIRMED, starts_at=visit.wish_at, ends_at=ends_at)
    return Step(fresh, "visit_confirmed", {"how": WISH, "from": visit.starts_at.isoformat()})


def by_phone(visit: Visit) -> Step:
    """Agreed by telephone, for the time as it stands."""
    _in(visit, UNANSWERED | {VisitState.DECLINED})
    return Step(_next(visit, state=VisitState.CONFIRMED), "visit_confirmed", {"how": BY_PHONE})


def cancelled(visit: Visit) -> Step:
    """It will not be; its schedule ends with it."""
    return Step(_next(visit, state=VisitState.CANCELLED), "visit_cancelled")


def finished(visit: Visit, result: str, now: datetime) -> Step:
    """How it was: not before it has begun."""
    if now < visit.starts_at:
        raise VisitChanged(visit)
    state = RESULTS[result]
    kind = "visit_done" if state is VisitState.DONE else "visit_no_show"
    return Step(_next(visit, state=state, result=result, flagged=False), kind, {"result": result})


def missed(visit: Visit) -> Step:
    """Nobody told the result in time."""
    return Step(_next(visit, flagged=True), "visit_missed")


def repeated(visit: Visit, repeat: str, asks: bool) -> Step:
    """With this schedule, "" for none. With `asks` the resident is asked anew, else what was agreed stays. First a
    wish of theirs is answered."""
    _in(visit, OPEN_VISITS - {VisitState.DECLINED})
    state = VisitState.PROPOSED if asks else visit.state
    fresh = _next(visit, repeat=repeat, state=state)
    kind = "visit_confirmed" if fresh.state is VisitState.CONFIRMED else "visit_proposed"
    return Step(fresh, kind, {"how": REPEAT})


def next_start(visits: Iterable[Visit], now: datetime) -> datetime | None:
    """When the next open visit begins; one whose result is not told is next as long as no other is to come."""
    open_ = [visit for visit in visits if visit.open]
    ahead = [visit for visit in open_ if visit.ends_at > now]
    return min((visit.starts_at for visit in ahead or open_), default=None)


def _next(visit: Visit, **fields: Any) -> Visit:
    """The next version of an open visit. Raises VisitChanged for one that is over."""
    if not visit.open:
        raise VisitChanged(visit)
    fresh = replace(visit, version=visit.version + 1, **fields)
    return fresh if fresh.state is VisitState.DECLINED else replace(fresh, wish_at=None)


def _in(visit: Visit, states: Iterable[VisitState]) -> None:
    if visit.state not in states:
        raise VisitChanged(visit)


def _note(request: Request, command: NoteVisit, by: By, now: datetime) -> Change:
    """A new visit needs somebody who makes it; of one that is agreed something may be told for as long as the request
    is open."""
    if request.status not in (HELD if command.kind == "visit_proposed" and by.membership_id else OPEN):
        raise NotNow(request)
    return change(request, by, now, command.kind, command.data, visit_at=command.next_at)


VISITING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {NoteVisit: _note}
