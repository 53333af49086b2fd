"""Peer of P2: python-telegram-bot's ConversationHandler + aiosqlite; stores a request only at its end.

The same questions, calls and statements as `aiogram_sqlalchemy.py`.
"""

from __future__ import annotations

import os
import time
from typing import Any

import aiosqlite
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ConversationHandler,
    MessageHandler,
    filters,
)

SERVICE, TEXT, ADDRESS, PHONE, REVIEW = range(5)

TABLES = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
CREATE TABLE IF NOT EXISTS people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, phone TEXT, phone_at REAL);
CREATE TABLE IF NOT EXISTS services (id INTEGER PRIMARY KEY, title TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS workers (id INTEGER PRIMARY KEY, service_id INTEGER NOT NULL REFERENCES services);
CREATE TABLE IF NOT EXISTS requests (id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people,
  service_id INTEGER NOT NULL REFERENCES services, worker_id INTEGER REFERENCES workers, text TEXT NOT NULL,
  address TEXT NOT NULL, status TEXT NOT NULL, created_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, request_id INTEGER NOT NULL REFERENCES requests,
  kind TEXT NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS requests_person ON requests (person_id);
CREATE INDEX IF NOT EXISTS events_request ON events (request_id);
INSERT INTO services VALUES (1, 'Догляд вдома'), (2, 'Соціальне таксі');
INSERT INTO workers VALUES (900010, 1), (900011, 1), (900020, 2), (900021, 2);
"""
WAITING = "SELECT count(*) FROM requests WHERE person_id = ? AND status = 'new'"
FEWEST = """SELECT id FROM workers WHERE service_id = ?
ORDER BY (SELECT count(*) FROM requests WHERE worker_id = workers.id), id LIMIT 1"""
STORE = """INSERT INTO requests (person_id, service_id, worker_id, text, address, status, created_at)
VALUES (?, ?, ?, ?, ?, 'new', ?)"""


def inline(*buttons: tuple[str, str]) -> Any:
    """One button a row."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=data)] for text, data in buttons])


async def one(context: Any, sql: str, *values: Any) -> Any:
    """The first row, or None."""
    async with context.bot_data["db"].execute(sql, values) as cursor:
        return await cursor.fetchone()


async def known(update: Update, context: Any) -> int:
    """The person of this update, loaded or made."""
    user = update.effective_user
    if await one(context, "SELECT id, name, phone FROM people WHERE id = ?", user.id) is None:
        await context.bot_data["db"].execute("INSERT INTO people (id, name) VALUES (?, ?)", (user.id, user.full_name))
        await context.bot_data["db"].commit()
    return int(user.id)


async def start(update: Update, context: Any) -> None:
    """Greet."""
    await known(update, context)
    await update.message.reply_text("Вітаю! Щоб подати запит, натисніть /new")


async def new(update: Update, context: Any) -> int:
    """Say how many requests wait already and offer the services."""
    (waiting,) = await one(context, WAITING, await known(update, context))
    rows = await context.bot_data["db"].execute_fetchall("SELECT id, title FROM services ORDER BY id")
    buttons = inline(*((title, f"service:{number}") for number, title in rows))
    await update.message.reply_text(f"Ваших запитів: {waiting}. Яка допомога потрібна?", reply_markup=buttons)
    return SERVICE


async def chosen(update: Update, context: Any) -> int:
    """Remember the service."""
    await known(update, context)
    query = update.callback_query
    number, title = await one(context, "SELECT id, title FROM services WHERE id = ?", query.data.split(":")[1])
    context.user_data.update(service_id=number, service=title)
    await query.answer()
    await query.edit_message_text(f"{title}. Опишіть, що трапилось:")
    return TEXT


async def described(update: Update, context: Any) -> int:
    """Remember the words."""
    await known(update, context)
    context.user_data["text"] = update.message.text
    await update.message.reply_text("Яка адреса?")
    return ADDRESS


async def addressed(update: Update, context: Any) -> int:
    """Remember the address."""
    await known(update, context)
    context.user_data["address"] = update.message.text
    button = KeyboardButton("Поділитися номером", request_contact=True)
    keyboard = ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)
    await update.message.reply_text("Ваш телефон?", reply_markup=keyboard)
    return PHONE


async def phoned(update: Update, context: Any) -> int:
    """Remember the number and show everything."""
    person, data, db = await known(update, context), context.user_data, context.bot_data["db"]
    data["phone"] = update.message.contact.phone_number
    await db.execute("UPDATE people SET phone = ?, phone_at = ? WHERE id = ?", (data["phone"], time.time(), person))
    await db.commit()
    await update.message.reply_text(
        f"Перевірте:\n{data['service']}\n{data['text']}\n{data['address']}\n{data['phone']}",
        reply_markup=inline(("✅ Надіслати", "send"), ("✖️ Скасувати", "cancel")),
    )
    return REVIEW


async def stored(context: Any, person: int) -> tuple[int, int | None]:
    """The request and its event, given to the worker of that service who has the fewest."""
    db, data, now = context.bot_data["db"], context.user_data, time.time()
    found = await one(context, FEWEST, data["service_id"])
    worker = found[0] if found else None
    cursor = await db.execute(STORE, (person, data["service_id"], worker, data["text"], data["address"], now))
    number = cursor.lastrowid
    await cursor.close()
    await db.execute("INSERT INTO events (request_id, kind, at) VALUES (?, 'created', ?)", (number, now))
    await db.commit()
    return number, worker


async def sent(update: Update, context: Any) -> int:
    """Store, thank, tell the worker."""
    number, worker = await stored(context, await known(update, context))
    data, query = dict(context.user_data), update.callback_query
    context.user_data.clear()
    await query.answer()
    await query.edit_message_text(f"Запит № {number} отримано. Вам зателефонують.")
    if worker:
        text = f"Новий запит № {number}\n{data['service']}\n{data['text']}"
        await context.bot.send_message(worker, text, reply_markup=inline(("✅ Взяти", f"take:{number}")))
    return int(ConversationHandler.END)


async def opened(application: Any) -> None:
    """One connection for everybody, as aiosqlite's own examples have it."""
    path = os.environ["DATABASE_URL"].partition(":///")[2]
    application.bot_data["db"] = await aiosqlite.connect(path)
    await application.bot_data["db"].executescript(TABLES)


def conversation() -> Any:
    """The dialog's steps."""
    return ConversationHandler(
        entry_points=[CommandHandler("new", new)],
        states={
            SERVICE: [CallbackQueryHandler(chosen, pattern="^service:")],
            TEXT: [MessageHandler(filters.TEXT & ~filters.COMMAND, described)],
            ADDRESS: [MessageHandler(filters.TEXT & ~filters.COMMAND, addressed)],
            PHONE: [MessageHandler(filters.CONTACT, phoned)],
            REVIEW: [CallbackQueryHandler(sent, pattern="^send$")],
        },
        fallbacks=[CommandHandler("start", start)],
    )


def main() -> None:
    """Poll until stopped."""
    builder = Application.builder().token(os.environ["BOT_TOKEN"])
    application = builder.base_url(os.environ["TELEGRAM_API_URL"] + "/bot").post_init(opened).build()
    application.add_handler(conversation())
    application.add_handler(CommandHandler("start", start))
    application.run_polling()


if __name__ == "__main__":
    main()
