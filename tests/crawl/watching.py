"""What happens around the phones: which chats change, what Telegram refuses, what the bot's log complains of."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, defaultdict

import aiohttp

from bot.phone import Json
from bot.switches import Sandbox

ROOMS = ("bot", "handlers", "usecases", "domain", "db", "scheduler", "aiogram")
UNCHANGED = "message is not modified"
NOT_THERE = "message to edit not found"
OF_THE_CLOCK = "scheduler.watch"  # says that the clock was moved, which the crawl does
LATE = "query is too old"  # the machine was slow, which the test of patience sees anyway
EVERY = 0.25


class Watch:
    """One look-out for all phones of the crawl."""

    def __init__(self, http: aiohttp.ClientSession, sandbox: Sandbox) -> None:
        self._http, self._sandbox = http, sandbox
        self._changed: dict[int, asyncio.Event] = defaultdict(asyncio.Event)
        self.refused: list[Json] = []
        self.unchanged: Counter[int] = Counter()  # edits of a chat that changed nothing
        self._hidden: set[int] = set()  # chats that people hid: what would be edited there is sent anew
        self.log = Log()

    async def run(self) -> None:
        """Until cancelled."""
        await asyncio.gather(self._chats(), self._calls())

    async def change(self, person: int, seconds: float) -> bool:
        """Wait until the chat looks different than when this was last asked; False when it does not."""
        event = self._changed[person]
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except TimeoutError:
            return False
        event.clear()
        return True

    async def _chats(self) -> None:
        version = 0
        while True:
            asked = {"since": str(version), "timeout": "20"}
            async with self._http.get(f"{self._sandbox.url}/sandbox/events", params=asked) as answer:
                news = await answer.json()
            version = news["version"]
            for person in news["people"]:
                self._changed[person].set()
            await asyncio.sleep(0.005)

    async def _calls(self) -> None:
        seen = 0
        while True:
            for call in await self._sandbox.calls(seen):
                seen = call["n"]
                self._note(call)
            await asyncio.sleep(EVERY)

    def _note(self, call: Json) -> None:
        if call["method"] == "deleteMessages":
            self._hidden.add(call.get("chat_id", 0))
        if call["ok"] or call["method"] in ("getUpdates", "getMe") or LATE in call["error"]:
            return
        if UNCHANGED in call["error"]:
            self.unchanged[call.get("chat_id", 0)] += 1
        elif NOT_THERE not in call["error"] or call.get("chat_id", 0) not in self._hidden:
            self.refused.append(call)


class Log(logging.Handler):
    """Warnings and errors of the bot."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line, with the error's own words."""
        if record.name.partition(".")[0] in ROOMS and record.name != OF_THE_CLOCK:
            error = f" {record.exc_info[1]!r}" if record.exc_info else ""
            self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}{error}")
