"""In real time, over a real database: what is due goes off within two seconds of its time, however it was planned."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from db.agenda import make_agenda
from db.crypto import Vault
from db.unit_of_work import make_works
from domain.timers import Timer, TimerKind
from scheduler import ticks
from scheduler.runner import Runner
from scheduler.ticks import Ticks
from scheduler.watch import watching
from tests.support.fakes import FakeTerritory
from tests.support.offices import KEY, database_with_tables
from usecases.ports import Committed, UnitOfWork, Works

EXACT = timedelta(seconds=2)
CLOCK = SystemClock()


class Gone:
    """When each timer went off, by its key."""

    def __init__(self) -> None:
        self.late: dict[str, timedelta] = {}

    async def fire(self, work: UnitOfWork, timer: Timer) -> None:
        if await work.timers.claimed(timer):
            self.late[timer.key] = CLOCK.now() - timer.due_at

    async def all(self, *keys: str) -> None:
        async with asyncio.timeout(30):
            while self.late.keys() != set(keys):
                await asyncio.sleep(0.01)
        assert all(timedelta() <= late <= EXACT for late in self.late.values()), self.late


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> Gone:
    found = Gone()
    monkeypatch.setattr(ticks, "fire", found.fire)
    return found


@asynccontextmanager
async def ticking(folder: Path, **before: float) -> AsyncIterator[Works]:
    """A clock at work; some timers are in the database before it starts."""
    async with database_with_tables(f"sqlite+aiosqlite:///{folder / 'susid.db'}") as engine:
        runners = list[Runner]()

        def committed(left: Committed) -> None:
            for runner in runners:
                runner.wake(left.wake_at)

        works = make_works(engine, Vault([KEY]), CLOCK, FakeTerritory(), committed)
        await wish(works, CLOCK.now(), **before)
        with closing(make_agenda(engine)) as agenda:
            runners.append(runner := Runner(Ticks(works, CLOCK, agenda), CLOCK, CLOCK))
            runner.start()
            with watching(CLOCK, runner.look):
                yield works
            runner.stop()
            await asyncio.sleep(0)


async def wish(works: Works, now: datetime, **due: float) -> None:
    """Timers by key, due so many seconds after `now`."""
    async with works() as work:
        wishes = [(key, now + timedelta(seconds=after)) for key, after in due.items()]
        await work.timers.add(*(Timer(TimerKind.OFFER, 1, at, 1, key) for key, at in wishes))


async def test_what_is_due_goes_off_within_two_seconds(tmp_path: Path, gone: Gone) -> None:
    async with ticking(tmp_path, first=0.4, second=0.9, far=3600) as works:
        await wish(works, CLOCK.now(), between=0.6, last=1.2)
        await gone.all("first", "second", "between", "last")


async def test_many_at_the_same_moment_too(tmp_path: Path, gone: Gone) -> None:
    keys = [f"k{number}" for number in range(60)]
    async with ticking(tmp_path, far=3600) as works:
        await wish(works, CLOCK.now(), **dict.fromkeys(keys, 0.5))
        await gone.all(*keys)
