"""A timer whose effect fails again and again is kept, and nobody has to find it: people are told at once."""

from __future__ import annotations

from domain.messages import Kind, Message, TellRole
from domain.people import Role
from domain.requests import Request
from domain.timers import Timer
from usecases.apply import deliver
from usecases.existing import request_or_none
from usecases.ports import UnitOfWork


async def failed(work: UnitOfWork, timer: Timer, *, unread: bool = False) -> None:
    """Keep it as failed; in the same transaction admins and the coordinators of its request learn of it.

    `unread`: the request is what cannot be read, so that only the admins are told.
    """
    if not await work.timers.fail(timer, None):
        return
    once = f"failed:{timer.id}"
    told = {"timer": timer.id, "what": timer.kind.value}
    await deliver(work, TellRole("", Message(Kind.TIMER_FAILED, told), admins=True), once)
    request = None if unread else await _request(work, timer)
    if request is not None and await _headed(work, request):
        about = {"request": request.id, "number": request.number, "version": request.version}
        await deliver(work, TellRole(request.community, Message(Kind.TIMER_FAILED, about)), f"{once}:case")


async def _request(work: UnitOfWork, timer: Timer) -> Request | None:
    """The request, or that of the visit, which it was about: ids are unique over all tables."""
    visit = await work.visits.get(timer.subject)
    return await request_or_none(work, visit.request_id if visit else timer.subject)


async def _headed(work: UnitOfWork, request: Request) -> bool:
    """Without a coordinator the admins would get it twice."""
    return bool(await work.staff.people_with(Role.COORDINATOR, request.community))
