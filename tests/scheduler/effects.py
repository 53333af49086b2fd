"""Timers whose effects are only noted, in an office in memory or over a database."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import cast

from domain.timers import Timer, TimerKind
from scheduler.ticks import Ticks
from tests.support.fakes import FakeOffice
from usecases.ports import UnitOfWork, Works

SECOND = timedelta(seconds=1)


class Effects:
    """What the timers did; `broken` ones raise, `deadly` ones never come back."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.tried: Counter[str] = Counter()
        self.broken: set[str] = set()
        self.deadly: set[str] = set()

    async def fire(self, work: UnitOfWork, timer: Timer) -> None:
        """In the place of the use case."""
        self.tried[timer.key] += 1
        if timer.key in self.deadly:
            await asyncio.Event().wait()
        if not await work.timers.claimed(timer):
            return
        await asyncio.sleep(0)
        if timer.key in self.broken:
            raise ValueError(timer.key)
        self.done.append(timer.key)


@dataclass
class FakeAgenda:
    """The agenda of an office in memory."""

    office: FakeOffice

    async def next_due(self) -> datetime | None:
        waiting = (row for row in self.office.stored.timers.values() if row.state == "waiting")
        return min((row.wake_at for row in waiting), default=None)

    async def let_go(self) -> int:
        rows = self.office.stored.timers
        held = [row for row in rows.values() if row.state == "waiting" and row.wake_at > row.timer.due_at]
        for row in held:
            rows[row.timer.key] = replace(row, wake_at=row.timer.due_at)
        return len(held)


def ticks_of(office: FakeOffice) -> Ticks:
    """As of a process that has just begun."""
    return Ticks(cast(Works, office.works), office.clock, FakeAgenda(office))


async def planned(office: FakeOffice, **due: timedelta) -> None:
    """Timers by key, and when from now they are due."""
    async with office.works() as work:
        for key, after in due.items():
            await work.timers.add(Timer(TimerKind.OFFER, 1, work.now + after, 1, key))


def state(office: FakeOffice, key: str) -> str:
    """What has become of a timer."""
    return office.stored.timers[key].state
