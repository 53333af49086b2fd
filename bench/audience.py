"""`python -m bench.audience JOB`: what a notice to so many people takes of memory; prints its figures as JSON."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.audiences import add_people, begin
from bench.prepare import imported

COMMUNITY = "UA53040130000023174"
FIRST = 2_000_000_000
_PATIENCE = 600.0


class Nobody:
    """A Telegram that takes everything at once."""

    def __init__(self) -> None:
        self.taken = 0

    async def call(self, method: str, **_: Any) -> Any:
        """One more message."""
        self.taken += 1
        return {"message_id": self.taken}


async def measured(people: int, copies: int) -> dict[str, float]:
    """The peak after all copies are written and so many of them (or all) are told, and how long both took."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        engine = await _database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}", people)
        try:
            return await _told(engine, min(people, copies))
        finally:
            await engine.dispose()


async def _database(url: str, people: int) -> Any:
    engine = imported("db.engine").make_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(imported("db.tables").metadata.create_all)
    await add_people(engine, FIRST, people, COMMUNITY)
    return engine


async def _told(engine: Any, copies: int) -> dict[str, float]:
    vault, clock = imported("db.crypto").Vault((b"k" * 32,)), imported("bot.clock").SystemClock()
    mailroom = imported("db.mailroom").make_mailroom(engine, vault, clock)
    territory = imported("db.reference.territory").load()
    works = imported("db.unit_of_work").make_works(engine, vault, clock, territory, lambda _: None)
    started = time.perf_counter()
    async with works() as work:
        notice = await begin(work, COMMUNITY, FIRST, copies)
    await _written(works, clock, notice)
    written = time.perf_counter()
    sending = await _sent(mailroom, clock, copies)
    return {"peak": _peak(), "written": written - started, "sending": sending, "told": copies}


async def _written(works: Any, clock: Any, notice: Any) -> None:
    """The steps of the notice, as the clock would take them."""
    fire = imported("usecases.clock").fire
    while not notice.written:
        async with works() as work:
            due = await work.timers.claim(clock.now(), clock.now(), 1)
        for timer in due:
            async with works() as work:
                await fire(work, timer)
        async with works() as work:
            notice = await work.notices.get(notice.id)


async def _sent(mailroom: Any, clock: Any, copies: int) -> float:
    """The sender as it is, at a pace that it never reaches; how many seconds it took."""
    pace, api = imported("bot.delivery.pace").Pace(1_000_000, chat_every=0.0), Nobody()
    render = imported("bot.telling").renderer(_speaking(), imported("db.reference.territory").load(), clock)
    sender = imported("bot.delivery.sender").Sender(api, mailroom, clock, render, pace=pace)
    started = time.perf_counter()
    async with asyncio.timeout(_PATIENCE), asyncio.TaskGroup() as tasks:
        tasks.create_task(sender.run())
        while api.taken < copies:
            await asyncio.sleep(0.05)
        await sender.drain(5)
    return time.perf_counter() - started


def _speaking() -> Any:
    catalogues = imported("bot.i18n").load()
    return imported("bot.middlewares.actor").Speaking(
        catalogues, imported("bot.ui.labels").Readings(catalogues.all()), "Europe/Kyiv"
    )


def _peak() -> float:
    return float(imported("bench.processes").memory(imported("os").getpid(), "VmHWM"))


if __name__ == "__main__":
    job = json.loads(sys.argv[1])
    print(json.dumps(asyncio.run(measured(job["people"], job["copies"]))))
