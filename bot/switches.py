"""The sandbox's own switches, over HTTP: its clock, its faults, and updates by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import aiohttp

from bot.phone import Json, Unheard


class Sandbox:
    """The sandbox's own switches: its clock and its faults."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http, self.url = http, url

    async def advance(self, **wish: Any) -> None:
        """Move the clock: advance=seconds, or to="morning"."""
        await self.post("clock", **wish)

    async def clock(self) -> tuple[datetime, float]:
        """The sandbox's moment, and how many seconds it is ahead of the machine."""
        async with self._http.get(f"{self.url}/sandbox/clock", params={"since": "-1"}) as answer:
            told = await answer.json()
        return datetime.fromisoformat(told["now"]), float(told["offset"])

    async def faults(self, **wish: Any) -> None:
        """Switch faults on; without arguments all off."""
        await self.post("faults", **wish)

    async def privacy(self, on: bool) -> None:
        """Whether the bot reads in groups only what is meant for it, as BotFather sets it."""
        await self.post("bots", privacy=on)

    async def update(self, update: Json) -> None:
        """Send the bot any update."""
        await self.post("updates", update=update)

    async def calls(self, since: int = 0) -> list[Json]:
        """What the bot has called."""
        async with self._http.get(f"{self.url}/sandbox/calls", params={"since": str(since)}) as answer:
            return list((await answer.json())["calls"])

    async def get(self, what: str) -> Any:
        """Look at anything on the control side."""
        async with self._http.get(f"{self.url}/sandbox/{what}") as answer:
            return await answer.json()

    async def post(self, what: str, **wish: Any) -> Json:
        """Wish for anything on the control side; what it does not take is told in its words."""
        async with self._http.post(f"{self.url}/sandbox/{what}", json=wish) as answer:
            told = await answer.json()
            if answer.status >= 400:
                raise Unheard(f"{what}: {told.get('error')}")
            return dict(told)
