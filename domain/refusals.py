"""The refusal of a coordinator, which is an exception with closed grounds, and the appeal against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.assignments import OfferState
from domain.clocks import DECISION, DECISION_URGENT, DECISIONS, NOTIFY, Clocks, begun, met
from domain.communities import OfficeHours
from domain.course import Course
from domain.course_steps import REFUSE, reconsidered, refused, undecided
from domain.endings_shared import again, ended, of_resident, within
from domain.office import Office
from domain.requests import (
    APPEAL_WITHIN,
    REFUSABLE,
    By,
    Change,
    Ground,
    NotNow,
    Request,
    Status,
    change,
    settle,
)


@dataclass(frozen=True, slots=True)
class Reject:
    """A coordinator refuses, on one of the closed grounds, and says where to go instead.

    `clocks` are those of the case as they then stand; None: nothing runs that this would meet.
    """

    ground: str
    where: str
    clocks: Clocks | None = None


@dataclass(frozen=True, slots=True)
class Appeal:
    """The resident does not accept the refusal; `due` is when a coordinator will contact them, `clocks` as above."""

    due: datetime
    clocks: Clocks | None = None


def met_by_refusal(request: Request, at: datetime, hours: OfficeHours) -> Clocks:
    """The clocks when it is refused: the decision is made and told."""
    if not undecided(request.course):
        return request.course.clocks
    return met(request.course.clocks, (*DECISIONS, NOTIFY), at, hours)


def begun_by_appeal(request: Request, at: datetime, office: Office) -> Clocks:
    """The clocks after an appeal: that of the decision begins anew where there is one to make."""
    course = request.course
    anew = course.decision == REFUSE
    code = DECISION_URGENT if request.urgent else DECISION
    return (*course.clocks, *begun(office, at, code)) if anew else course.clocks


def may_reject(request: Request) -> bool:
    """Whether it can be refused at all: danger, violence and a child's need never can."""
    return request.status in REFUSABLE and not (request.urgent or request.sensitive)


def _reject(request: Request, command: Reject, by: By, now: datetime) -> Change:
    """That a coordinator of the community commands it is looked at by the use case."""
    where = command.where.strip()
    if not where:
        raise ValueError("a refusal says where to go instead")
    if not by.membership_id or not may_reject(request):
        raise NotNow(request)
    data = {"ground": Ground(command.ground), "where": where}
    offers = settle(ended(request.offers, OfferState.COMPLETED), OfferState.REVOKED, reason="rejected")
    course = replace(refused(request.course, str(data["ground"]), where, now), last=None)
    fields: dict[str, Any] = {"outcome": str(data["ground"]), "ended_at": now, "offers": offers}
    fields["course"] = _with(course, command.clocks)
    return change(request, by, now, "rejected", data, status=Status.REJECTED, **fields)


def _appeal(request: Request, command: Appeal, by: By, now: datetime) -> Change:
    of_resident(request, by)
    if not may_appeal(request, now):
        raise NotNow(request)
    return again(request, by, now, "appealed", command.due, course=_with(reconsidered(request.course), command.clocks))


def _with(course: Course, clocks: Clocks | None) -> Course:
    return course if clocks is None else replace(course, clocks=clocks)


def may_appeal(request: Request, now: datetime) -> bool:
    """Whether the resident may still disagree with the refusal."""
    return request.status is Status.REJECTED and within(request, APPEAL_WITHIN, now)


REFUSALS: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {Reject: _reject, Appeal: _appeal}
