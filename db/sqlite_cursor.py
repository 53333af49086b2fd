"""A cursor that needs its connection once a statement: what the database found is fetched whole."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Answer = tuple[Any, list[Any], int, int | None]
Work = Callable[[Callable[[sqlite3.Connection], Answer]], Answer]


def _ask(cursor: sqlite3.Cursor) -> Answer:
    rows = cursor.fetchall() if cursor.description else []
    return cursor.description, rows, cursor.rowcount, cursor.lastrowid


class Cursor:
    """The result of one statement, fetched whole when it was executed."""

    __slots__ = ("_rows", "_work", "arraysize", "description", "lastrowid", "rowcount")

    def __init__(self, work: Work) -> None:
        self._work = work
        self._rows: deque[Any] = deque()
        self.arraysize = 1
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, sql: str, parameters: Any = ()) -> None:
        """Run one statement and keep its rows."""
        self._keep(self._work(lambda raw: _ask(raw.execute(sql, parameters or ()))))

    def executemany(self, sql: str, parameters: Any) -> None:
        """Run one statement for each set of parameters."""
        self._keep(self._work(lambda raw: _ask(raw.executemany(sql, parameters))))

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
