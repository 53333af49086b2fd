"""The contract of the two databases: transactions, errors, cancellation, many writers."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from db.gate import Gate
from tests.support.increments import counters

metadata = MetaData()
people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, unique=True, nullable=False),
    Column("data", JSON),
    Column("sealed", LargeBinary),
)
pets = Table("pets", metadata, Column("id", Integer, primary_key=True), Column("owner", ForeignKey("people.id")))
counters.to_metadata(metadata)
slow = text("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 300000) SELECT max(x) FROM c")


@pytest.fixture(autouse=True)
async def tables(engine: AsyncEngine) -> AsyncIterator[None]:
    """People and their pets."""
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    yield


async def names(gate: Gate) -> list[Any]:
    """What is there for others to see."""
    async with gate.read() as connection:
        return list(await connection.scalars(select(people.c.name).order_by(people.c.id)))


async def test_what_is_written_can_be_read(gate: Gate) -> None:
    async with gate.write() as connection:
        done = await connection.execute(
            insert(people).values(name="Олена", data={"село": "Пирятин"}, sealed=b"\x00\xff")
        )
        assert done.rowcount == 1
        assert done.inserted_primary_key == (1,)
    async with gate.read() as connection:
        row = (await connection.execute(select(people))).one()
    assert tuple(row) == (1, "Олена", {"село": "Пирятин"}, b"\x00\xff")


async def test_rows_come_in_every_way_of_fetching(gate: Gate) -> None:
    async with gate.write() as connection:
        many = await connection.execute(insert(people), [{"name": f"n{n}"} for n in range(7)])
        assert many.rowcount in (7, -1)  # asyncpg does not count
        result = await connection.execute(select(people.c.name).order_by(people.c.id))
        assert list(result.keys()) == ["name"]
        first, next_two, rest = result.fetchone(), result.fetchmany(2), result.fetchall()
        assert ([first], len(next_two), len(rest)) == ([("n0",)], 2, 4)
        empty = await connection.execute(select(people.c.name).where(people.c.id < 0))
        assert empty.all() == []


async def test_returning_and_row_counts(gate: Gate) -> None:
    async with gate.write() as connection:
        rows = await connection.execute(
            insert(people).returning(people.c.id, people.c.name), [{"name": "а"}, {"name": "б"}]
        )
        assert rows.all() == [(1, "а"), (2, "б")]
        changed = await connection.execute(update(people).values(data={}).where(people.c.id > 0))
        assert changed.rowcount == 2
        gone = await connection.execute(delete(people).where(people.c.id == 2).returning(people.c.name))
        assert gone.scalars().all() == ["б"]
        assert (await connection.execute(delete(people).where(people.c.id == 9))).rowcount == 0


async def test_large_results_can_be_streamed(gate: Gate) -> None:
    async with gate.write() as connection:
        await connection.execute(insert(people), [{"name": f"n{n}"} for n in range(300)])
    async with (
        gate.read() as connection,
        connection.stream(select(people.c.id).order_by(people.c.id)) as rows,
    ):
        assert [row.id async for row in rows] == list(range(1, 301))


async def test_an_error_undoes_the_whole_transaction(gate: Gate) -> None:
    with pytest.raises(ZeroDivisionError):
        async with gate.write() as connection:
            await connection.execute(insert(people).values(name="Олена"))
            raise ZeroDivisionError
    assert await names(gate) == []


async def test_broken_rules_are_integrity_errors_and_hide_the_data(gate: Gate) -> None:
    async with gate.write() as connection:
        await connection.execute(insert(people).values(name="Олена"))
    with pytest.raises(IntegrityError) as unique:
        async with gate.write() as connection:
            await connection.execute(insert(people).values(name="Олена", data={"таємниця": 1}))
    assert "таємниця" not in str(unique.value)
    with pytest.raises(IntegrityError):
        async with gate.write() as connection:
            await connection.execute(insert(pets).values(owner=99))


async def test_a_savepoint_undoes_only_its_part(gate: Gate) -> None:
    async with gate.write() as connection:
        async with connection.begin_nested():
            await connection.execute(insert(people).values(name="kept"))
        with pytest.raises(IntegrityError):
            async with connection.begin_nested():
                await connection.execute(insert(people).values(name="kept"))
        await connection.execute(insert(people).values(name="also"))
    assert await names(gate) == ["kept", "also"]


async def test_a_savepoint_can_be_the_first_statement(gate: Gate) -> None:
    async with gate.write() as connection:
        nested = await connection.begin_nested()
        await connection.execute(insert(people).values(name="undone"))
        await nested.rollback()
    assert await names(gate) == []


async def test_a_session_can_work_inside_the_transaction(gate: Gate) -> None:
    async with gate.write() as connection, AsyncSession(connection) as session:
        await session.execute(insert(people).values(name="Олена"))
        assert await session.scalar(select(func.count()).select_from(people)) == 1
    assert await names(gate) == ["Олена"]


async def test_reading_refuses_to_write_and_the_connection_is_good_afterwards(gate: Gate) -> None:
    for _ in range(3):
        with pytest.raises(DBAPIError, match="read"):
            async with gate.read() as connection:
                await connection.execute(insert(people).values(name="x"))
    async with gate.write() as connection:
        await connection.execute(insert(people).values(name="Олена"))
    assert await names(gate) == ["Олена"]


async def test_a_reader_does_not_wait_for_a_writer_nor_see_its_work(gate: Gate) -> None:
    async with gate.write() as connection:
        await connection.execute(insert(people).values(name="Олена"))
        assert await asyncio.wait_for(names(gate), 2) == []
    assert await names(gate) == ["Олена"]


async def test_a_transaction_without_statements_costs_nothing_and_leaves_nothing(gate: Gate) -> None:
    async with gate.write():
        pass
    async with gate.write() as connection:
        await connection.execute(insert(people).values(name="Олена"))
    assert await names(gate) == ["Олена"]


async def test_statements_that_may_not_be_in_a_transaction_run_in_autocommit(gate: Gate) -> None:
    async with gate.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(insert(people).values(name="Олена"))
        await connection.execute(text("VACUUM"))
    with pytest.raises(ZeroDivisionError):
        async with gate.write() as connection:
            await connection.execute(insert(people).values(name="undone"))
            raise ZeroDivisionError
    assert await names(gate) == ["Олена"]


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
    async with asyncio.timeout(3):
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
    async with asyncio.timeout(3):
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
    await asyncio.wait_for(_add(gate, "next"), 3)
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


async def test_a_failed_begin_lets_no_statement_run_outside_a_transaction(gate: Gate) -> None:
    """SQLite only: another process holds the write lock for longer than we wait."""
    if gate.engine.dialect.name != "sqlite":
        return
    async with gate.engine.connect() as other:
        async with gate.write() as holder:
            await holder.execute(insert(people).values(name="holder"))
            raw = await other.get_raw_connection()
            await raw.driver_connection.execute("PRAGMA busy_timeout=50")  # type: ignore[union-attr]
            with pytest.raises(OperationalError, match="locked"):
                await other.execute(insert(people).values(name="stray"))
            await raw.driver_connection.execute("PRAGMA busy_timeout=5000")  # type: ignore[union-attr]
        await other.execute(insert(people).values(name="stray"))
        await other.rollback()
    assert await names(gate) == ["holder"]


async def test_sqlite_is_set_up_as_promised(gate: Gate) -> None:
    async def pragma(connection: AsyncConnection, name: str) -> Any:
        return await connection.scalar(text(f"PRAGMA {name}"))

    if gate.engine.dialect.name == "sqlite":
        async with gate.read() as connection:
            assert await pragma(connection, "journal_mode") == "wal"
            assert await pragma(connection, "synchronous") == 2  # FULL
            assert await pragma(connection, "foreign_keys") == 1
            assert await pragma(connection, "busy_timeout") == 5000
