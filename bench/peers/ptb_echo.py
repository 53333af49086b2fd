"""Peer of P4: bare python-telegram-bot that answers every text with itself, as it is by default."""

from __future__ import annotations

import os
from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters


async def echo(update: Update, context: Any) -> None:
    """Answer with the same text."""
    await update.effective_message.reply_text(update.effective_message.text)


def main() -> None:
    """Poll until stopped."""
    builder = Application.builder().token(os.environ["BOT_TOKEN"])
    application = builder.base_url(os.environ["TELEGRAM_API_URL"] + "/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
