"""`python -m bench.wakes JOB`: what a wake-up costs with nothing due and with 100 due, beside APScheduler's job store.

One process for all three, by turns, each over a fresh database file; prints one JSON object. Idle: a tick of ours
beside APScheduler's `_process_jobs`. Due: our ticks write real reminders, its jobs are empty.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.prepare import imported

FEW, DUE, WAKES = 1000, 100, 200
_FILL = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
    INSERT INTO timers (kind, subject, version, due_at, key, attempts, state, wake_at)
    SELECT 'offer', i, 1, :at + i, 'bench-' || i, 0, 'waiting', :at + i FROM n
"""


class Held:
    """How long the loop's thread worked without a break, at most; CPU, for a busy machine takes the core away."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._beating: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Held:
        self._beating = asyncio.ensure_future(self._beat())
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._beating
        await asyncio.sleep(0)
        self._beating.cancel()

    async def _beat(self) -> None:
        last = time.thread_time()
        while True:
            await asyncio.sleep(0)
            now = time.thread_time()
            self.longest, last = max(self.longest, now - last), now


class Ours:
    """Our ticks over a migrated database with timers that wait."""

    def __init__(self, works: Any, engine: Any, ticks: Any) -> None:
        self.works, self.engine, self.ticks = works, engine, ticks

    async def fill(self, many: int) -> None:
        """Timers of a month from tomorrow on."""
        at = int((datetime.now(UTC) + timedelta(days=1)).timestamp() * 1_000_000)
        text = imported("sqlalchemy").text
        async with self.engine.begin() as connection:
            await connection.execute(text(_FILL), {"many": many, "at": at})
        checkpoint = self.engine.execution_options(isolation_level="AUTOCOMMIT").connect()
        async with checkpoint as connection:  # a journal of a million rows is not what a bot lives with
            await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    async def idle(self) -> float:
        """CPU microseconds of a tick at which nothing is due."""
        began = time.process_time()
        for _ in range(WAKES):
            await self.ticks.run()
        return (time.process_time() - began) / WAKES * 1e6

    async def due(self) -> float:
        """Milliseconds the loop is held at most while 100 reminders of drafts, all of them real, are written."""
        await self._reminders(DUE)
        async with Held() as held:
            await self.ticks.run()
        return held.longest * 1e3

    async def _reminders(self, many: int) -> None:
        timers, form_steps, dialogs = (imported(f"domain.{name}") for name in ("timers", "form_steps", "dialogs"))
        async with self.works() as work:
            for number in range(many):
                person = await work.people.add(work.new_id(), "Оксана")
                nonce = f"bench-{person.id}-{number}"
                long_ago = work.now - timedelta(days=2)
                await work.drafts.save(person.id, form_steps.begin(dialogs.REQUEST, nonce, long_ago, {}))
                kind = timers.TimerKind.DRAFT_REMIND
                await work.timers.add(timers.Timer(kind, person.id, work.now, 0, f"{nonce}:{kind}"))


@asynccontextmanager
async def ours(folder: str, many: int) -> AsyncIterator[Ours]:
    """Our own, with so many timers."""
    engine = imported("db.engine").make_engine(f"sqlite+aiosqlite:///{Path(folder) / f'ours-{many}.db'}")
    clock = imported("bot.clock").SystemClock()
    agenda = None
    try:
        await imported("db.migrate").upgrade(engine)
        vault, territory = imported("db.crypto").Vault([b"k" * 32]), imported("db.reference.territory").load()
        works = imported("db.unit_of_work").make_works(engine, vault, clock, territory, lambda committed: None)
        agenda = imported("db.agenda").make_agenda(engine)
        found = Ours(works, engine, imported("scheduler.ticks").Ticks(works, clock, agenda))
        await found.fill(many)
        await found.ticks.run()
        yield found
    finally:
        if agenda:
            agenda.close()
        await engine.dispose()


def _eased(connection: Any, _: object) -> None:
    """The disk is not waited for on the other side: ours does wait (synchronous=FULL)."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


async def nothing() -> None:
    """What a job of APScheduler does here."""


@contextmanager
def peer(folder: str, many: int) -> Any:
    """AsyncIOScheduler over its SQLAlchemyJobStore, with so many jobs of a month from tomorrow on."""
    stores = imported("apscheduler.jobstores.sqlalchemy")
    made = imported("apscheduler.schedulers.asyncio").AsyncIOScheduler
    engine = imported("sqlalchemy").create_engine(f"sqlite:///{Path(folder) / 'peer.db'}")
    imported("sqlalchemy").event.listen(engine, "connect", _eased)
    store = stores.SQLAlchemyJobStore(engine=engine)
    settings = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    scheduler = made(jobstores={"default": store}, timezone="UTC", job_defaults=settings)
    scheduler.start(paused=True)
    for number in range(many):
        scheduler.add_job(nothing, "date", run_date=datetime.now(UTC) + timedelta(days=1, seconds=number))
    scheduler.resume()
    try:
        yield scheduler
    finally:
        scheduler.shutdown(wait=False)


def peer_idle(scheduler: Any) -> float:
    """CPU microseconds of a wake-up at which nothing is due."""
    return _cpu(scheduler._process_jobs)


def _cpu(once: Callable[[], object]) -> float:
    began = time.process_time()
    for _ in range(WAKES):
        once()
    return (time.process_time() - began) / WAKES * 1e6


async def peer_due(scheduler: Any) -> float:
    """Milliseconds the loop is held while 100 jobs are due, which do nothing at all."""
    scheduler.pause()
    for _ in range(DUE):
        scheduler.add_job(nothing, "date", run_date=datetime.now(UTC))
    async with Held() as held:
        scheduler.resume()
        await asyncio.sleep(0.3)
    return held.longest * 1e3


async def measured(job: dict[str, Any]) -> dict[str, list[float]]:
    """Every figure once a round."""
    found: dict[str, list[float]] = {name: [] for name in ("few", "many", "peer", "held", "peer_held")}
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="bench-"))
        few = await stack.enter_async_context(ours(folder, FEW))
        many = await stack.enter_async_context(ours(folder, job["waiting"]))
        other = stack.enter_context(peer(folder, FEW))
        for _ in range(job["rounds"]):
            found["few"].append(await few.idle())
            found["peer"].append(peer_idle(other))
            found["many"].append(await many.idle())
            found["held"].append(await many.due())
            found["peer_held"].append(await peer_due(other))
    return found


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measured(json.loads(sys.argv[1])))))
