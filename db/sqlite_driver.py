"""An SQLite driver for SQLAlchemy that crosses to the database thread once a statement, or once a transaction.

SQLAlchemy's own aiosqlite adapter crosses three or four times (cursor, execute, fetchall, close), each a
wake-up of the loop. Here a statement, its rows and the BEGIN before it are one piece of work for the thread.
A transaction that was announced as `brief` runs its statements in the loop's own thread, where each takes
some ten microseconds, and crosses for what may take long: to wait for another process and for the disk.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator
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
from sqlalchemy.util.concurrency import await_, in_greenlet

from db.problems import DatabaseProblem
from db.sqlite_cursor import Cursor

DRIVER = "sqlite+susid"
BUSY_MS = 5000
PRAGMAS = (
    *(f"busy_timeout={BUSY_MS}", "foreign_keys=ON", "synchronous=FULL", "journal_mode=WAL"),
    "secure_delete=ON",  # what is erased is overwritten; not every build of SQLite does so by itself
)

T = TypeVar("T")


class Nothing:
    """Awaited at once: SQLAlchemy takes a statement that awaits nothing for the fault of a driver."""

    def __await__(self) -> Generator[None, None, None]:
        return
        yield


NOTHING = Nothing()


class File(sqlite3.Connection):
    """A connection that is set up when it is made, in the thread that will use it."""

    def __init__(self, database: str, *args: Any, **options: Any) -> None:
        try:
            super().__init__(database, *args, **options)
            for pragma in PRAGMAS:
                self.execute(f"PRAGMA {pragma}")
        except sqlite3.Error as error:
            raise DatabaseProblem(
                f"Не вдалося відкрити базу даних {database} ({error}); {_what_to_do(error)}"
            ) from error


def _what_to_do(error: sqlite3.Error) -> str:
    if "not a database" in str(error) or "malformed" in str(error):
        return "поверніть копію: susid restore, або вкажіть інший DATABASE_URL"
    return "перевірте шлях і права"


class Connection(AsyncAdapt_aiosqlite_connection):
    """One SQLite connection and its thread; the transaction begins with its first statement."""

    __slots__ = (
        "_crossing",
        "_marked",
        "_opening",
        "_reading",
        "_streamed",
        "_touched",
        "autocommit",
        "brief",
        "readonly",
    )

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self._opening: str | None = None
        self._touched = self._reading = self._streamed = self._marked = False
        self._crossing: asyncio.Future[Any] | None = None
        self.autocommit = False
        self.readonly = False
        self.brief = False  # of the present transaction only

    def begin(self) -> None:
        """Open a transaction with the next statement: IMMEDIATE unless it only reads, or updates get lost."""
        self._touched = self._streamed = self._marked = self.brief = False
        if not self.autocommit:
            self._opening = "DEFERRED" if self.readonly else "IMMEDIATE"

    def cursor(self, server_side: bool = False) -> Any:
        """A cursor; a server-side one (`stream`) is SQLAlchemy's own and crosses for every batch."""
        if not server_side:
            return Cursor(self.work)
        self.work(lambda raw: None)
        self._streamed = True
        return super().cursor(server_side=True)

    def work(self, task: Callable[[sqlite3.Connection], T]) -> T:
        """Run `task` inside the transaction that was asked for: here if that is brief, else in the thread."""
        self._touched = True
        if self.brief and self._at_rest:
            if in_greenlet():
                await_(NOTHING)
            return task(self._raw)

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

    def begin_brief(self) -> None:
        """Open the transaction now; until its end statements run in the thread that asks, greenlet or not."""
        self.brief = self._touched = True
        if not self._opened_at_once():
            self._cross(self._open)

    def mark(self) -> None:
        """Where the part of a brief transaction begins that may be undone alone."""
        if self._marked:
            self._raw.execute("RELEASE part")  # of the one before: it stays
        self._raw.execute("SAVEPOINT part")
        self._marked = True

    def back_to_mark(self) -> None:
        """Undo what came since. Raises sqlite3.Error when that cannot be done alone."""
        if not self._at_rest or self._streamed:
            raise sqlite3.OperationalError("the thread is still at work")
        self._raw.execute("ROLLBACK TO part")

    def _opened_at_once(self) -> bool:
        """Begin without waiting: False when another process writes, for the loop must not stand still."""
        raw = self._raw
        raw.execute("PRAGMA busy_timeout=0")
        try:
            self._open(raw)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
        finally:
            raw.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        return True

    def _cross(self, task: Callable[[sqlite3.Connection], T]) -> T:
        return cast(T, await_(self._submit(task)))

    def _submit(self, task: Callable[[sqlite3.Connection], Any]) -> asyncio.Future[Any]:
        held: Any = self._connection
        self._crossing = asyncio.get_running_loop().create_future()
        held._tx.put_nowait((self._crossing, partial(task, self._raw)))
        return self._crossing

    @property
    def _raw(self) -> sqlite3.Connection:
        held: Any = self._connection
        if not self._alive:
            raise sqlite3.OperationalError("connection closed")
        return cast(sqlite3.Connection, held._connection)

    @property
    def _alive(self) -> bool:
        held: Any = self._connection
        return bool(held._running) and held._connection is not None

    @property
    def _at_rest(self) -> bool:
        """Whether the thread has nothing of ours in hand, as it may when the task that waited was cancelled."""
        return self._crossing is None or (self._crossing.done() and not self._crossing.cancelled())

    def commit(self) -> None:
        """Make the transaction durable; nothing to do when no statement was run."""
        self._end(sqlite3.Connection.commit, here=self._reading)

    def rollback(self) -> None:
        """Undo the transaction; a connection that is gone has undone it already."""
        if self._alive:
            self._end(sqlite3.Connection.rollback, here=self._reading or self.brief)

    def _end(self, how: Callable[[sqlite3.Connection], None], here: bool) -> None:
        """End it in the thread, behind whatever the thread still does, or here when that costs no writing."""
        if self._touched and not self.autocommit:
            if here and self._at_rest and not self._streamed:
                self._close_transaction(how, self._raw)
            else:
                await_(_see_through(self._submit(partial(self._close_transaction, how))))
        self._opening, self._touched = None, False  # after a commit that failed they stay: a rollback follows

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
        # Two threads, never at the same time: see `_at_rest`.
        options.update(isolation_level=None, factory=File, check_same_thread=False)
        held: Any = aiosqlite.connect(*args, **options)
        held._thread.daemon = True
        try:
            return Connection(self, await_(held))
        except DatabaseProblem:
            held._thread.join()  # it is ending; left alone it may look for a loop that is closed by then
            raise


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
