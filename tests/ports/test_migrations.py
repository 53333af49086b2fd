"""The version files make exactly the tables of `db.tables`, on both databases, and take them away again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import CheckConstraint, Connection, Table, inspect
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.schema import CreateIndex

from db import migrate
from db.tables import metadata


async def _look(engine: AsyncEngine, table: str, what: str) -> Any:
    def ask(connection: Connection) -> Any:
        return getattr(inspect(connection), what)(table)

    async with engine.connect() as connection:
        return await connection.run_sync(ask)


async def _names(engine: AsyncEngine) -> set[str]:
    async with engine.connect() as connection:
        return set(await connection.run_sync(lambda raw: inspect(raw).get_table_names()))


def _words(condition: str) -> list[str]:
    """The words of a condition: PostgreSQL writes `IN ('a')` as `= ANY (ARRAY['a'::text])`."""
    plain = re.sub(r"::\w+(\[\])?|\b(ANY|ARRAY|IN|AND|text)\b", " ", condition)
    return sorted(re.findall(r"[\w-]+", plain))


async def test_up_down_up(engine: AsyncEngine) -> None:
    await migrate.upgrade(engine)
    assert await migrate.check_version(engine)
    await migrate.downgrade(engine, "base")
    assert await _names(engine) <= {"alembic_version"}
    await migrate.upgrade(engine)
    assert await _names(engine) == {*metadata.tables, "alembic_version"}


async def test_the_migrated_tables_are_those_of_the_program(engine: AsyncEngine) -> None:
    await migrate.upgrade(engine)
    assert await migrate.differences(engine) == []


async def test_the_checks_are_those_of_the_program(engine: AsyncEngine) -> None:
    await migrate.upgrade(engine)
    for table in metadata.sorted_tables:
        found = await _look(engine, table.name, "get_check_constraints")
        assert {check["name"]: _words(check["sqltext"]) for check in found} == _checks(table)


def _checks(table: Table) -> Mapping[Any, list[str]]:
    checks = [one for one in table.constraints if isinstance(one, CheckConstraint)]
    name = DefaultDialect().identifier_preparer.format_constraint
    return {name(one): _words(str(one.sqltext)) for one in checks}


async def test_the_partial_indexes_are_those_of_the_program(engine: AsyncEngine) -> None:
    await migrate.upgrade(engine)
    for table in metadata.sorted_tables:
        wanted = {
            str(index.name): _ddl(str(CreateIndex(index).compile(dialect=engine.dialect))) for index in table.indexes
        }
        assert await _indexes(engine, table.name) == wanted


async def _indexes(engine: AsyncEngine, table: str) -> dict[str, tuple[bool, list[str]]]:
    """What the database itself says of the indexes we made."""
    lite = f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql <> ''"
    post = (
        f"SELECT indexname, indexdef FROM pg_indexes WHERE tablename = '{table}' AND schemaname = 'public' "
        "AND indexname NOT IN (SELECT conname FROM pg_constraint)"
    )
    async with engine.connect() as connection:
        rows: Any = await connection.exec_driver_sql(lite if engine.dialect.name == "sqlite" else post)
        return {name: _ddl(sql) for name, sql in rows}


def _ddl(text: str) -> tuple[bool, list[str]]:
    """Whether it is unique, then its columns and condition as words."""
    return "UNIQUE" in text, _words(text.split("(", 1)[1].replace("WHERE", ""))
