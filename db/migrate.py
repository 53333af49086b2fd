"""Brings a database to the version of this program, and back; Alembic without its ini file or its command."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import URL, Connection, MetaData, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db.engine import check_connection, make_engine
from db.files import make_private
from db.problems import DatabaseProblem, damage_told

FOLDER = Path(__file__).parent / "migrations"

Where = AsyncEngine | str | URL


async def upgrade(where: Where, revision: str = "head") -> None:
    """Bring the database up to `revision`; all or nothing. Raises DatabaseProblem if it is newer than we."""
    async with _connected(where) as connection:
        _refuse_unknown(await connection.run_sync(_current))
        await _in_transaction(connection, lambda config: command.upgrade(config, revision))


async def downgrade(where: Where, revision: str) -> None:
    """Take the database back to `revision`, `base` for empty; all or nothing."""
    async with _connected(where) as connection:
        await _in_transaction(connection, lambda config: command.downgrade(config, revision))


async def current(where: Where) -> str | None:
    """The version of the database, None when it is empty."""
    async with _connected(where) as connection:
        return await connection.run_sync(_current)


def head() -> str | None:
    """The version that this program needs."""
    return _scripts().get_current_head()


async def check_version(where: Where) -> bool:
    """Whether the database is at `head()`; raises DatabaseProblem when a newer program has changed it."""
    found = await current(where)
    _refuse_unknown(found)
    return found == head()


async def differences(where: Where) -> list[Any]:
    """What the tables of the database lack or have beyond `db.tables`; CHECKs are not compared."""
    async with _connected(where) as connection:
        return await connection.run_sync(lambda raw: compare_metadata(_context(raw), _metadata()))


async def draft(where: Where, message: str, revision: str) -> Path:
    """Write a version file `revision` with what `db.tables` has and this database, at head, has not."""
    async with _connected(where) as connection:

        def write(raw: Connection) -> Path:
            made = command.revision(_config(raw), message, autogenerate=True, rev_id=revision)
            if not isinstance(made, Script):  # Alembic gives a list when a change splits into several
                raise DatabaseProblem("the change cannot be drafted as one version file")
            return Path(made.path)

        return await connection.run_sync(write)


def _metadata() -> MetaData:
    from db.tables import metadata

    return metadata


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection, "metadata": _metadata()})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _context(connection: Connection) -> MigrationContext:
    return MigrationContext.configure(connection, opts={"compare_type": True})


def _current(connection: Connection) -> str | None:
    return _context(connection).get_current_revision()


def _refuse_unknown(found: str | None) -> None:
    known = {script.revision for script in _scripts().walk_revisions()}
    if found is not None and found not in known:
        raise DatabaseProblem(
            f"База даних (версія {found}) новіша за цю програму (версія {head()}); "
            "поставте новішу програму або поверніть базу з копії: susid restore"
        )


@asynccontextmanager
async def _connected(where: Where) -> AsyncIterator[AsyncConnection]:
    if not isinstance(where, AsyncEngine):
        make_private(where)
    engine = where if isinstance(where, AsyncEngine) else make_engine(where)
    try:
        await check_connection(engine)
        with damage_told():
            async with engine.connect() as connection:
                yield connection
    finally:
        if engine is not where:
            await engine.dispose()


async def _in_transaction(connection: AsyncConnection, run: Callable[[Config], None]) -> None:
    """On SQLite without foreign keys: a table made anew would take the rows that refer to it along."""
    sqlite = connection.dialect.name == "sqlite"
    await connection.rollback()
    if sqlite:
        await _foreign_keys(connection, "OFF")
    try:
        async with connection.begin():
            await connection.run_sync(lambda raw: run(_config(raw)))
            if sqlite and (broken := (await connection.execute(text("PRAGMA foreign_key_check"))).first()):
                raise DatabaseProblem(
                    f"Оновлення скасовано: рядки таблиці {broken[0]} посилалися б на те, чого немає; повідомте про це"
                )
    finally:
        if sqlite:
            await _foreign_keys(connection, "ON")


async def _foreign_keys(connection: AsyncConnection, state: str) -> None:
    """The switch does nothing inside a transaction."""
    raw: Any = (await connection.get_raw_connection()).driver_connection
    await raw.execute(f"PRAGMA foreign_keys={state}")
