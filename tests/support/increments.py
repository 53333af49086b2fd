"""A program that counts up a shared row: `python -m tests.support.increments URL TASKS ROUNDS`."""

from __future__ import annotations

import asyncio
import sys

from sqlalchemy import Column, Integer, MetaData, Table, select, update

from db.engine import make_engine
from db.gate import Gate

counters = Table("counters", MetaData(), Column("id", Integer, primary_key=True), Column("n", Integer))


async def increment(gate: Gate, rounds: int) -> None:
    """Read, let others run, write what was read plus one: loses counts wherever writers overlap."""
    for _ in range(rounds):
        async with gate.write() as connection:
            seen = await connection.scalar(select(counters.c.n).where(counters.c.id == 1).with_for_update())
            await asyncio.sleep(0)
            await connection.execute(update(counters).where(counters.c.id == 1).values(n=(seen or 0) + 1))


async def run(url: str, tasks: int, rounds: int) -> None:
    """Count up `tasks * rounds` times, all tasks at once."""
    engine = make_engine(url)
    gate = Gate(engine)
    await asyncio.gather(*(increment(gate, rounds) for _ in range(tasks)))
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
