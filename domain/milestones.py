"""The commands of the legal procedure: dates beside the status, recorded by the worker in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.clocks import ASSESSMENT, DECISION, DECISION_URGENT, DECISIONS, NOTIFY, Clocks, begun, met
from domain.course import Course, Last
from domain.course_steps import APPROVE, REFUSE, Milestone, ahead, may_refuse, since
from domain.endings_shared import held_by
from domain.office import Office
from domain.requests import By, Change, Ground, NotNow, Request, Status, change
from domain.waiting import weighed


@dataclass(frozen=True, slots=True)
class Register:
    """The official application lies in the office; `clocks` are those of the case as they then stand."""

    application: str
    at: datetime
    clocks: Clocks = ()


@dataclass(frozen=True, slots=True)
class Assess:
    """The needs are assessed."""

    at: datetime
    clocks: Clocks = ()


@dataclass(frozen=True, slots=True)
class Decide:
    """The decision; a refusal has one of the closed grounds and says where to go instead."""

    decision: str
    at: datetime
    clocks: Clocks = ()
    ground: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Notify:
    """The applicant knows the decision. After a refusal `Reject` follows, in the same transaction."""

    at: datetime
    clocks: Clocks = ()


def clocks_after(request: Request, step: Milestone, at: datetime, office: Office) -> Clocks:
    """The clocks of the case when this is recorded: some are met and frozen, others begin."""
    clocks = request.course.clocks
    if step is Milestone.REGISTERED:
        return (*clocks, *begun(office, at, ASSESSMENT, DECISION_URGENT if request.urgent else DECISION))
    if step is Milestone.DECIDED:
        return (*met(clocks, DECISIONS, at, office.hours), *begun(office, at, NOTIFY))
    meets = {Milestone.ASSESSED: (ASSESSMENT,), Milestone.NOTIFIED: (NOTIFY,)}
    return met(clocks, meets.get(step, ()), at, office.hours)


def checked(request: Request, step: Milestone, at: datetime, by: By, now: datetime) -> Course:
    """The course before this step, which it remembers. Raises Stale for others than its worker, NotNow out of its
    order."""
    held_by(request, by)
    former = since(request.course, step)
    if step not in ahead(request) or at > now or (former and at < former):
        raise NotNow(request)
    return replace(request.course, last=Last(step.value, now, replace(request.course, last=None)))


def _register(request: Request, command: Register, by: By, now: datetime) -> Change:
    course = checked(request, Milestone.REGISTERED, command.at, by, now)
    number = command.application.strip()
    if not number:
        raise ValueError("an application has a number")
    course = replace(course, application=number, registered=command.at, clocks=command.clocks)
    return change(request, by, now, "registered", {"at": command.at.isoformat()}, course=course)


def _assess(request: Request, command: Assess, by: By, now: datetime) -> Change:
    course = checked(request, Milestone.ASSESSED, command.at, by, now)
    course = replace(course, assessed=command.at, clocks=command.clocks)
    return change(request, by, now, "assessed", {"at": command.at.isoformat()}, course=course)


def _decide(request: Request, command: Decide, by: By, now: datetime) -> Change:
    course = checked(request, Milestone.DECIDED, command.at, by, now)
    ground, where = "", ""
    if command.decision == REFUSE:
        if not may_refuse(request):
            raise NotNow(request)
        ground, where = Ground(command.ground).value, command.where.strip()
    if command.decision not in (APPROVE, REFUSE) or (ground and not where):
        raise ValueError("a decision approves, or refuses and says where to go instead")
    course = replace(course, decided=command.at, decision=command.decision, clocks=command.clocks)
    data = {"at": command.at.isoformat(), "decision": command.decision}
    return change(request, by, now, "decided", data, course=replace(course, ground=ground, where=where))


def _notify(request: Request, command: Notify, by: By, now: datetime) -> Change:
    """Whoever reads a refusal is reached: nothing is waited for any more."""
    course = checked(request, Milestone.NOTIFIED, command.at, by, now)
    fields: dict[str, Any] = {"course": replace(course, notified=command.at, clocks=command.clocks)}
    if course.decision == REFUSE:
        if not may_refuse(request):
            raise NotNow(request)
        status = Status.IN_PROGRESS
        fields |= {"status": status, "offers": weighed(request, status), "contacted_at": request.contacted_at or now}
    data = {"at": command.at.isoformat(), "decision": course.decision}
    return change(request, by, now, "notified", data, **fields)


MILESTONES: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {
    Register: _register,
    Assess: _assess,
    Decide: _decide,
    Notify: _notify,
}
