"""An SQLite driver for SQLAlchemy that crosses to the database thread once a statement.

SQLAlchemy's own aiosqlite adapter crosses three or four times (cursor, execute, fetchall, close), each a
wake-up of the loop. Here a statement, its rows and the BEGIN before it are one piece of work for the thread.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar, cast

import aiosqlite
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.engine.characteristics import ConnectionCharacteristic
from sqlalchemy.util.concurrency import await_

from db.problems import DatabaseProblem

DRIVER = "sqlite+susid"
BUSY_MS = 5000
PRAGMAS = (f"busy_timeout={BUSY_MS}", "foreign_keys=ON", "synchronous=FULL", "journal_mode=WAL")

T = TypeVar("T")
Answer = tuple[Any, list[Any], int, int | None]


class File(sqlite3.Connection):
    """A connection that is set up when it is made, in the thread that will use it."""

    def __init__(self, database: str, *args: Any, **options: Any) -> None:
        try:
            super().__init__(database, *args, **options)
            for pragma in PRAGMAS:
                self.execute(f"PRAGMA {pragma}")
        except sqlite3.Error as error:
            raise DatabaseProblem(f"Cannot use the database {database}: {_what_to_do(error)}") from error


def _what_to_do(error: sqlite3.Error) -> str:
    if "not a database" in str(error) or "malformed" in str(error):
        return f"{error}; restore a backup or choose another DATABASE_URL"
    return str(error)


def _ask(cursor: sqlite3.Cursor) -> Answer:
    rows = cursor.fetchall() if cursor.description else []
    return cursor.description, rows, cursor.rowcount, cursor.lastrowid


class Cursor:
    """The result of one statement, fetched whole when it was executed."""

    __slots__ = ("_connection", "_rows", "arraysize", "description", "lastrowid", "rowcount")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: deque[Any] = deque()
        self.arraysize = 1
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, sql: str, parameters: Any = ()) -> None:
        """Run one statement and keep its rows."""
        self._keep(self._connection.work(lambda raw: _ask(raw.execute(sql, parameters or ()))))

    def executemany(self, sql: str, parameters: Any) -> None:
        """Run one statement for each set of parameters."""
        self._keep(self._connection.work(lambda raw: _ask(raw.executemany(sql, parameters))))

    def _keep(self, answer: Answer) -> None:
        self.description, rows, self.rowcount, self.lastrowid = answer
        self._rows = deque(rows)

    def fetchone(self) -> Any:
        """The next row or None."""
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size: int | None = None) -> Sequence[Any]:
        """At most `size` next rows."""
        count = min(self.arraysize if size is None else size, len(self._rows))
        return [self._rows.popleft() for _ in range(count)]

    def fetchall(self) -> Sequence[Any]:
        """All rows that are left."""
        rows, self._rows = list(self._rows), deque()
        return rows

    def __iter__(self) -> Iterator[Any]:
        while self._rows:
            yield self._rows.popleft()

    def setinputsizes(self, *_sizes: Any) -> None:
        """SQLite has no use for sizes."""

    def close(self) -> None:
        """Drop the rows; the database's own cursor has gone already."""
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """SQLAlchemy calls this to free the driver's cursor: there is none."""


class Connection(AsyncAdapt_aiosqlite_connection):
    """One SQLite connection and its thread; the transaction begins with its first statement."""

    __slots__ = ("_opening", "_reading", "autocommit", "readonly")

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self._opening: str | None = None
        self._reading = False
        self.autocommit = False
        self.readonly = False

    def begin(self) -> None:
        """Open a transaction with the next statement: IMMEDIATE unless it only reads, or updates get lost."""
        if not self.autocommit:
            self._opening = "DEFERRED" if self.readonly else "IMMEDIATE"

    def cursor(self, server_side: bool = False) -> Any:
        """A cursor; a server-side one (`stream`) is SQLAlchemy's own and crosses for every batch."""
        if not server_side:
            return Cursor(self)
        self.work(lambda raw: None)
        return super().cursor(server_side=True)

    def work(self, task: Callable[[sqlite3.Connection], T]) -> T:
        """Run `task` in the database's thread, inside the transaction that was asked for."""

        def inside(raw: sqlite3.Connection) -> T:
            self._open(raw)
            return task(raw)

        return self._cross(inside)

    def _open(self, raw: sqlite3.Connection) -> None:
        if self._opening is None:
            return
        raw.execute(f"BEGIN {self._opening}")
        if self.readonly:
            raw.execute("PRAGMA query_only=ON")
            self._reading = True
        self._opening = None  # only now: after a failed BEGIN no statement may run outside a transaction

    def _cross(self, task: Callable[[sqlite3.Connection], T]) -> T:
        return cast(T, await_(self._submit(task)))

    def _submit(self, task: Callable[[sqlite3.Connection], Any]) -> asyncio.Future[Any]:
        held: Any = self._connection
        if not self._alive:
            raise sqlite3.OperationalError("connection closed")
        future = asyncio.get_running_loop().create_future()
        held._tx.put_nowait((future, partial(task, held._connection)))
        return future

    @property
    def _alive(self) -> bool:
        held: Any = self._connection
        return bool(held._running) and held._connection is not None

    def commit(self) -> None:
        """Make the transaction durable; nothing to do when no statement was run."""
        self._end(sqlite3.Connection.commit)

    def rollback(self) -> None:
        """Undo the transaction; a connection that is gone has undone it already."""
        if self._alive:
            self._end(sqlite3.Connection.rollback)

    def _end(self, how: Callable[[sqlite3.Connection], None]) -> None:
        begun, self._opening = self._opening is None, None
        if begun and not self.autocommit:
            await_(_see_through(self._submit(partial(self._close_transaction, how))))

    def _close_transaction(self, how: Callable[[sqlite3.Connection], None], raw: sqlite3.Connection) -> None:
        how(raw)
        if self._reading:
            raw.execute("PRAGMA query_only=OFF")
            self._reading = False


async def _see_through(future: asyncio.Future[Any]) -> None:
    """Wait for the end of a transaction even when cancelled: the caller must know that it is over."""
    cancelled = None
    while not future.done():
        try:
            await asyncio.shield(future)
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled:
        raise cancelled
    future.result()


class Readonly(ConnectionCharacteristic):
    """`execution_options(readonly=True)`: transactions of this connection are snapshots that cannot write."""

    transactional = True

    def set_characteristic(self, dialect: Any, dbapi_conn: Any, value: Any) -> None:
        """From the next transaction on."""
        dbapi_conn.readonly = bool(value)

    def get_characteristic(self, dialect: Any, dbapi_conn: Any) -> bool:
        """What is set now."""
        return bool(dbapi_conn.readonly)

    def reset_characteristic(self, dialect: Any, dbapi_conn: Any) -> None:
        """When the connection goes back to the pool."""
        dbapi_conn.readonly = False


class Module(AsyncAdapt_aiosqlite_dbapi):
    """The DBAPI module that hands out our connections."""

    def connect(self, *args: Any, **options: Any) -> Connection:
        """Open the file of the URL; raises DatabaseProblem when it cannot be used."""
        options.update(isolation_level=None, factory=File)
        held: Any = aiosqlite.connect(*args, **options)
        held._thread.daemon = True
        return Connection(self, await_(held))


class Dialect(SQLiteDialect_aiosqlite):
    """SQLAlchemy's SQLite over the driver above."""

    driver = "susid"
    supports_statement_cache = True
    connection_characteristics = SQLiteDialect_aiosqlite.connection_characteristics.union({"readonly": Readonly()})

    @classmethod
    def import_dbapi(cls) -> Module:
        """The driver above in place of SQLAlchemy's."""
        return Module(aiosqlite, sqlite3)

    def on_connect(self) -> None:  # type: ignore[override]
        """None of the SQL functions in Python that SQLAlchemy adds: each costs a crossing, none is used."""

    def set_isolation_level(self, dbapi_connection: Any, level: Any) -> None:
        """AUTOCOMMIT is for what SQLite refuses inside a transaction; all else is serializable."""
        dbapi_connection.autocommit = level == "AUTOCOMMIT"

    def do_begin(self, dbapi_connection: Any) -> None:
        """No crossing yet: the connection begins with its first statement."""
        dbapi_connection.begin()

    def detect_autocommit_setting(self, dbapi_conn: Any) -> bool:
        """Whether each statement commits by itself."""
        return bool(dbapi_conn.autocommit)


registry.register("sqlite.susid", __name__, "Dialect")
