"""What the tests of visits do over and over."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from domain.deadlines import instant, local
from domain.requests import Request
from domain.timers import TimerKind
from domain.visits import Visit
from tests.usecases.desk import ANNA, GALYNA, Desk
from usecases import visiting

TZ = "Europe/Kyiv"
TWO_HOURS = timedelta(hours=2)
T = TypeVar("T")


def day(desk: Desk, on: int) -> date:
    """So many days from today."""
    return local(desk.now, TZ).date() + timedelta(days=on)


def at(desk: Desk, on: int, hour: int = 10) -> datetime:
    """That hour of a day."""
    return instant(day(desk, on), time(hour), TZ)


def clock(moment: datetime) -> str:
    """«26.11 10:00»"""
    return f"{local(moment, TZ):%d.%m %H:%M}"


async def act(desk: Desk, chat: int, what: Callable[..., Awaitable[T]], *more: Any) -> T:
    """A use case, by whoever writes from this chat."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await what(work, actor, *more)


async def propose(desk: Desk, request: Request, on: int = 1, hour: int = 10, repeat: str = "") -> Visit:
    """Anna asks whether that day suits."""
    starts = at(desk, on, hour)
    return await act(desk, ANNA, visiting.propose, request.id, starts, starts + TWO_HOURS, repeat)


async def agreed(desk: Desk, request: Request, on: int = 1, hour: int = 10, repeat: str = "") -> Visit:
    """And it does."""
    visit = await propose(desk, request, on, hour, repeat)
    return await press(desk, GALYNA, visiting.confirm, visit)


async def press(desk: Desk, chat: int, what: Callable[..., Awaitable[T]], visit: Visit, *more: Any) -> T:
    """Something with a visit, as it was shown."""
    return await act(desk, chat, what, visit.id, visit.version, *more)


def now(desk: Desk, visit: Visit) -> Visit:
    """The visit as it is."""
    return desk.rows.visits[visit.id]


def following(desk: Desk, visit: Visit) -> list[Visit]:
    """The next ones of its schedule."""
    return [one for one in desk.rows.visits.values() if one.follows == visit.id]


def waits(desk: Desk, visit: Visit) -> dict[TimerKind, str]:
    """The timers that run for this visit, and when."""
    rows = [row.timer for row in desk.rows.timers.values() if row.state == "waiting"]
    return {timer.kind: clock(timer.due_at) for timer in rows if timer.subject == visit.id}


def events(desk: Desk, request: Request) -> list[str]:
    """The history, by kinds, what concerns visits."""
    return [event.kind for of, event in desk.rows.events if of == request.id and event.kind.startswith("visit")]
