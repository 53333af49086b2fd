"""Brief transactions that stand in line end in one commit: the disk is waited for once, not once for each.

Each is undone alone when its block raises. Nobody hears of success before the common commit; when that fails,
it has failed for all of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

Open = Callable[[], Awaitable[AsyncConnection]]
End = Callable[[AsyncConnection], Awaitable[None]]


class Group:
    """One SQLite transaction in which several tasks have a part, one after another."""

    __slots__ = ("broken", "closing", "connection", "driver")

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self.driver: Any = connection.sync_connection and connection.sync_connection.connection.dbapi_connection
        self.closing: asyncio.Task[None] | None = None  # until then it has one part only
        self.broken: BaseException | None = None


class Together:
    """Hands out parts of groups; `turn` is the lock of the one writer."""

    def __init__(self, turn: asyncio.Lock, begin: Open, commit: End) -> None:
        self._turn, self._begin, self._commit = turn, begin, commit
        self._waiting = 0
        self._group: Group | None = None

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """The turn without a group: the one that is open is committed before, for its commit stands in line too."""
        await self._turn.acquire()
        while self._group is not None:
            self._turn.release()
            await self._turn.acquire()
        try:
            yield
        finally:
            self._turn.release()

    @asynccontextmanager
    async def part(self) -> AsyncIterator[AsyncConnection]:
        """A transaction of one's own to all appearances; committed when the block is left."""
        async with self._in_turn():
            group = self._group = self._group or Group(await self._begin())
            first = group.closing is None
            try:
                if not first:
                    group.driver.mark()
                yield group.connection
            except BaseException:
                await self._undo(group)
                raise
            if first and not self._waiting:
                self._group = None
                await self._commit(group.connection)
                return
            closing = group.closing = group.closing or asyncio.ensure_future(self._close(group))
        await seen_through(closing)

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        self._waiting += 1
        try:
            await self._turn.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._turn.release()

    async def _undo(self, group: Group) -> None:
        try:
            if group.closing is not None:
                group.driver.back_to_mark()
                return
        except Exception as stuck:  # the database has undone everything, as it does when the disk is full
            group.broken = stuck
        self._group = None
        await group.connection.close()

    async def _close(self, group: Group) -> None:
        """Stands in line like a writer, so that all who stand before it have their part."""
        async with self._turn:
            if group.broken is not None:
                raise group.broken
            self._group = None
            await self._commit(group.connection)


async def seen_through(task: asyncio.Future[None]) -> None:
    """Wait to its end even when cancelled: the caller must know that it is over."""
    cancelled = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
        except Exception:  # of the task: told below
            break
    if cancelled:
        if not task.cancelled():
            task.exception()  # seen: the cancellation is the news
        raise cancelled
    task.result()
