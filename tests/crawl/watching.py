"""What happens around the phones: when all is at rest, what Telegram refuses, what the bot's log complains of."""

from __future__ import annotations

import logging
from collections import Counter

from bot.phone import Json
from tests.chats.staff_steps import calm
from tests.support.town import Town

ROOMS = ("bot", "handlers", "usecases", "domain", "db", "scheduler", "aiogram")
UNCHANGED = "message is not modified"
NOT_THERE = "message to edit not found"
LOOK = 0.005  # seconds between two looks whether all is at rest


class Watch:
    """One look-out for all phones of the crawl."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._seen = 0
        self.refused: list[Json] = []
        self.unchanged: Counter[int] = Counter()  # edits of a chat that changed nothing
        self._hidden: set[int] = set()  # chats that people hid: what would be edited there is sent anew
        self.log = Log()

    async def rest(self) -> None:
        """Until nothing is being done; then look at the calls."""
        await calm(self._town, LOOK)
        for call in await self._town.sandbox.calls(self._seen):
            self._seen = call["n"]
            self._note(call)

    def _note(self, call: Json) -> None:
        if call["method"] == "deleteMessages":
            self._hidden.add(call.get("chat_id", 0))
        if call["ok"] or call["method"] in ("getUpdates", "getMe"):
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
        if record.name.partition(".")[0] in ROOMS:
            error = f" {record.exc_info[1]!r}" if record.exc_info else ""
            self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}{error}")
