"""The one place that asks the machine for the time."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import aiohttp

log = logging.getLogger(__name__)
_POLL = 25  # seconds one question to the sandbox's clock may wait
_PAUSE = 2.0


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)  # noqa: TID251  (this is the clock)


class SandboxClock:
    """The demo's clock: the machine's, moved by what the sandbox says. Real time and this one run alike."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._offset = timedelta()
        self._system = SystemClock()

    def now(self) -> datetime:
        """The sandbox's moment in UTC."""
        return self._system.now() + self._offset

    async def start(self) -> None:
        """Read the offset once, before anything asks for the time."""
        async with aiohttp.ClientSession() as session:
            await self._ask(session, -1)

    async def follow(self, moved: Callable[[], None]) -> None:
        """Hear of every move until cancelled; `moved` is called after each."""
        version = -1
        async with aiohttp.ClientSession() as session:
            while True:
                try:
                    version = await self._ask(session, version)
                    moved()
                except (aiohttp.ClientError, TimeoutError, json.JSONDecodeError):
                    await asyncio.sleep(_PAUSE)

    async def _ask(self, session: aiohttp.ClientSession, since: int) -> int:
        wait = aiohttp.ClientTimeout(total=_POLL + 10)
        asked = {"since": str(since), "timeout": str(_POLL)}
        async with session.get(self._url, params=asked, timeout=wait) as answer:
            told = await answer.json()
        self._offset = timedelta(seconds=float(told["offset"]))
        return int(told["version"])
