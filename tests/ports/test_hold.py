"""Only one process works on an installation."""

from __future__ import annotations

import asyncio
import sys

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from db.hold import hold_installation
from db.problems import DatabaseProblem

HOLDER = """
import asyncio, sys
from db.hold import hold_installation
async def main():
    async with hold_installation(sys.argv[1]):
        print("held", flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""


async def test_a_second_one_is_refused_and_may_come_after_the_first(database_url: str) -> None:
    async with hold_installation(database_url):
        with pytest.raises(DatabaseProblem, match="Бот уже працює з цією базою даних.*зупиніть"):
            async with hold_installation(database_url, wait=False):
                raise AssertionError("two at once")
    async with hold_installation(database_url, wait=False):
        pass


async def test_a_stand_by_takes_over_when_the_first_is_killed(database_url: str) -> None:
    first = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, database_url, stdout=asyncio.subprocess.PIPE
    )
    assert first.stdout
    assert await first.stdout.readline() == b"held\n"
    standby = asyncio.ensure_future(_hold_once(database_url))
    await asyncio.sleep(0.2)
    assert not standby.done()
    first.kill()
    await first.wait()
    await asyncio.wait_for(standby, 20)


async def _hold_once(url: str) -> None:
    async with hold_installation(url):
        pass


async def test_waiting_can_be_given_up(database_url: str) -> None:
    async with hold_installation(database_url):
        waiting = asyncio.ensure_future(_hold_once(database_url))
        await asyncio.sleep(0.1)
        waiting.cancel()
        await asyncio.wait([waiting], timeout=20)
        assert waiting.cancelled()
    await asyncio.wait_for(_hold_once(database_url), 20)


async def test_losing_the_server_is_noticed(engine: AsyncEngine) -> None:
    """PostgreSQL drops the lock with the session; SQLite's lock lasts as long as the process."""
    if engine.dialect.name == "sqlite":
        return
    async with hold_installation(engine) as hold:
        assert not hold.lost.is_set()
        async with engine.connect() as connection:
            await connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"))
        await asyncio.wait_for(hold.lost.wait(), 20)
