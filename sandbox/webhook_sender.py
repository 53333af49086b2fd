"""One bot's webhook: a lane for each chat, several lanes at once, each update again until it is taken."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol

import aiohttp

from sandbox.state import Bot
from sandbox.waiting import Queued

if TYPE_CHECKING:
    from sandbox.clock import Clock

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LONGEST_PAUSE = 60.0
Reply = Callable[[Bot, dict[str, Any]], Awaitable[None]]


class Hooks(Protocol):
    """What the webhooks of all bots have in common; `reply` carries out a method that came in an answer."""

    clock: Clock
    first_pause: float
    reply: Reply | None

    def session(self) -> aiohttp.ClientSession:
        """One client for all."""


class Sender:
    """Sends what waits and what comes, until stopped."""

    def __init__(self, hooks: Hooks, bot: Bot) -> None:
        self.hooks, self.bot, self.hook = hooks, bot, bot.webhook
        self.lanes: dict[int, deque[Queued]] = {}
        self.ready: deque[int] = deque()
        self.tasks: set[asyncio.Task[None]] = set()
        self.headers = {"Content-Type": "application/json"}
        if self.hook.secret:
            self.headers[SECRET_HEADER] = self.hook.secret
        for queued in bot.queue.items.values():
            self._line_up(queued)
        bot.queue.on_new = self._line_up

    def _line_up(self, queued: Queued) -> None:
        lane = self.lanes.get(queued.chat_id)
        if lane is not None:
            lane.append(queued)
            return
        self.lanes[queued.chat_id] = deque([queued])
        self.ready.append(queued.chat_id)
        self._pump()

    def _pump(self) -> None:
        while self.ready and len(self.tasks) < self.hook.max_connections:
            task = asyncio.get_running_loop().create_task(self._lane(self.ready.popleft()))
            self.tasks.add(task)
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and self.bot.queue.on_new == self._line_up:
            self._pump()

    async def _lane(self, chat_id: int) -> None:
        lane = self.lanes[chat_id]
        while lane:
            queued = lane[0]
            if queued.serial in self.bot.queue.items:
                await self._until_taken(queued)
            lane.popleft()
        del self.lanes[chat_id]

    async def _until_taken(self, queued: Queued) -> None:
        pause = self.hooks.first_pause
        queued.handed = True
        while error := await self._attempt(queued):
            self.hook.error, self.hook.error_date = error, self.hooks.clock.stamp()
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        self.bot.queue.remove(queued)

    async def _attempt(self, queued: Queued) -> str:
        body = json.dumps(queued.update).encode()
        try:
            async with self.hooks.session().post(self.hook.url, data=body, headers=self.headers) as response:
                answer = await response.read()
                if not 200 <= response.status < 300:
                    return f"Wrong response from the webhook: {response.status} {response.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientConnectorError:
            return "Connection refused"
        except aiohttp.ClientError as error:
            return f"Connection closed: {type(error).__name__}"
        await self._carry_out(answer)
        return ""

    async def _carry_out(self, answer: bytes) -> None:
        """A bot may answer an update with a method to be called; its result is not told."""
        if not answer.startswith(b"{") or self.hooks.reply is None:
            return
        try:
            wish = json.loads(answer)
        except ValueError:
            return
        if isinstance(wish, dict) and isinstance(wish.get("method"), str):
            await self.hooks.reply(self.bot, wish)

    def stop(self) -> None:
        """Send no more."""
        self.bot.queue.on_new = None
        for task in self.tasks:
            task.cancel()

    async def close(self) -> None:
        """Stop, and wait for what is on its way."""
        self.stop()
        await asyncio.gather(*self.tasks, return_exceptions=True)
