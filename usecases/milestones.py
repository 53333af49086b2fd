"""«Етапи»: the legal procedure of a case is recorded by its worker, read by its coordinators, told to its resident."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from domain.course_steps import APPROVE, REFUSE, Milestone, ahead, fits, happened
from domain.forms import Draft
from domain.forms_milestones import HAPPENED, STEPS
from domain.milestones import Assess, Decide, Notify, Register, clocks_after
from domain.people import Actor, Role
from domain.requests import By, NotFound, NotNow, Request
from domain.serving import EndService, ResumeService, StartService, SuspendService
from domain.taking_back import TakeBack, mistaken
from domain.transitions import Procedure, Reject, transition
from usecases import casework, looking
from usecases.apply import apply
from usecases.offices import office
from usecases.ports import UnitOfWork

Told = Mapping[str, Any]


async def stages(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, bool]:
    """The case, and whether this reader may record something. Raises NotFound for all but its worker and heads."""
    request = await casework.look(work, actor, request_id)
    if looking.holds(actor, request):
        return request, True
    if request.person_id == actor.person.id or not actor.holds(Role.COORDINATOR, request.community):
        raise NotFound
    looking.note_opened(work, actor, request)
    return request, False


async def to_record(work: UnitOfWork, actor: Actor, request_id: int, step: Milestone) -> tuple[Request, bool]:
    """The case in hand, and whether this milestone is one that may come now."""
    request, _by = await casework.in_hand(work, actor, request_id)
    return request, step in ahead(request)


async def fitting(work: UnitOfWork, actor: Actor, draft: Draft, day: date) -> tuple[bool, Request]:
    """Whether the milestone that is being asked about may have happened on this day."""
    request = await casework.look(work, actor, int(draft.about["request"]))
    zone = (await office(work, request.community)).hours.timezone
    return fits(day, request.course, STEPS[draft.form], work.now, zone), request


async def recorded(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """The dialog is complete."""
    return await record(work, actor, int(draft.about["request"]), STEPS[draft.form], draft.answers)


async def record(work: UnitOfWork, actor: Actor, request_id: int, step: Milestone, told: Told) -> Request:
    """One milestone: its clocks begin or are frozen, the resident is told. Whoever was told of a refusal is refused.

    Raises Stale or NotNow when it cannot come now.
    """
    request, by = await casework.in_hand(work, actor, request_id)
    place, day = await office(work, request.community), date.fromisoformat(str(told[HAPPENED]))
    if not fits(day, request.course, step, work.now, place.hours.timezone):
        raise NotNow(request)
    at = happened(day, request.course, step, work.now, place.hours)
    command = _command(step, at, clocks_after(request, step, at, place), told)
    after = await apply(work, transition(request, command, by, work.now))
    refused = step is Milestone.NOTIFIED and after.course.decision == REFUSE
    return await _refuse(work, after, by) if refused else after


async def to_take_back(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, Milestone | None]:
    """The case in hand, and what of it may be taken back."""
    request, _by = await casework.in_hand(work, actor, request_id)
    return request, mistaken(request, work.now)


async def take_back(work: UnitOfWork, actor: Actor, request_id: int, step: Milestone) -> Request:
    """«Це помилка»: the last milestone has not been. Raises NotNow when it is another one, or too long ago."""
    request, by = await casework.in_hand(work, actor, request_id)
    return await apply(work, transition(request, TakeBack(step), by, work.now))


async def _refuse(work: UnitOfWork, request: Request, by: By) -> Request:
    """The refusal that there is for every request: why, where to go instead, how to appeal."""
    work.audit.note(by.person_id, "rejected", request.id, request.community)
    command = Reject(request.course.ground, request.course.where)
    return await apply(work, transition(request, command, by, work.now))


def _command(step: Milestone, at: datetime, clocks: Any, told: Told) -> Procedure:
    match step:
        case Milestone.REGISTERED:
            return Register(str(told["application"]), at, clocks)
        case Milestone.ASSESSED:
            return Assess(at, clocks)
        case Milestone.DECIDED:
            return _decision(at, clocks, told)
        case Milestone.NOTIFIED:
            return Notify(at, clocks)
        case Milestone.STARTED:
            until = date.fromisoformat(str(told["until"])) if told["term"] == "until" else None
            return StartService(at, str(told["term"]), until)
        case Milestone.SUSPENDED:
            return SuspendService(at)
        case Milestone.RESUMED:
            return ResumeService(at)
        case Milestone.ENDED:
            return EndService(at, str(told["end_reason"]))


def _decision(at: datetime, clocks: Any, told: Told) -> Decide:
    if told.get("decision", APPROVE) == APPROVE:
        return Decide(APPROVE, at, clocks)
    return Decide(str(told["decision"]), at, clocks, str(told["ground"]), str(told["where"]))
