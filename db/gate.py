"""The way into a transaction: on SQLite one writer at a time, in the order of asking; on PostgreSQL many.

Writers that queue in SQLite itself back off by sleeping, unfairly and for long; here they wait for a lock of
the process before they take a connection. Another process still is kept out by BEGIN IMMEDIATE.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager, nullcontext, suppress
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import greenlet_spawn

from db import prepared
from db.together import Together

NO_OPTIONS: Mapping[str, Any] = {}


class Gate:
    """One a process and engine: hands out connections that are inside a transaction."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._sqlite = engine.dialect.name == "sqlite"
        self._together = Together(asyncio.Lock(), self._begun_brief, _committed) if self._sqlite else None
        self._reading = {"readonly" if self._sqlite else "postgresql_readonly": True}

    @asynccontextmanager
    async def write(self, *, brief: bool = False) -> AsyncIterator[AsyncConnection]:
        """A transaction that is committed at the end of the block, undone when the block raises.

        Not to be nested: on SQLite the inner one would wait for the outer for ever. A task cancelled in the
        block undoes it; cancelled in the commit it first sees the commit through, then is cancelled.
        `brief` promises few and quick statements: on SQLite they run in the loop's own thread, which saves
        most of their cost, none can be cancelled midway, and those who stand in line share a commit.
        """
        if brief and self._together:
            async with self._together.part() as part:
                yield part
            return
        async with self._together.alone() if self._together else nullcontext():
            connection = await self._begun(NO_OPTIONS)
            try:
                yield connection
            except BaseException:
                await self._finish(connection.close())
                raise
            await self._finish(connection.run_sync(_commit))

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A snapshot that cannot be written to and waits for nobody (SQLite: beside the writer)."""
        connection = await self._begun(self._reading)
        try:
            yield connection
        finally:
            await self._finish(connection.close())

    async def _begun(self, options: Mapping[str, Any]) -> AsyncConnection:
        return AsyncConnection(self.engine, await greenlet_spawn(_begin, self.engine.sync_engine, options))

    async def _begun_brief(self) -> AsyncConnection:
        return Brief(self.engine, await greenlet_spawn(_begin_brief, self.engine.sync_engine))

    async def _finish(self, work: Coroutine[Any, Any, None]) -> None:
        """Our SQLite driver sees a commit through by itself; a task for it would only cost time."""
        await (work if self._sqlite else finish(work))


def _begin(engine: Engine, options: Mapping[str, Any]) -> Connection:
    connection = engine.connect()
    try:
        if options:
            connection.execution_options(**options)
        connection.begin()
    except BaseException:
        connection.close()
        raise
    return connection


def _begin_brief(engine: Engine) -> Connection:
    connection = _begin(engine, NO_OPTIONS)
    driver: Any = connection.connection.dbapi_connection
    try:
        driver.begin_brief()
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):  # as SQLAlchemy would have it
            raise OperationalError("BEGIN IMMEDIATE", {}, error) from error
        raise
    return connection


async def _committed(connection: AsyncConnection) -> None:
    await connection.run_sync(_commit)


class Brief(AsyncConnection):
    """A connection whose statements wait for nothing, so that they need no greenlet of their own."""

    __slots__ = ()

    async def execute(self, statement: Any, parameters: Any = None, *, execution_options: Any = None) -> Any:
        """As AsyncConnection has it. A statement with the option `long` is the thread's: meanwhile the loop goes on."""
        if statement.get_execution_options().get("long"):
            return await self._aside(statement, parameters)
        if execution_options is not None:
            return self._proxied.execute(statement, parameters, execution_options=execution_options)
        return prepared.run(self._proxied, statement, parameters)

    async def _aside(self, statement: Any, parameters: Any) -> Any:
        driver: Any = self._proxied.connection.dbapi_connection
        driver.brief = False
        try:
            return await super().execute(statement, parameters)
        finally:
            driver.brief = True


def _commit(connection: Connection) -> None:
    try:
        connection.commit()
    finally:
        connection.close()


async def finish(work: Coroutine[Any, Any, None]) -> None:
    """Run `work` to its end even when the task is cancelled meanwhile; the cancellation comes after it."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # seen: the cancellation is the news
        raise
