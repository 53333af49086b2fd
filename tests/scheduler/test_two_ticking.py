"""Two processes over one database do each thing once, and a leftover of a clock that was ahead holds nothing up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from db.agenda import Agenda, make_agenda
from db.crypto import Vault
from db.engine import make_engine
from domain.timers import Timer, TimerKind
from scheduler.ticks import BATCH, LEASE, Ticks
from tests.scheduler.effects import Effects
from tests.support.offices import KEY, Office, database_with_tables, office_over
from tests.support.postgres import postgres_database

MANY = 3 * BATCH


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A PostgreSQL for this file."""
    with postgres_database() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database."""
    own = f"sqlite+aiosqlite:///{tmp_path / 'susid.db'}"
    return own if request.param == "sqlite" else str(request.getfixturevalue("server"))


class Process:
    """What one process has: an engine of its own, its rooms, its ticks."""

    def __init__(self, office: Office, agenda: Agenda) -> None:
        self.office, self.agenda = office, agenda
        self.ticks = Ticks(office.works, office.clock, agenda)


@asynccontextmanager
async def process(url: str) -> AsyncIterator[Process]:
    engine = make_engine(url)
    try:
        with closing(make_agenda(engine)) as agenda:
            yield Process(office_over(engine, Vault([KEY])), agenda)
    finally:
        await engine.dispose()


@pytest.fixture
async def pair(url: str) -> AsyncIterator[tuple[Process, Process]]:
    async with database_with_tables(url), process(url) as one, process(url) as other:
        yield one, other


async def planned(at: Process, many: int, after: timedelta = timedelta()) -> list[str]:
    """Timers that are all due at the same moment."""
    async with at.office.works() as work:
        due = work.now + after
        wakes = [Timer(TimerKind.OFFER, number, due, 1, f"k{number}") for number in range(many)]
        await work.timers.add(*wakes)
    return [wake.key for wake in wakes]


async def states(at: Process) -> dict[str, str]:
    assert at.office.engine is not None
    async with at.office.engine.connect() as connection:
        found = (await connection.execute(text("SELECT key, state FROM timers"))).all()
        return {row.key: row.state for row in found}


async def test_two_processes_do_each_thing_once(pair: tuple[Process, Process], effects: Effects) -> None:
    keys = await planned(pair[0], MANY)
    while "waiting" in (await states(pair[0])).values():
        await asyncio.gather(*(one.ticks.run() for one in pair))
    assert sorted(effects.done) == sorted(keys)


async def test_one_that_starts_takes_nothing_out_of_the_others_hands(
    pair: tuple[Process, Process], effects: Effects
) -> None:
    """At its start it lets go of every lease: what the other works on is done once all the same."""
    keys = await planned(pair[0], BATCH)
    working = asyncio.create_task(pair[0].ticks.run())
    while len(effects.done) < BATCH // 2:
        await asyncio.sleep(0)
    await asyncio.gather(working, pair[1].ticks.run())
    await pair[0].ticks.run()
    assert sorted(effects.done) == sorted(keys)


@pytest.mark.parametrize("up_before", [False, True], ids=["it starts", "it was up"])
async def test_a_lease_of_a_clock_that_was_ahead_holds_nothing_up(
    pair: tuple[Process, Process], effects: Effects, up_before: bool
) -> None:
    """Its process died of it; another does its timers as soon as the clock is right."""
    dying, other = pair
    now = dying.office.clock.at
    dying.office.clock.at = other.office.clock.at = now + timedelta(hours=5)
    if up_before:
        assert await other.ticks.run() is None
    keys = await planned(dying, 4, after=-timedelta(hours=6))
    async with dying.office.works() as work:
        assert len(await work.timers.claim(work.now, work.now + LEASE, 2)) == 2
    other.office.clock.at = now
    assert await other.ticks.run() is None
    assert sorted(effects.done) == sorted(keys)


async def test_a_clock_put_back_fires_nothing_twice_and_nothing_early(
    pair: tuple[Process, Process], effects: Effects
) -> None:
    one, _ = pair
    await planned(one, 3, after=timedelta(hours=1))
    one.office.clock.move(hours=2)
    assert await one.ticks.run() is None
    assert len(effects.done) == 3
    one.office.clock.at -= timedelta(hours=2)
    async with one.office.works() as work:
        await work.timers.add(Timer(TimerKind.OFFER, 9, work.now + timedelta(minutes=5), 1, "later"))
    assert await one.ticks.run() == one.office.clock.at + timedelta(minutes=5)
    assert len(effects.done) == 3
    one.office.clock.move(days=3)
    assert await one.ticks.run() is None
    assert effects.done[3:] == ["later"]


async def test_the_agenda_sees_what_is_committed(pair: tuple[Process, Process]) -> None:
    one, other = pair
    assert await other.agenda.next_due() is None
    await planned(one, 2, after=timedelta(minutes=3))
    assert await other.agenda.next_due() == one.office.clock.at + timedelta(minutes=3)
    async with one.office.works() as work:
        await work.timers.replace(0, [])
        await work.timers.replace(1, [])
        assert await other.agenda.next_due() == one.office.clock.at + timedelta(minutes=3)
    assert await other.agenda.next_due() is None
