"""«🚨 Перенести весь день»: an air raid, illness. Every visit of a day goes to another one, every resident is told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from functools import partial

from domain import visit_times
from domain.communities import DEFAULT_HOURS
from domain.deadlines import local
from domain.messages import Kind, Message, Tell
from domain.people import Actor
from domain.requests import Request
from domain.telling import card
from domain.visit_times import Window
from domain.visiting import told
from domain.visits import Visit
from usecases import casework, visiting
from usecases.apply import deliver
from usecases.offices import office
from usecases.ports import UnitOfWork
from usecases.visit_lists import Planned, day_of, still_open


async def days_for(work: UnitOfWork, actor: Actor, day: date) -> tuple[list[Planned], list[date]]:
    """What of this day would be moved, and the working days after it."""
    return await movable(work, await day_of(work, actor, day), day)


async def movable(work: UnitOfWork, visits: Sequence[Planned], day: date) -> tuple[list[Planned], list[date]]:
    """Those of them that are not over, and the working days after this one."""
    planned = still_open(visits, work.now)
    if not planned:
        return [], []
    where = await office(work, planned[0].visit.community)
    return planned, [one for one in visit_times.days(where.hours, work.now) if one > day]


async def move_day(work: UnitOfWork, actor: Actor, day: date, to: date) -> list[Visit]:
    """All visits of the actor's day that are not over go to that one, at the same time as far as it is free. What was
    moved comes back; when it is done already there is nothing, and nobody is told twice."""
    planned, days = await days_for(work, actor, day)
    return await shifted(work, planned, to, partial(_move, work, actor)) if to in days else []


Move = Callable[[Planned, Window], Awaitable[Visit]]


async def shifted(work: UnitOfWork, planned: Sequence[Planned], to: date, move: Move) -> list[Visit]:
    """Each is moved to a window of that day: first those whose own time is free, then the others."""
    moved, left = [], []
    for one in planned:
        same = _same(one, await visiting.windows(work, one.request, to))
        if same and not same.taken:
            moved.append(await move(one, same))
        else:
            left.append(one)
    moved += [
        await move(one, _best(one, found)) for one in left if (found := await visiting.windows(work, one.request, to))
    ]
    return sorted(moved, key=lambda visit: (visit.starts_at, visit.id))


async def to_telephone(work: UnitOfWork, planned: Sequence[Planned]) -> list[Planned]:
    """Those whose resident nobody may write to, or can: their worker calls."""
    return [one for one in planned if not await casework.writable(work, one.request)]


async def _move(work: UnitOfWork, actor: Actor, one: Planned, window: Window) -> Visit:
    visit = await visiting.move(work, actor, one.visit.id, one.visit.version, window.starts_at, window.ends_at)
    await telephoned(work, actor, one.request, visit)
    return visit


async def telephoned(work: UnitOfWork, actor: Actor, request: Request, visit: Visit) -> None:
    """Where nothing may be written, or nobody reads it, telephoning is a task of whoever has moved it."""
    if not await casework.writable(work, request):
        fresh = await work.requests.get(request.id, within=None)
        message = Message(Kind.TELEPHONE, {**card(fresh), **told(visit), "moved": True}, urgent=fresh.urgent)
        await deliver(work, Tell(actor.person.id, message))


def _best(one: Planned, windows: Sequence[Window]) -> Window:
    """A free one; when there is none, its own time, else that with the fewest."""
    least = min(windows, key=lambda window: (window.taken, window.starts_at))
    return least if not least.taken else _same(one, windows) or least


def _same(one: Planned, windows: Sequence[Window]) -> Window | None:
    """The window of another day at the same time of the day."""
    wanted = _clock(one.visit)
    return next((window for window in windows if _clock(window) == wanted), None)


def _clock(one: Visit | Window) -> tuple[int, int]:
    here = local(one.starts_at, DEFAULT_HOURS.timezone)
    return here.hour, here.minute
