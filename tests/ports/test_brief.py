"""Brief transactions run in the loop's thread on SQLite: the same promises, and the loop never stands still."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from db.counting import counting
from db.gate import Gate
from db.sqlite_driver import BUSY_MS
from tests.support.increments import counters

N = counters.c.n
NONE = type(None)


@pytest.fixture(autouse=True)
async def tables(engine: AsyncEngine) -> AsyncIterator[None]:
    """One table."""
    async with engine.begin() as connection:
        await connection.run_sync(counters.metadata.create_all)
    yield


SQLITE_ONLY = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the others run on both


@pytest.fixture
def file(engine: AsyncEngine) -> Path:
    """The SQLite file."""
    return Path(str(engine.url.database))


async def numbers(gate: Gate) -> list[Any]:
    """What is there for others to see."""
    async with gate.read() as connection:
        return list(await connection.scalars(select(N).order_by(counters.c.id)))


async def test_it_is_kept_or_undone_as_a_whole(gate: Gate) -> None:
    async with gate.write(brief=True) as connection:
        await connection.execute(insert(counters), [{"n": 1}, {"n": 2}])
        assert list(await connection.scalars(select(N))) == [1, 2]
    with pytest.raises(IntegrityError):
        async with gate.write(brief=True) as connection:
            await connection.execute(insert(counters).values(id=7, n=3))
            await connection.execute(insert(counters).values(id=7, n=4))
    assert await numbers(gate) == [1, 2]


async def test_savepoints_streams_and_sessions_work_in_it(gate: Gate) -> None:
    async with gate.write(brief=True) as connection:
        nested = await connection.begin_nested()
        await connection.execute(insert(counters).values(n=1))
        await nested.rollback()
        async with AsyncSession(connection) as session:
            await session.execute(insert(counters).values(n=2))
        async with connection.stream(select(N)) as rows:
            assert [row.n async for row in rows] == [2]
        await connection.execute(insert(counters).values(n=3))
    assert await numbers(gate) == [2, 3]


@pytest.mark.parametrize("turns", range(10))
async def test_cancelled_at_any_turn_it_is_done_or_undone(gate: Gate, turns: int) -> None:
    async def pair() -> None:
        async with gate.write(brief=True) as connection:
            await connection.execute(insert(counters).values(n=1))
            await asyncio.sleep(0)
            await connection.execute(insert(counters).values(n=2))

    task = asyncio.ensure_future(pair())
    for _ in range(turns):
        await asyncio.sleep(0.0007)
    task.cancel()
    await asyncio.wait([task])
    async with asyncio.timeout(20):
        assert await numbers(gate) in ([], [1, 2])
        async with gate.write(brief=True) as connection:
            await connection.execute(delete(counters))


@SQLITE_ONLY
async def test_another_process_that_writes_is_waited_for_beside_the_loop(gate: Gate, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        letting_go, began = asyncio.ensure_future(_after_many_turns(other.execute, "COMMIT")), time.monotonic()
        async with gate.write(brief=True) as connection:
            assert letting_go.done()
            assert time.monotonic() - began < BUSY_MS / 1000 - 1, "a loop that stood still would come to that only then"
            await connection.execute(insert(counters).values(n=1))
    assert await numbers(gate) == [1]


@SQLITE_ONLY
async def test_cancelled_while_waiting_for_another_process_it_lets_go(gate: Gate, file: Path) -> None:
    async def add() -> None:
        async with gate.write(brief=True) as connection:
            await connection.execute(insert(counters).values(n=1))

    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        task = asyncio.ensure_future(add())
        await asyncio.sleep(0.05)
        task.cancel()
        other.execute("COMMIT")
        await asyncio.wait([task])
        other.execute("INSERT INTO counters (n) VALUES (9)")  # nobody holds the lock
    assert task.cancelled()
    assert await numbers(gate) == [9]


@SQLITE_ONLY
async def test_a_begin_that_failed_lets_the_next_one_try(
    gate: Gate, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.sqlite_driver.BUSY_MS", 50)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"):
            async with gate.write(brief=True) as connection:
                await connection.execute(insert(counters).values(n=1))
        other.execute("COMMIT")
    async with gate.write(brief=True) as connection:
        await connection.execute(insert(counters).values(n=2))
    assert await numbers(gate) == [2]


@SQLITE_ONLY
async def test_those_who_stand_in_line_share_a_commit(engine: AsyncEngine, gate: Gate, file: Path) -> None:
    async def add(n: int) -> None:
        async with gate.write(brief=True) as connection:
            await connection.execute(insert(counters).values(n=n))
            await asyncio.sleep(0)
        assert n in await numbers(gate)  # whoever is told of success can rely on it

    with counting(engine) as counts:
        await asyncio.gather(*(add(n) for n in range(20)))
    assert await numbers(gate) == list(range(20))
    assert counts.commits == 1


async def test_in_a_line_each_is_undone_alone(gate: Gate) -> None:
    async def add(n: int) -> None:
        async with gate.write(brief=True) as connection:
            await connection.execute(insert(counters).values(id=n + 1, n=n))
            await asyncio.sleep(0)
            if n % 3 == 0:
                raise ZeroDivisionError
            if n == 4:
                await connection.execute(insert(counters).values(id=5, n=4))

    told = await asyncio.gather(*(add(n) for n in range(8)), return_exceptions=True)
    kinds = [type(one) for one in told]
    assert kinds == [ZeroDivisionError, NONE, NONE, ZeroDivisionError, IntegrityError, NONE, ZeroDivisionError, NONE]
    assert await numbers(gate) == [1, 2, 5, 7]


@pytest.mark.parametrize("turns", range(8))
async def test_in_a_line_a_cancelled_one_leaves_the_others(gate: Gate, turns: int) -> None:
    async def add(n: int) -> None:
        async with gate.write(brief=True) as connection:
            await connection.execute(insert(counters).values(id=2 * n + 1, n=n))
            await asyncio.sleep(0)
            await connection.execute(insert(counters).values(id=2 * n + 2, n=n))

    tasks = [asyncio.ensure_future(add(n)) for n in range(5)]
    for _ in range(turns):
        await asyncio.sleep(0)
    tasks[turns % 3].cancel()
    await asyncio.wait(tasks)
    found = await numbers(gate)
    assert all(found.count(n) in (0, 2) for n in range(5))
    assert {n for n in range(5) if not tasks[n].cancelled()} <= set(found)


async def test_long_work_and_brief_work_take_turns(gate: Gate) -> None:
    async def add(n: int) -> None:
        async with gate.write(brief=n % 3 != 0) as connection:
            await connection.execute(insert(counters).values(n=n))
            await asyncio.sleep(0)

    async with asyncio.timeout(30):
        await asyncio.gather(*(add(n) for n in range(30)))
    assert sorted(await numbers(gate)) == list(range(30))


@SQLITE_ONLY
async def test_a_commit_that_fails_has_failed_for_all_in_the_line(gate: Gate, file: Path) -> None:
    async def add(n: int) -> None:
        async with gate.write(brief=True) as connection:
            await connection.execute(insert(counters).values(n=n))
            await asyncio.sleep(0)
            if n == 1:
                raw: Any = (await connection.get_raw_connection()).driver_connection
                raw._connection.rollback()  # as the database does by itself when the disk is full
                raise ZeroDivisionError

    told = await asyncio.gather(*(add(n) for n in range(3)), return_exceptions=True)
    assert isinstance(told[0], sqlite3.OperationalError)
    assert isinstance(told[1], ZeroDivisionError)
    assert told[2] is None
    assert await numbers(gate) == [2]


async def _after_many_turns(what: Callable[[str], Any], told: str) -> None:
    """Done when the loop has come round so often, as it does only while nothing holds it up."""
    for _ in range(30):
        await asyncio.sleep(0.005)
    what(told)
