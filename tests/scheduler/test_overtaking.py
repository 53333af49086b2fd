"""However much is due, a person's press waits for one timer's transaction, not for the batch."""

from __future__ import annotations

import asyncio
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from db.agenda import make_agenda
from db.crypto import Vault
from domain.timers import Timer, TimerKind
from scheduler import ticks as module
from scheduler.ticks import BATCH, Ticks
from tests.support.offices import KEY, Office, database_with_tables, office_over
from usecases.ports import UnitOfWork

MANY = 2 * BATCH
EVERY = 10  # timers, then somebody presses a button


class Town:
    """Timers and presses in the order in which they were done."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.done: list[str] = []
        self.asked: dict[str, int] = {}
        self.presses: list[asyncio.Task[None]] = []

    async def fire(self, work: UnitOfWork, timer: Timer) -> None:
        """The effect of a timer; while its transaction is open people press buttons."""
        assert await work.timers.claimed(timer)
        self.done.append(timer.key)
        if timer.subject % EVERY == 0:
            for name in (f"press {timer.subject}", f"other press {timer.subject}"):
                self.asked[name] = len(self.done)
                self.presses.append(asyncio.create_task(self.press(name)))
            await asyncio.sleep(0)

    async def press(self, name: str) -> None:
        """A transaction of a handler."""
        async with self.office.works() as work:
            await work.people.actor(1)
            self.done.append(name)


async def test_presses_overtake_what_is_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with database_with_tables(f"sqlite+aiosqlite:///{tmp_path / 'susid.db'}") as engine:
        office = office_over(engine, Vault([KEY]))
        town = Town(office)
        monkeypatch.setattr(module, "fire", town.fire)
        async with office.works() as work:
            due = work.now - timedelta(seconds=1)
            await work.timers.add(*(Timer(TimerKind.OFFER, n, due, 1, f"k{n}") for n in range(MANY)))
        with closing(make_agenda(engine)) as agenda:
            assert await Ticks(office.works, office.clock, agenda).run() is None
        await asyncio.gather(*town.presses)
    waited = [town.done.index(name) - asked for name, asked in town.asked.items()]
    assert len(waited) == 2 * MANY / EVERY
    assert max(waited) <= 2, waited  # the other press, and a timer that stood in line before
