"""A desk over an inbox in memory, and a notebook of what it handed over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.intake.inbox import Desk
from tests.support.fakes import FakeOffice
from usecases.ports import Incoming

BOT = 100001


def message(update_id: int, chat: int, text: str = "?") -> dict[str, Any]:
    """An update with a message in a private chat."""
    person = {"id": chat, "is_bot": False, "first_name": "Галина"}
    body = {"message_id": update_id, "date": 0, "chat": {"id": chat, "type": "private"}, "from": person, "text": text}
    return {"update_id": update_id, "message": body}


class Notebook:
    """Handles updates by noting them, and marks each done as the real one does."""

    marks = True

    def __init__(self, office: FakeOffice) -> None:
        self.office = office
        self.handled: dict[int, list[int]] = {}
        self.now_in: list[int] = []
        self.most = 0
        self.count = 0
        self._news = asyncio.Condition()

    async def work(self, update: Incoming) -> None:
        """What it takes to handle one update."""
        await asyncio.sleep(0)

    async def __call__(self, update: Incoming) -> None:
        """Note that it was this update's turn, and that nobody else of its chat was in work."""
        assert update.chat not in self.now_in, "two of one chat at once"
        self.now_in.append(update.chat)
        self.most = max(self.most, len(self.now_in))
        try:
            await self.work(update)
            if self.marks:
                async with self.office.works() as work:
                    await work.claim(BOT, update.update_id)
        finally:
            self.now_in.remove(update.chat)
        self.handled.setdefault(update.chat, []).append(update.update_id)
        async with self._news:
            self.count += 1
            self._news.notify_all()

    async def until(self, count: int) -> None:
        """Wait until that many were handled in all."""
        async with asyncio.timeout(10), self._news:
            await self._news.wait_for(lambda: self.count >= count)


@asynccontextmanager
async def open_desk(notebook: Notebook, parallel: int = 32) -> AsyncIterator[Desk]:
    """A desk that works until the end of the block."""
    desk = Desk(notebook.office.inbox, BOT, notebook, parallel)
    running = asyncio.create_task(desk.run())
    await asyncio.sleep(0)  # it looks for left-overs first
    try:
        yield desk
    finally:
        alive = running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert alive, "the desk ended by itself"


def left(office: FakeOffice) -> list[int]:
    """What is in the inbox and not done."""
    return [update_id for (_, update_id), row in office.stored.inbox.items() if row.state == "new"]
