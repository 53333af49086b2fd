"""Which milestone of the legal procedure may follow which. Emergency help comes first, its papers after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.communities import OfficeHours
from domain.course import Course
from domain.deadlines import instant, local, next_open
from domain.requests import HELD, Request

APPROVE, REFUSE = "approve", "refuse"
DECISIONS = (APPROVE, REFUSE)
TERMS = SINGLE, UNTIL, PERIODIC = ("single", "until", "periodic")  # how long a service is given
END_REASONS = ("no_need", "expired", "moved", "wish", "breach", "died")  # Law 2671-VIII, art. 24
LONGEST_AGO = timedelta(days=366)  # nothing older is recorded


class Milestone(StrEnum):
    """What may be recorded; each is the kind of its event."""

    REGISTERED = "registered"
    ASSESSED = "assessed"
    DECIDED = "decided"
    NOTIFIED = "notified"
    STARTED = "service_started"
    SUSPENDED = "service_suspended"
    RESUMED = "service_resumed"
    ENDED = "service_ended"


SERVICE = frozenset({Milestone.STARTED, Milestone.SUSPENDED, Milestone.RESUMED, Milestone.ENDED})


def ahead(request: Request) -> tuple[Milestone, ...]:
    """What may be recorded now, in the order of the procedure; nothing while nobody has the case."""
    if request.status not in HELD:
        return ()
    return (*_procedure(request.course, request.urgent), *_service(request.course, request.urgent))


def _procedure(course: Course, urgent: bool) -> Iterator[Milestone]:
    if course.registered is None:
        yield Milestone.REGISTERED
        return
    if course.assessed is None and (course.decided is None or urgent):
        yield Milestone.ASSESSED
    if course.decided is None and (course.assessed or urgent):
        yield Milestone.DECIDED
    if course.decided and course.notified is None:
        yield Milestone.NOTIFIED


def _service(course: Course, urgent: bool) -> Iterator[Milestone]:
    if not serving(course):
        if course.decision == APPROVE or (urgent and not course.decision):
            yield Milestone.STARTED
        return
    yield Milestone.RESUMED if course.suspended else Milestone.SUSPENDED
    yield Milestone.ENDED


def serving(course: Course) -> bool:
    """Whether a service is being given, be it suspended."""
    return course.started is not None and course.ended is None


def may_refuse(request: Request) -> bool:
    """Whether the decision may be to refuse: never in danger, with violence or for a child (Law 2671-VIII, art. 24)."""
    return not (request.urgent or request.sensitive)


def since(course: Course, step: Milestone) -> datetime | None:
    """The milestone that this one cannot come before; None when it is the first."""
    before: tuple[datetime | None, ...]
    if step in SERVICE:
        before = (course.suspended, course.started) if serving(course) else (course.ended, course.decided)
    else:
        before = (course.decided, course.assessed, course.registered)
        if step is Milestone.ASSESSED:
            before = (course.registered,)
    return next((at for at in before if at), None)


def fits(day: date, course: Course, step: Milestone, now: datetime, tz: str) -> bool:
    """Whether it may have happened on this day: neither ahead of us nor before what it follows."""
    today, former = local(now, tz).date(), since(course, step)
    first = local(former, tz).date() if former else today - LONGEST_AGO
    return first <= day <= today


def happened(day: date, course: Course, step: Milestone, now: datetime, hours: OfficeHours) -> datetime:
    """The moment of a milestone of that day: today it is now; of another day nobody asks the hour, so it counts from
    the opening of the office, or from the milestone of the same day that it follows."""
    if day == local(now, hours.timezone).date():
        return now
    former, opens = since(course, step), next_open(hours, instant(day, time(0), hours.timezone))
    at = opens if local(opens, hours.timezone).date() == day else instant(day, time(12), hours.timezone)
    return max(at, former) if former else at


def undecided(course: Course) -> bool:
    """Whether there is an application, and no decision to give help."""
    return course.registered is not None and course.decision != APPROVE


def refused(course: Course, ground: str, where: str, at: datetime) -> Course:
    """A refusal that the applicant reads at once is the decision, where one was to be made or told."""
    if not undecided(course):
        return course
    decided, notified = course.decided or at, course.notified or at
    return replace(course, decided=decided, decision=REFUSE, ground=ground, where=where, notified=notified)


def reconsidered(course: Course) -> Course:
    """As it is after an appeal: what was registered and assessed stands, a refusal is to be decided anew."""
    if course.decision != REFUSE:
        return course
    return replace(course, decided=None, decision="", ground="", where="", notified=None)
