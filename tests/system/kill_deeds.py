"""What an admin decides about a notice while the process may die: the use cases themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from domain.notices import Limits, Notice, Part, Post, Task
from domain.people import Actor
from usecases import notice_control, notice_correcting, notice_recalling
from usecases.ports import UnitOfWork, Works

LIMITS = Limits(alone=1_000_000)
CORRECTED = "Воду відключать о 9, а не о 8."
Deed = Callable[[UnitOfWork, Actor, Notice], Awaitable[object]]


async def decide(works: Works, admin: int, notice: int, deed: str, after: float) -> None:
    """Once, so many seconds from now."""
    await asyncio.sleep(after)
    async with works() as work:
        actor, found = await work.people.actor(admin), await work.notices.get(notice)
        assert actor and found
        await DEEDS[deed](work, actor, found)


async def _pause(work: UnitOfWork, actor: Actor, notice: Notice) -> None:
    await notice_control.pause(work, actor, notice.id)


async def _resume(work: UnitOfWork, actor: Actor, notice: Notice) -> None:
    await notice_control.resume(work, actor, notice.id, notice.version)


async def _stop(work: UnitOfWork, actor: Actor, notice: Notice) -> None:
    await notice_control.stop(work, actor, notice.id, notice.version)


async def _correct(work: UnitOfWork, actor: Actor, notice: Notice) -> None:
    proposed = await notice_correcting.propose(work, actor, notice.id, "uk", Post((Part(text=CORRECTED),)))
    await notice_correcting.confirm(work, actor, notice.id, proposed.version, LIMITS)


async def _delete(work: UnitOfWork, actor: Actor, notice: Notice) -> None:
    await notice_recalling.recall(work, actor, notice.id, notice.version, Task.DELETE)


async def _cancel(work: UnitOfWork, actor: Actor, notice: Notice) -> None:
    await notice_recalling.recall(work, actor, notice.id, notice.version, Task.CANCEL)


DEEDS: Mapping[str, Deed] = {
    "pause": _pause,
    "resume": _resume,
    "stop": _stop,
    "correct": _correct,
    "delete": _delete,
    "cancel": _cancel,
}
