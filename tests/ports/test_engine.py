"""The contract of the two databases: statements, transactions, errors."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from db.gate import Gate
from tests.support.engine_tables import metadata, names, people, pets


@pytest.fixture(autouse=True)
async def tables(engine: AsyncEngine) -> AsyncIterator[None]:
    """People and their pets."""
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    yield


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
        assert await asyncio.wait_for(names(gate), 20) == []
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
            assert await pragma(connection, "secure_delete") == 1
