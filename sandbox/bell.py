"""One way to wait for «something happened» with a limit of time: every long poll here uses it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """Wakes all who wait; ringing costs nothing when nobody does."""

    def __init__(self) -> None:
        self._waiters: list[asyncio.Future[None]] = []
        self.closed = False

    def ring(self) -> None:
        """Wake everybody who waits now."""
        if self._waiters:
            waiters, self._waiters = self._waiters, []
            for waiter in waiters:
                if not waiter.done():
                    waiter.set_result(None)

    def close(self) -> None:
        """Let all waiters go, now and later: the server is stopping."""
        self.closed = True
        self.ring()

    async def until(self, look: Callable[[], T | None], seconds: float) -> T | None:
        """The first thing `look` finds within that many seconds of real time, else None."""
        deadline = time.monotonic() + seconds
        while (found := look()) is None:
            left = deadline - time.monotonic()
            if left <= 0 or self.closed:
                return None
            await self._once(left)
        return found

    async def _once(self, seconds: float) -> None:
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        try:
            await asyncio.wait_for(waiter, seconds)
        except TimeoutError:
            if waiter in self._waiters:
                self._waiters.remove(waiter)
