"""Peer of P4: bare aiogram that answers every text with itself, at most 100 updates at once."""

from __future__ import annotations

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    """Answer with the same text."""
    await message.answer(message.text or "?")


async def main() -> None:
    """Poll until stopped."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    await dispatcher.start_polling(bot, tasks_concurrency_limit=100)


if __name__ == "__main__":
    asyncio.run(main())
