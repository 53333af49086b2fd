"""The contract of the two databases: tasks that are cancelled, and many that write at once."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from db.gate import Gate
from tests.support.engine_tables import metadata, names, people, slow
from tests.support.increments import counters


@pytest.fixture(autouse=True)
async def tables(engine: AsyncEngine) -> AsyncIterator[None]:
    """People and their pets."""
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    yield


@pytest.mark.parametrize("moment", range(6))
async def test_a_task_cancelled_in_a_statement_leaves_nothing_behind(gate: Gate, moment: int) -> None:
    started = asyncio.Event()

    async def long() -> None:
        async with gate.write() as connection:
            await connection.execute(insert(people).values(name="half"))
            started.set()
            await connection.execute(slow)

    task = asyncio.ensure_future(long())
    await started.wait()
    await asyncio.sleep(moment * 0.004)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(20):
        async with gate.write() as connection:
            await connection.execute(insert(people).values(name="next"))
    assert await names(gate) == ["next"]
    assert gate.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # of the queue pool that both have


@pytest.mark.parametrize("turns", range(14))
async def test_a_task_cancelled_at_any_turn_is_done_or_undone(gate: Gate, turns: int) -> None:
    """Cancelled after any number of turns of the loop: both rows or none, and the next writer gets in."""

    async def pair() -> None:
        async with gate.write() as connection:
            await connection.execute(insert(people).values(name="a"))
            await connection.execute(insert(people).values(name="b"))

    task = asyncio.ensure_future(pair())
    for _ in range(turns):
        await asyncio.sleep(0.0007)
    task.cancel()
    await asyncio.wait([task])
    async with asyncio.timeout(20):
        assert await names(gate) in ([], ["a", "b"])
        async with gate.write() as connection:
            await connection.execute(delete(people))


async def test_cancelled_in_the_commit_again_and_again_the_commit_is_seen_through(gate: Gate) -> None:
    closing = asyncio.Event()

    async def work(name: str) -> None:
        async with gate.write() as connection:
            await connection.execute(insert(people).values(name=name))
            closing.set()

    for name in "abcde":
        closing.clear()
        task = asyncio.ensure_future(work(name))
        await closing.wait()
        while not task.done():
            task.cancel()
            await asyncio.sleep(0)
        assert task.cancelled()
        assert await names(gate) == list("abcde"[: "abcde".index(name) + 1])


async def test_a_cancelled_waiter_does_not_close_the_gate(gate: Gate) -> None:
    async with gate.write():
        waiter = asyncio.ensure_future(_add(gate, "waiter"))
        await asyncio.sleep(0.02)
        waiter.cancel()
        await asyncio.wait([waiter])
    await asyncio.wait_for(_add(gate, "next"), 20)
    assert "next" in await names(gate)


async def _add(gate: Gate, name: str) -> None:
    async with gate.write() as connection:
        await connection.execute(insert(people).values(name=name))
        await asyncio.sleep(0)


async def test_more_tasks_than_connections_all_get_their_turn(gate: Gate) -> None:
    await asyncio.gather(*(_add(gate, f"n{n}") for n in range(60)), *(names(gate) for _ in range(60)))
    added = await names(gate)
    assert len(added) == 60
    if gate.engine.dialect.name == "sqlite":
        assert added == [f"n{n}" for n in range(60)]  # in the order of asking


async def test_two_processes_with_many_tasks_lose_no_count(gate: Gate) -> None:
    async with gate.write() as connection:
        await connection.execute(insert(counters).values(id=1, n=0))
    url = gate.engine.url.render_as_string(hide_password=False)
    program = (sys.executable, "-m", "tests.support.increments", url, "5", "10")
    running = [await asyncio.create_subprocess_exec(*program) for _ in range(2)]
    assert [await process.wait() for process in running] == [0, 0]
    async with gate.read() as connection:
        assert await connection.scalar(select(counters.c.n)) == 100
