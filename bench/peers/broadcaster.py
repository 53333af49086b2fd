"""Peer of P7: aiogram-broadcaster without a storage, which would only cost it more."""

from __future__ import annotations

import asyncio
import os

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram_broadcaster import Broadcaster
from aiogram_broadcaster.contents import TextContent
from aiogram_broadcaster.intervals import SimpleInterval


async def main() -> None:
    """One mailer over all chats, at the allowed rate."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    first, people, rate = (int(os.environ[name]) for name in ("FIRST", "PEOPLE", "RATE"))
    async with Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server)) as bot:
        chats = range(first, first + people)
        interval = SimpleInterval(interval=1 / rate)
        mailer = await Broadcaster(bot).create_mailer(
            chats=chats, content=TextContent(text="Увага"), bot=bot, interval=interval
        )
        await mailer.start()


if __name__ == "__main__":
    asyncio.run(main())
