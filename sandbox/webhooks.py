"""The webhooks of all bots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp

from sandbox.state import Bot
from sandbox.webhook_sender import Reply, Sender

if TYPE_CHECKING:
    from sandbox.clock import Clock

_ANSWER_SECONDS = 60.0


class Webhooks:
    """The senders of all bots; `reply` carries out a method that came in an answer."""

    def __init__(self, clock: Clock, first_pause: float) -> None:
        self.clock = clock
        self.first_pause = first_pause
        self.reply: Reply | None = None
        self._senders: dict[int, Sender] = {}
        self._session: aiohttp.ClientSession | None = None

    def set(self, bot: Bot) -> None:
        """Begin to send what waits and what comes."""
        self.remove(bot)
        self._senders[bot.id] = Sender(self, bot)

    def remove(self, bot: Bot) -> None:
        """Send no more; what has not been taken waits in the queue."""
        sender = self._senders.pop(bot.id, None)
        if sender is not None:
            sender.stop()

    def session(self) -> aiohttp.ClientSession:
        """One client for all, made inside the running loop."""
        if self._session is None:
            limit = aiohttp.ClientTimeout(total=_ANSWER_SECONDS)
            self._session = aiohttp.ClientSession(timeout=limit, connector=aiohttp.TCPConnector(limit=0))
        return self._session

    async def close(self) -> None:
        """Stop all senders."""
        senders = list(self._senders.values())
        self._senders.clear()
        for sender in senders:
            await sender.close()
        if self._session is not None:
            await self._session.close()
