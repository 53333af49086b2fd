"""Nobody waits unnoticed: what is missing is told to the coordinators, then the chief, then the admins, every day."""

from __future__ import annotations

from typing import Any

from domain.deadlines import local
from domain.escalating import ADMINS, CHIEF, COORDINATORS, Escalate
from domain.messages import Kind, Message, Tell, TellRole
from domain.people import Membership, Role
from domain.requests import CLOCK, OPEN, Event, Request
from domain.telling import card, to_staff
from domain.timers import climb_timer
from domain.transitions import transition
from usecases.apply import apply, deliver
from usecases.offices import office
from usecases.ports import UnitOfWork


async def escalate(work: UnitOfWork, request: Request, why: str, *, worker: bool = True) -> Request:
    """Something was not done in time: its worker and the coordinators hear of it, and unless a person does something
    the chief and the admins will. Of what is over nobody hears, and nothing is said twice a day. `worker` is False
    when the worker has just been told.
    """
    if request.status not in OPEN or await _climbs_for(work, request, why):
        return request
    after = await raised(work, request, why)
    await _tell(work, after, why, COORDINATORS, worker)
    return after


async def raised(work: UnitOfWork, request: Request, why: str) -> Request:
    """The same without a word: those of the first level have just been told by another message."""
    if request.level or request.status not in OPEN:
        return request
    return await apply(work, transition(request, Escalate(why), CLOCK, work.now))


async def climb(work: UnitOfWork, request: Request) -> None:
    """The clock: nobody has done anything since; the next level hears of it, the last one again."""
    if not request.level or request.status not in OPEN:
        return
    again = climb_timer(request, await office(work, request.community), request.level_at or work.now)
    if request.level_at and again.due_at > work.now:
        await work.timers.add(again)  # somebody acted, and then something else was missing: it has a time of its own
        return
    last = await last_step(work, request)
    why = str(last.data["why"]) if last else ""
    after = await apply(work, transition(request, Escalate(why), CLOCK, work.now))
    await _tell(work, after, why, after.level)


async def _climbs_for(work: UnitOfWork, request: Request, why: str) -> bool:
    """Whether the same is told level by level already."""
    last = await last_step(work, request) if request.level else None
    return last is not None and last.data["why"] == why


async def last_step(work: UnitOfWork, request: Request) -> Event | None:
    """When and why it was escalated last."""
    events = await work.requests.events(request.id)
    return next((event for event in reversed(events) if event.kind == "escalated"), None)


async def _tell(work: UnitOfWork, request: Request, why: str, level: int, worker: bool = True) -> None:
    found = await work.communities.get(request.community)
    today = local(work.now, (await office(work, request.community)).hours.timezone).date()
    once = f"escalated:{request.id}:{why}:{max(level, request.level)}:{today}"
    about = {"why": why, "level": level, "community": found.name if found else ""}
    chiefs = await _chiefs(work, request) if level == CHIEF else []
    word = _word(request, **about, chief=bool(chiefs))
    if level == COORDINATORS:
        for telling in to_staff(request, word):
            if worker or isinstance(telling, TellRole):
                await deliver(work, telling, once)
        return
    for chief in chiefs:
        await deliver(work, Tell(chief.person_id, _word(request, **about, chief=True, head=True)), once)
    if not chiefs:
        await deliver(work, TellRole(request.community, word), once)
    if level == ADMINS:
        only = {"request": request.id, "number": request.number, **about, "why": ""}
        await deliver(work, TellRole("", Message(Kind.ESCALATED, only), admins=True), once)


def _word(request: Request, **about: Any) -> Message:
    told = card(request, held=request.holder is not None, **about)
    return Message(Kind.ESCALATED, told, urgent=request.urgent)


async def _chiefs(work: UnitOfWork, request: Request) -> list[Membership]:
    """The head of the department, if there is one and they are here."""
    team = await work.staff.team(request.community)
    return [m for m in team if m.chief and m.role is Role.COORDINATOR and not m.away]
