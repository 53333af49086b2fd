"""The table of routes asks fewer filters than aiogram would, and finds the same route."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import BaseMiddleware, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, User

from bot.ui.callbacks import Menu, Move
from handlers.filters import Pressed, Says
from handlers.table import Table

SOMEBODY = User(id=7, is_bot=False, first_name="Олена")


async def asked(table: Table, event: TelegramObject, **data: Any) -> Any:
    """What the route that fits answers."""
    kind = "message" if isinstance(event, Message) else "callback_query"
    return await table.propagate_event(kind, event, bot=None, **data)


def words(text: str | None) -> Message:
    """A message of somebody."""
    chat = Chat(id=7, type="private")
    return Message(message_id=1, date=datetime.now(UTC), chat=chat, from_user=SOMEBODY, text=text)


def press() -> CallbackQuery:
    """A button pressed by somebody."""
    return CallbackQuery(id="1", from_user=SOMEBODY, chat_instance="1", data="x")


def answering(name: str) -> Any:
    """A route that answers with its name."""

    async def route(_: TelegramObject, label: str = "") -> str:
        return f"{name}{label}"

    return route


@pytest.fixture
def table() -> Table:
    """Two routers whose routes overlap."""
    first, second = Router(), Router()
    first.message(Says("Back", "Skip"))(answering("label "))
    first.callback_query(Pressed(Menu, "new"))(answering("new"))
    second.message(Command("help"))(answering("help"))
    second.callback_query(Pressed(Menu))(answering("menu"))
    second.callback_query(Pressed(Move, "back"))(answering("back"))
    second.callback_query()(answering("any button"))
    second.message()(answering("any words "))
    return Table(first, second)


async def test_a_button_goes_to_the_first_route_of_its_kind_and_verb(table: Table) -> None:
    assert await asked(table, press(), press=Menu(item="new")) == "new"
    assert await asked(table, press(), press=Menu(item="my")) == "menu"
    assert await asked(table, press(), press=Move(verb="back", nonce="n", step="s")) == "back"
    assert await asked(table, press(), press=Move(verb="send", nonce="n", step="s")) == "any button"
    assert await asked(table, press(), press=None) == "any button"


async def test_words_go_to_labels_commands_or_the_rest(table: Table) -> None:
    assert await asked(table, words("⬅️ Назад"), press=None, label="Back") == "label Back"
    assert await asked(table, words("інше"), press=None, label="Other") == "any words Other"
    assert await asked(table, words("/unknown"), press=None, label="") == "any words "
    assert await asked(table, words(None), press=None, label="") == "any words "


async def test_what_no_route_is_for_stays_unhandled(table: Table) -> None:
    assert await table.propagate_event("poll", words("x"), press=None) is UNHANDLED


async def test_a_middleware_of_one_router_is_refused_instead_of_forgotten(table: Table) -> None:
    class Forgotten(BaseMiddleware):
        async def __call__(self, handler: Any, event: TelegramObject, data: dict[str, Any]) -> Any:
            return await handler(event, data)

    table.sub_routers[0].message.middleware(Forgotten())
    with pytest.raises(ValueError, match="middleware"):
        await asked(table, words("x"), press=None, label="")
