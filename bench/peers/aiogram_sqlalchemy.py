"""Peer of P1: aiogram FSM in memory + SQLAlchemy 2 async ORM + aiosqlite; stores a request only at its end.

A request is 6 updates, 9 API calls, about 13 SQL statements. Each update has one session and loads its user.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    TelegramObject,
    User,
)
from sqlalchemy import ForeignKey, event, func, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

router = Router()


class Base(DeclarativeBase):
    """Tables."""


class Person(Base):
    """Somebody who writes to the bot."""

    __tablename__ = "people"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    phone: Mapped[str | None]
    phone_at: Mapped[datetime | None]


class Service(Base):
    """What can be asked for."""

    __tablename__ = "services"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]


class Worker(Base):
    """Who is told of a new request."""

    __tablename__ = "workers"
    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))


class Request(Base):
    """What somebody asked for."""

    __tablename__ = "requests"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("workers.id"))
    text: Mapped[str]
    address: Mapped[str]
    status: Mapped[str]
    created_at: Mapped[datetime]


class Event(Base):
    """What happened to a request."""

    __tablename__ = "events"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id"), index=True)
    kind: Mapped[str]
    at: Mapped[datetime]


class Form(StatesGroup):
    """The dialog's steps."""

    service = State()
    text = State()
    address = State()
    phone = State()
    review = State()


def inline(*buttons: tuple[str, str]) -> InlineKeyboardMarkup:
    """One button a row."""
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=data)] for text, data in buttons]
    )


def now() -> datetime:
    """The moment in UTC, as SQLite keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


class Sessions:
    """One session an update, with the person loaded or made."""

    def __init__(self, make: async_sessionmaker[AsyncSession]) -> None:
        self._make = make

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        update: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user: User = data["event_from_user"]
        async with self._make() as session:
            person = await session.get(Person, user.id)
            if person is None:
                person = Person(id=user.id, name=user.full_name)
                session.add(person)
                await session.commit()
            return await handler(update, data | {"session": session, "person": person})


@router.message(CommandStart())
async def start(message: Message) -> None:
    """Greet."""
    await message.answer("Вітаю! Щоб подати запит, натисніть /new")


@router.message(Command("new"))
async def new(message: Message, state: FSMContext, session: AsyncSession, person: Person) -> None:
    """Say how many requests wait already and offer the services."""
    waiting = await session.scalar(select(func.count()).where(Request.person_id == person.id, Request.status == "new"))
    services = await session.scalars(select(Service).order_by(Service.id))
    await state.set_state(Form.service)
    await message.answer(
        f"Ваших запитів: {waiting}. Яка допомога потрібна?",
        reply_markup=inline(*((one.title, f"service:{one.id}") for one in services)),
    )


@router.callback_query(Form.service, F.data.startswith("service:"))
async def chosen(query: CallbackQuery, state: FSMContext, session: AsyncSession) -> None:
    """Remember the service."""
    service = await session.get(Service, int((query.data or "").split(":")[1]))
    if service is None or not isinstance(query.message, Message):
        await query.answer("Такої послуги немає")
        return
    await state.update_data(service_id=service.id, service=service.title)
    await state.set_state(Form.text)
    await query.answer()
    await query.message.edit_text(f"{service.title}. Опишіть, що трапилось:")


@router.message(Form.text, F.text)
async def described(message: Message, state: FSMContext) -> None:
    """Remember the words."""
    await state.update_data(text=message.text)
    await state.set_state(Form.address)
    await message.answer("Яка адреса?")


@router.message(Form.address, F.text)
async def addressed(message: Message, state: FSMContext) -> None:
    """Remember the address."""
    await state.update_data(address=message.text)
    await state.set_state(Form.phone)
    button = KeyboardButton(text="Поділитися номером", request_contact=True)
    keyboard = ReplyKeyboardMarkup(keyboard=[[button]], resize_keyboard=True, one_time_keyboard=True)
    await message.answer("Ваш телефон?", reply_markup=keyboard)


@router.message(Form.phone, F.contact)
async def phoned(message: Message, state: FSMContext, session: AsyncSession, person: Person) -> None:
    """Remember the number and show everything."""
    person.phone = message.contact.phone_number if message.contact else None
    person.phone_at = now()
    await session.commit()
    data = await state.get_data()
    await state.set_state(Form.review)
    await message.answer(
        f"Перевірте:\n{data['service']}\n{data['text']}\n{data['address']}\n{person.phone}",
        reply_markup=inline(("✅ Надіслати", "send"), ("✖️ Скасувати", "cancel")),
    )


async def stored(session: AsyncSession, person: Person, data: dict[str, Any]) -> Request:
    """The request and its event, given to the worker of that service who has the fewest."""
    load = select(func.count()).where(Request.worker_id == Worker.id).scalar_subquery()
    worker = await session.scalar(
        select(Worker).where(Worker.service_id == data["service_id"]).order_by(load, Worker.id).limit(1)
    )
    request = Request(
        person_id=person.id,
        service_id=data["service_id"],
        worker_id=worker.id if worker else None,
        text=data["text"],
        address=data["address"],
        status="new",
        created_at=now(),
    )
    session.add(request)
    await session.flush()
    session.add(Event(request_id=request.id, kind="created", at=now()))
    await session.commit()
    return request


@router.callback_query(Form.review, F.data == "send")
async def sent(query: CallbackQuery, state: FSMContext, session: AsyncSession, person: Person, bot: Bot) -> None:
    """Store, thank, tell the worker."""
    data = await state.get_data()
    request = await stored(session, person, data)
    await state.clear()
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(f"Запит № {request.id} отримано. Вам зателефонують.")
    if request.worker_id:
        await bot.send_message(
            request.worker_id,
            f"Новий запит № {request.id}\n{data['service']}\n{data['text']}",
            reply_markup=inline(("✅ Взяти", f"take:{request.id}")),
        )


def opened(url: str) -> AsyncEngine:
    """The engine, every connection in WAL."""
    engine = create_async_engine(url)

    @event.listens_for(engine.sync_engine, "connect")
    def tune(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA busy_timeout=5000")

    return engine


async def seed(make: async_sessionmaker[AsyncSession]) -> None:
    """Two services with two workers each."""
    async with make() as session:
        for number, title in enumerate(("Догляд вдома", "Соціальне таксі"), 1):
            session.add(Service(id=number, title=title))
            await session.flush()
            session.add_all(Worker(id=900_000 + 10 * number + n, service_id=number) for n in range(2))
        await session.commit()


async def main() -> None:
    """Make the tables and poll until stopped."""
    engine = opened(os.environ["DATABASE_URL"])
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    make = async_sessionmaker(engine, expire_on_commit=False)
    await seed(make)
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.update.middleware(Sessions(make))
    dispatcher.include_router(router)
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
