"""The same machine on real databases, for a while: what the fakes promise of an office holds there, too."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncEngine

from db.agenda import make_agenda
from db.crypto import Vault
from db.tables import absences, metadata, people, requests, timers, visits
from db.unit_of_work import make_works
from domain.timers import Timer, TimerKind
from tests.support.fakes import FakeClock
from tests.support.offices import KEY, database_with_tables
from tests.usecases.machine_base import TERRITORY
from tests.usecases.machine_world import Posts, Seen, World
from tests.usecases.test_machine import Town
from usecases.agenda import Agenda
from usecases.ports import UnitOfWork, Works

BUDGET = settings(
    max_examples=3,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


_READ = (requests, people, visits, absences)


class OnDatabase(Town):
    """All of it, in a database."""

    engine: ClassVar[AsyncEngine]
    agenda: ClassVar[Agenda]

    def make(self, clock: FakeClock) -> World:
        """An empty office, in the same database as the one before."""
        self.run(emptied(self.engine))
        posts = Posts(clock)
        works = make_works(self.engine, Vault([KEY]), clock, TERRITORY, posts.heard)
        return World(works, self.agenda, posts, lambda: seen_in(self.engine, works))


async def emptied(engine: AsyncEngine) -> None:
    """No rows of the example before."""
    async with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            await connection.execute(table.delete())


async def seen_in(engine: AsyncEngine, works: Works) -> Seen:
    """Everything that is stored, read through the repositories; the timers as they lie there."""
    async with engine.connect() as connection:
        ids: dict[Table, list[int]] = {table: list(await connection.scalars(select(table.c.id))) for table in _READ}
        rows = (await connection.execute(select(timers).where(timers.c.state == "waiting"))).all()
    waiting = {
        row.key: Timer(TimerKind(row.kind), row.subject, row.due_at, row.version, row.key, row.id) for row in rows
    }
    async with works() as work:
        return await _read(work, ids, waiting)


async def _read(work: UnitOfWork, ids: dict[Table, list[int]], waiting: dict[str, Timer]) -> Seen:
    found_visits = [await work.visits.get(id_) for id_ in ids[visits]]
    found_absences = [await work.absences.get(id_) for id_ in ids[absences]]
    return Seen(
        {id_: await work.requests.get(id_, within=None) for id_ in sorted(ids[requests])},
        {id_: await work.requests.events(id_) for id_ in ids[requests]},
        {member.id: member for member in await work.staff.all()},
        await work.people.get(ids[people]),
        {one.id: one for one in found_visits if one},
        {one.id: one for one in found_absences if one},
        waiting,
    )


@contextmanager
def opened(url: str, machine: type[Any]) -> Iterator[None]:
    """This machine is over this database; one loop for all examples, because an engine belongs to a loop."""
    with ExitStack() as stack:
        runner = machine.runner = stack.enter_context(asyncio.Runner())
        database = database_with_tables(url)
        machine.engine = runner.run(database.__aenter__())
        stack.callback(lambda: runner.run(_left(database)))
        machine.agenda = stack.enter_context(closing(make_agenda(machine.engine)))
        yield


async def _left(database: AbstractAsyncContextManager[AsyncEngine]) -> None:
    await database.__aexit__(None, None, None)


@pytest.mark.parametrize("make", ["sqlite", "postgres"])
def test_whatever_happens_in_a_database(make: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    own = f"sqlite+aiosqlite:///{tmp_path / 'susid.db'}"
    with opened(own if make == "sqlite" else str(request.getfixturevalue("postgres_url")), OnDatabase):
        run_state_machine_as_test(OnDatabase, settings=BUDGET)
