"""Keeps the demo's two programs alive: the sandbox, and the bot that may be killed at any moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Self

import aiohttp

from bot.problems import OperatorProblem
from bot.processes import Child

SANDBOX_SECONDS = 20.0
BOT_SECONDS = 90.0
LISTEN_SECONDS = 25
EARLY_DEATHS = 3


class Supervisor:
    """Starts, watches and stops the sandbox and the bot. Use as `async with`: leaving stops both."""

    def __init__(self, sandbox: Child, bot: Child, url: str) -> None:
        """`url`: where the sandbox will listen, without a slash at the end."""
        self.sandbox, self.bot, self.url = sandbox, bot, url
        self.changing = asyncio.Lock()

    async def __aenter__(self) -> Self:
        self.http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=LISTEN_SECONDS + 10))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        await self.http.close()

    async def start_sandbox(self) -> None:
        """Start the sandbox and wait until it answers; raises OperatorProblem."""
        await self.sandbox.start()
        await self._until("пісочниця", self.sandbox, SANDBOX_SECONDS, self._sandbox_answers)

    async def start_bot(self) -> None:
        """Start the bot and wait until it has asked for updates; raises OperatorProblem."""
        seen = (await self._get("/sandbox/calls", since=0))["next"]

        async def asked() -> bool:
            calls = (await self._get("/sandbox/calls", since=seen))["calls"]
            return any(call["method"] == "getUpdates" for call in calls)

        await self.bot.start()
        await self._until("бот", self.bot, BOT_SECONDS, asked)

    async def kill_bot(self) -> None:
        """End the bot as a power cut would: no goodbye, no tidying up."""
        await self.bot.kill()

    async def restart_bot(self) -> None:
        """Kill the bot and start it again."""
        async with self.changing:
            await self.kill_bot()
            await self.start_bot()

    async def stop(self) -> None:
        """The bot first, so that its last words still find the sandbox."""
        try:
            await self.bot.stop()
        finally:
            await self.sandbox.stop()

    async def watch(self) -> None:
        """Restart the bot when it dies or the page asks for it; ends only by an OperatorProblem."""
        try:
            async with asyncio.TaskGroup() as tasks:
                for work in (self._miss_sandbox, self._revive_bot, self._heed_signals):
                    tasks.create_task(work())
        except* OperatorProblem as group:
            told = str(group.exceptions[0])
        raise OperatorProblem(told)

    async def _revive_bot(self) -> None:
        deaths: list[float] = []
        while True:
            await self.bot.ended()
            async with self.changing:
                if self.bot.running:  # it was restarted on purpose meanwhile
                    continue
                deaths = [*deaths, time.monotonic()][-EARLY_DEATHS:]
                if len(deaths) == EARLY_DEATHS and deaths[-1] - deaths[0] < BOT_SECONDS:
                    raise OperatorProblem(_ended("бот", self.bot))
                await self.start_bot()

    async def _heed_signals(self) -> None:
        heard = (await self._get("/sandbox/signals", since=0, timeout=0))["next"]
        while True:
            try:
                news = await self._get("/sandbox/signals", since=heard, timeout=LISTEN_SECONDS)
            except aiohttp.ClientError:  # it is stopping; whoever watches it will say so
                await self.sandbox.ended()
                continue
            heard = news["next"]
            if any(each["name"] == "restart-bot" for each in news["signals"]):
                await self.restart_bot()

    async def _miss_sandbox(self) -> None:
        await self.sandbox.ended()
        raise OperatorProblem(_ended("пісочниця", self.sandbox))

    async def _sandbox_answers(self) -> bool:
        return "clock" in await self._get("/sandbox/state")

    async def _get(self, path: str, **query: int) -> Any:
        async with self.http.get(self.url + path, params=query) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def _until(self, who: str, child: Child, seconds: float, ready: Callable[[], Awaitable[bool]]) -> None:
        deadline = time.monotonic() + seconds
        while not await _quietly(ready):
            if not child.running:
                raise OperatorProblem(_ended(who, child))
            if time.monotonic() > deadline:
                raise OperatorProblem(f"{who} не відповідає вже {seconds:.0f} с; журнал: {child.log}")
            await asyncio.sleep(0.1)


async def _quietly(ready: Callable[[], Awaitable[bool]]) -> bool:
    try:
        return await ready()
    except aiohttp.ClientError:
        return False


def _ended(who: str, child: Child) -> str:
    return f"{who} не працює: {child.last_words() or 'без пояснень'}; журнал: {child.log}"
