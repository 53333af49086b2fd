"""Peer of P7: aiogram-broadcast over a list of subscribers in memory, which costs it nothing."""

from __future__ import annotations

import asyncio
import os
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram_broadcast import BroadcastService


class Listed:
    """Who is to be told: all that a broadcast without failures asks its storage for."""

    def __init__(self, chats: range) -> None:
        self._chats = chats

    async def get_all_subscriber_ids(self, state: Any = None) -> list[int]:
        """Every chat."""
        return list(self._chats)


async def main() -> None:
    """One broadcast at the allowed rate."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    first, people, rate = (int(os.environ[name]) for name in ("FIRST", "PEOPLE", "RATE"))
    async with Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server)) as bot:
        service = BroadcastService(bot, Listed(range(first, first + people)), rate_limit=1 / rate)
        await service.broadcast_text("Увага")


if __name__ == "__main__":
    asyncio.run(main())
