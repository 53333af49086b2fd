"""A statement that is run again is made ready once, and cannot be told from one that SQLAlchemy runs."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, Table, Text, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.ext.asyncio import AsyncEngine

from db import prepared
from db.columns import moment
from db.counting import counting
from db.gate import Gate
from db.prepared import Found

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
kept = Table(
    "kept",
    MetaData(),
    Column("id", Integer, primary_key=True),
    moment("at"),
    Column("well", Boolean),
    Column("words", LargeBinary),
    Column("state", Text, default="made"),
)
PUT = insert(kept).values(state="new")
GET = select(kept).where(kept.c.id == bindparam("its"))
AMONG = select(kept.c.id).where(kept.c.id.in_(bindparam("ids", expanding=True))).order_by(kept.c.id)
SAY = update(kept).where(kept.c.id >= bindparam("least")).values(words=bindparam("said"), state="said")
ROW = {"id": 1, "at": AT, "well": True, "words": b"\0\xff"}


@pytest.fixture(autouse=True)
async def tables(engine: AsyncEngine) -> AsyncIterator[None]:
    """One table, one row in it, put there by a statement that is known by then."""
    async with engine.begin() as connection:
        await connection.run_sync(kept.metadata.create_all)
    async with Gate(engine).write(brief=True) as connection:
        for number in (-1, 0, 1):
            await connection.execute(PUT, {**ROW, "id": number})
    yield


async def test_rows_come_as_they_always_did(gate: Gate) -> None:
    async with gate.write(brief=True) as connection:
        first, again, third = [(await connection.execute(GET, {"its": 1})) for _ in range(3)]
        assert isinstance(again, Found) and isinstance(third, Found)
        rows: list[Any] = [found.one() for found in (first, again, third)]
        assert [tuple(row) for row in rows] == [(1, AT, True, b"\0\xff", "new")] * 3
        assert (rows[1].well, rows[1].at, type(rows[1].words)) == (True, AT, bytes)
        assert [(await connection.execute(GET, {"its": 7})).scalar_one_or_none() for _ in range(2)] == [None, None]


async def test_many_rows_lists_and_counts(gate: Gate) -> None:
    async with gate.write(brief=True) as connection:
        for begin in (10, 20, 30):
            await connection.execute(PUT, [{**ROW, "id": begin}, {**ROW, "id": begin + 1, "at": None}])
        for ids in ([10, 31, 99], [20], [10, 20, 30]):
            assert [row.id for row in await connection.execute(AMONG, {"ids": ids})] == [id_ for id_ in ids if id_ < 99]
        assert [(await connection.execute(SAY, {"least": 11, "said": b"x"})).rowcount for _ in range(3)] == [5] * 3
        defaults = insert(kept)
        for number in (40, 41, 42):
            await connection.execute(defaults, {"id": number})
            assert (await connection.execute(GET, {"its": number})).one().state == "made"


async def test_what_goes_wrong_is_told_as_ever_and_quotes_nobody(gate: Gate) -> None:
    for _ in range(2):
        with pytest.raises(IntegrityError, match="UNIQUE") as told:
            async with gate.write(brief=True) as connection:
                await connection.execute(PUT, {**ROW, "words": b"secret"})
        assert "secret" not in str(told.value)
        with pytest.raises(StatementError, match="'its'"):
            async with gate.write(brief=True) as connection:
                await connection.execute(GET, {})


async def test_whoever_counts_sees_every_statement(gate: Gate, engine: AsyncEngine) -> None:
    with counting(engine) as counts:
        async with gate.write(brief=True) as connection:
            for _ in range(3):
                await connection.execute(GET, {"its": 1})
    assert len(counts.statements) == 3


async def test_what_was_made_for_one_time_is_forgotten(gate: Gate) -> None:
    before = len(prepared._known)
    async with gate.write(brief=True) as connection:
        for _ in range(9):
            once = select(kept.c.id).where(kept.c.id == 1)
            assert [(await connection.execute(once)).scalar_one() for _ in range(3)] == [1, 1, 1]
    del once
    gc.collect()
    assert len(prepared._known) <= before + 1  # the first of them is in SQLAlchemy's own store
