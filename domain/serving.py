"""The service that was decided on: it begins, is suspended and resumed, and ends for a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from domain.course_steps import END_REASONS, TERMS, UNTIL, Milestone
from domain.milestones import checked
from domain.requests import By, Change, Request, change


@dataclass(frozen=True, slots=True)
class StartService:
    """It is given: once, until a day, or again and again."""

    at: datetime
    term: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SuspendService:
    """It rests for a time."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ResumeService:
    """It goes on."""

    at: datetime


@dataclass(frozen=True, slots=True)
class EndService:
    """It is over, for one of the reasons of the law. The case is finished by its own command."""

    at: datetime
    reason: str


def _start(request: Request, command: StartService, by: By, now: datetime) -> Change:
    course = checked(request, Milestone.STARTED, command.at, by, now)
    if command.term not in TERMS or (command.term == UNTIL) is not (command.until is not None):
        raise ValueError("a service is given once, until a day, or periodically")
    course = replace(course, started=command.at, term=command.term, until=command.until)
    course = replace(course, suspended=None, ended=None, end_reason="")
    data = {"at": command.at.isoformat(), "term": command.term}
    return change(request, by, now, "service_started", data, course=course)


def _suspend(request: Request, command: SuspendService, by: By, now: datetime) -> Change:
    course = replace(checked(request, Milestone.SUSPENDED, command.at, by, now), suspended=command.at)
    return change(request, by, now, "service_suspended", {"at": command.at.isoformat()}, course=course)


def _resume(request: Request, command: ResumeService, by: By, now: datetime) -> Change:
    course = replace(checked(request, Milestone.RESUMED, command.at, by, now), suspended=None)
    return change(request, by, now, "service_resumed", {"at": command.at.isoformat()}, course=course)


def _end(request: Request, command: EndService, by: By, now: datetime) -> Change:
    course = checked(request, Milestone.ENDED, command.at, by, now)
    if command.reason not in END_REASONS:
        raise ValueError("a service ends for one of the reasons")
    course = replace(course, ended=command.at, end_reason=command.reason)
    data = {"at": command.at.isoformat(), "reason": command.reason}
    return change(request, by, now, "service_ended", data, course=course)


SERVING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {
    StartService: _start,
    SuspendService: _suspend,
    ResumeService: _resume,
    EndService: _end,
}
