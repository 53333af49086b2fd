"""Two small tables for the tests of the engine, and what is there for others to see."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, select, text

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


async def names(gate: Gate) -> list[Any]:
    """What is there for others to see."""
    async with gate.read() as connection:
        return list(await connection.scalars(select(people.c.name).order_by(people.c.id)))
