"""The front desk: what came is kept first, then worked off in order within a chat, many chats at once."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from bot.intake.bursts import followed
from usecases.ports import Inbox, Incoming

log = logging.getLogger(__name__)
Handle = Callable[[Incoming], Awaitable[None]]
_CHATS = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request")


def chat_of(update: Mapping[str, Any]) -> int:
    """The chat whose order an update belongs to; 0 for kinds without one. Never raises: input is foreign."""
    for kind in _CHATS:
        found = update.get(kind)
        if isinstance(found, dict):
            message = found.get("message") if kind == "callback_query" else found
            chat = message.get("chat") if isinstance(message, dict) else found.get("from")
            number = chat.get("id") if isinstance(chat, dict) else 0
            return number if isinstance(number, int) else 0
    return 0


class Desk:
    """Takes updates in, keeps them, and hands each to `handle` once, in order within its chat."""

    def __init__(self, inbox: Inbox, bot: int, handle: Handle, parallel: int = 32) -> None:
        self._inbox, self._bot, self._handle = inbox, bot, handle
        self._waiting: dict[int, deque[Incoming]] = {}
        self._slots = asyncio.Semaphore(parallel)
        self._tasks: asyncio.TaskGroup | None = None
        self._early: list[Incoming] | None = []  # came before the left-overs were done: their turn is after those
        self._idle = asyncio.Event()
        self._idle.set()
        self._closed = False

    async def run(self) -> None:
        """Work off what an earlier process left, then whatever `receive` brings, until cancelled."""
        async with asyncio.TaskGroup() as self._tasks:
            left = await self._recover()
            early, self._early = self._early or [], None
            for update in early:
                if update.update_id not in left:
                    self._enqueue(update)
            await asyncio.Event().wait()

    async def receive(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep the updates durably; when this returns, Telegram may be told. Repeats are dropped."""
        rows = [_incoming(update) for update in updates]
        for fresh in await self._inbox.store(self._bot, [row for row in rows if row]):
            self._enqueue(fresh)

    @property
    def backlog(self) -> int:
        """How many updates wait."""
        return sum(len(queue) for queue in self._waiting.values()) + len(self._early or ())

    async def drain(self, seconds: float) -> None:
        """Stop beginning new updates and let those in work end; the rest stays in the inbox for the next start."""
        self._closed = True
        for queue in self._waiting.values():
            queue.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        except TimeoutError:
            log.warning("updates were still in work at shutdown; they will be done at the next start")

    async def _recover(self) -> set[int]:
        """Left-overs run one after another, each counted first, so that one that kills the process ends as poison."""
        left = await self._inbox.pending(self._bot)
        self._idle.clear()
        try:
            for update in left:
                if not self._closed:
                    await self._once_more(update)
        finally:
            self._idle.set()
        return {update.update_id for update in left}

    async def _once_more(self, left: Incoming) -> None:
        if await self._inbox.attempt(self._bot, left.update_id) <= MOST_STARTS:
            await self._handle(left)
            return
        await self._inbox.poison(self._bot, left.update_id, "crashed the process")
        log.error("update set aside: it crashed the process", extra={"update_id": left.update_id})

    def _enqueue(self, update: Incoming) -> None:
        if self._closed or self._tasks is None:
            return
        if self._early is not None:
            self._early.append(update)
            return
        queue = self._waiting.get(update.chat)
        if queue is not None:
            queue.append(update)
            return
        self._waiting[update.chat] = deque([update])
        self._idle.clear()
        self._tasks.create_task(self._work_off(update.chat))

    async def _work_off(self, chat: int) -> None:
        queue = self._waiting[chat]
        while queue:
            async with self._slots:
                if queue:  # a shutdown may have emptied it while it waited for its turn
                    first = queue.popleft()
                    await self._handle(followed(first, queue[0]) if queue else first)
        del self._waiting[chat]
        if not self._waiting:
            self._idle.set()


MOST_STARTS = 3  # how often an update may be found undone at a start of the process


def _incoming(update: dict[str, Any]) -> Incoming | None:
    number = update.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool):
        return None
    raw = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
    return Incoming(number, chat_of(update), raw, message_id=_message_of(update))


def _message_of(update: Mapping[str, Any]) -> int:
    message = update.get("message")
    number = message.get("message_id") if isinstance(message, dict) else 0
    return number if isinstance(number, int) and 0 < number < 2**53 else 0
