"""What the resident reads of the legal procedure: what was done, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from domain.clocks import DECISION, DECISION_URGENT, DECISIONS, NOTIFY
from domain.course import Clock
from domain.course_steps import REFUSE, Milestone
from domain.messages import Kind, Message, Tell
from domain.requests import Change, Request
from domain.taking_back import TAKEN_BACK
from domain.telling import Telling, card, to_resident

UNSAID = "died"  # a reason after which nobody is written to


def _registered(change: Change) -> Iterator[Telling]:
    """By when the decision will come is a promise: when it is broken they hear of it."""
    course = change.after.course
    due = _due(change.after, DECISION, DECISION_URGENT)
    yield _told(change, application=course.application, by=due)


def _decided(change: Change) -> Iterator[Telling]:
    """A refusal is not told in passing: that there is a decision, and by when they will know it."""
    decision = change.after.course.decision
    yield _told(change, decision=decision, by=_due(change.after, NOTIFY))


def _notified(change: Change) -> Iterator[Telling]:
    """After a refusal the message of the refusal itself follows, with the way to appeal."""
    if change.after.course.decision != REFUSE:
        yield _told(change)


def _service(change: Change) -> Iterator[Telling]:
    course = change.after.course
    until = course.until.isoformat() if course.until else ""
    yield _told(change, term=course.term, until=until)


def _ended(change: Change) -> Iterator[Telling]:
    reason = change.after.course.end_reason
    if reason != UNSAID:
        yield _told(change, reason=reason)


def _taken_back(change: Change) -> Iterator[Telling]:
    """Whoever was told of it reads that it was a mistake."""
    step, reason = str(change.event.data["step"]), change.event.data["reason"]
    told = step in COURSE and not (step == Milestone.ENDED and reason == UNSAID)
    silent = step == Milestone.NOTIFIED and change.before.course.decision == REFUSE
    if told and not silent:
        yield to_resident(change, Kind.MILESTONE, step=step, mistaken=True)


def late(request: Request, clock: Clock) -> Iterator[Telling]:
    """The promised decision did not come in time."""
    if clock.code in DECISIONS:
        told = card(request, by=clock.due.isoformat())
        yield Tell(request.person_id, Message(Kind.CLOCK_LATE, told, urgent=request.urgent))


def near(request: Request, clock: Clock, share: int) -> Iterator[Telling]:
    """To whoever has it, that a term comes near; of no use when the term is over."""
    if holder := request.holder:
        told = card(request, term=clock.code, by=clock.due.isoformat(), source=clock.source, share=share)
        word = Message(Kind.CLOCK_NEAR, told, urgent=request.urgent, not_after=clock.due)
        yield Tell(holder.person_id, word)


def _told(change: Change, **more: str) -> Tell:
    return to_resident(change, Kind.MILESTONE, step=change.event.kind, at=str(change.event.data["at"]), **more)


def _due(request: Request, *codes: str) -> str:
    found = [clock.due for clock in request.course.clocks if clock.code in codes and clock.running]
    return found[-1].isoformat() if found else ""


COURSE: Mapping[str, Callable[[Change], Iterator[Telling]]] = {
    Milestone.REGISTERED: _registered,
    Milestone.DECIDED: _decided,
    Milestone.NOTIFIED: _notified,
    Milestone.STARTED: _service,
    Milestone.SUSPENDED: _service,
    Milestone.RESUMED: _service,
    Milestone.ENDED: _ended,
    TAKEN_BACK: _taken_back,
}
