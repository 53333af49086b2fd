"""What takes long inside a brief transaction: the loop goes on meanwhile, and the transaction is one all the same."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from db.audience import by_reach, with_wishes
from db.gate import Gate
from domain.notices import Audience
from tests.support.increments import counters

SUM = select(func.sum(counters.c.n))
LONG = SUM.execution_options(long=True)


@pytest.fixture(autouse=True)
async def tables(engine: AsyncEngine) -> AsyncIterator[None]:
    """One table."""
    async with engine.begin() as connection:
        await connection.run_sync(counters.metadata.create_all)
    yield


async def test_the_loop_goes_on_and_the_transaction_is_one(gate: Gate) -> None:
    turned = asyncio.Event()
    async with gate.write(brief=True) as connection:
        await connection.execute(insert(counters).values(n=3))
        asyncio.get_running_loop().call_soon(turned.set)
        assert (await connection.execute(LONG)).scalar_one() == 3, "it sees what came before it"
        assert turned.is_set(), "whoever waited for a turn of the loop has had it"
        await connection.execute(insert(counters).values(n=4))
        turned.clear()
        asyncio.get_running_loop().call_soon(turned.set)
        assert (await connection.execute(SUM)).scalar_one() == 7
        assert turned.is_set() is (gate.engine.dialect.name != "sqlite"), "all else stays brief"
    async with gate.read() as connection:
        assert await connection.scalar(SUM) == 7


@pytest.mark.parametrize("turns", range(6))
async def test_cancelled_in_it_the_transaction_is_done_or_undone(gate: Gate, turns: int) -> None:
    async def pair() -> None:
        async with gate.write(brief=True) as connection:
            await connection.execute(insert(counters).values(n=1))
            await connection.execute(LONG)
            await connection.execute(insert(counters).values(n=2))

    task = asyncio.ensure_future(pair())
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    async with asyncio.timeout(20):
        async with gate.read() as connection:
            assert await connection.scalar(SUM) in (None, 3)
        async with gate.write(brief=True) as connection:
            await connection.execute(delete(counters))


def test_a_look_at_all_people_is_such_a_thing() -> None:
    for statement in (by_reach(Audience()), with_wishes(Audience())):
        assert statement.get_execution_options()["long"]
