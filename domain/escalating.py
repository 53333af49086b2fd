"""When nobody does what they should, ever more people hear of it, level by level, until a person does something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.changed_since import DECIDING
from domain.course_steps import Milestone
from domain.requests import OPEN, By, Change, NotNow, Request, Status, change

CALM, COORDINATORS, CHIEF, ADMINS = 0, 1, 2, 3  # who knows of it; the last is told again every working day
# What a person does to a case that moves it on. The clock's own search for somebody does not.
_VISITS = frozenset({"visit_proposed", "visit_confirmed", "visit_moved", "visit_done", "visit_no_show"})
ACTS = DECIDING | _VISITS | {milestone.value for milestone in Milestone} | {"asked", "substituted"}
SMALL = frozenset({"noted", "worker_wrote", "tried"})  # enough where the first call was made


@dataclass(frozen=True, slots=True)
class Escalate:
    """The clock: `why` is what is missing. One level up from where it stands."""

    why: str


def _escalate(request: Request, command: Escalate, by: By, now: datetime) -> Change:
    if request.status not in OPEN:
        raise NotNow(request)
    level = min(request.level + 1, ADMINS)
    return change(request, by, now, "escalated", {"why": command.why, "level": level}, level=level, level_at=now)


def calmed(made: Change) -> Change:
    """The change, with the level that it leaves: none when a person did what was missing, and none at the end.

    While a term of the law or a visit is still owed, whoever acts gains no more than the time of the first level.
    """
    after = made.after
    if not made.before.level or made.event.kind == "escalated":
        return made
    if after.status not in OPEN:
        return replace(made, after=replace(after, level=CALM, level_at=None))
    if not made.event.by.person_id or not _enough(made):
        return made
    at = made.event.at
    level, since = (COORDINATORS, at) if owing(after, at) else (CALM, None)
    return replace(made, after=replace(after, level=level, level_at=since))


def owing(request: Request, now: datetime) -> bool:
    """Whether a term of the law has run out, or a visit has begun of which nobody told how it was."""
    late = any(clock.running and clock.late(now) for clock in request.course.clocks)
    return late or (request.visit_at is not None and request.visit_at < now)


def _enough(made: Change) -> bool:
    """Where the first call is missing, words and notes are not; where an answer is, that answer is."""
    if made.event.kind == "asked" and made.after.awaits_call:
        return False  # the call that was promised is not made by writing
    answered = made.before.status is Status.WAITING and made.after.status is not Status.WAITING
    return made.event.kind in (ACTS if made.after.awaits_call else ACTS | SMALL) or answered


ESCALATING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {Escalate: _escalate}
