"""What the repositories of one transaction share: connection, moment and what waits for the commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Executable
from sqlalchemy.ext.asyncio import AsyncConnection

from db.columns import micros
from db.sealing import Sealing
from domain.people import Person
from domain.requests import Request
from usecases.ports import Letter

Params = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Ids:
    """Ids of one process: growing, unique over all tables, below 2**53 until the year 2255."""

    __slots__ = ("_last",)

    def __init__(self, greatest: int) -> None:
        """`greatest` is the greatest id that is stored."""
        self._last = greatest

    def block(self, now: datetime, count: int) -> int:
        """The first of so many ids in a row."""
        first = self.next(now)
        self._last = first + count - 1
        return first

    def next(self, now: datetime) -> int:
        """The microsecond of `now`, or the next number when that is taken."""
        self._last = max(self._last + 1, micros(now))
        return self._last


class Desk:
    """One transaction at work."""

    __slots__ = (
        "connection",
        "events",
        "ids",
        "letters",
        "notes",
        "notices",
        "now",
        "people",
        "requests",
        "sealing",
        "wake_at",
        "words",
    )

    def __init__(self, connection: AsyncConnection, sealing: Sealing, ids: Ids, now: datetime) -> None:
        self.connection = connection
        self.sealing = sealing
        self.ids = ids
        self.now = now
        self.letters: list[Letter] = []
        self.events: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self.words: list[dict[str, Any]] = []
        self.wake_at: datetime | None = None
        self.notices = False  # whether something about notices changed
        self.people: dict[int, Person] = {}  # what was read already, until it is written
        self.requests: dict[int, Request] = {}

    async def run(self, statement: Executable, params: Params | None = None) -> CursorResult[Any]:
        """Execute one statement."""
        return await self.connection.execute(statement, params)

    def read_anew(self) -> None:
        """What was read may not be so any more: the next one who asks reads it again."""
        self.people.clear()
        self.requests.clear()

    async def rows(self, statement: Executable, params: Params | None = None) -> Sequence[Any]:
        """Execute one statement and take all of its rows."""
        return (await self.connection.execute(statement, params)).all()

    def new_id(self) -> int:
        """A fresh id."""
        return self.ids.next(self.now)

    def wake(self, at: datetime) -> None:
        """Somebody will have to wake up then."""
        self.wake_at = at if self.wake_at is None else min(self.wake_at, at)
