"""Which messages and buttons belong to a table that is awaited."""

from __future__ import annotations

from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message, TelegramObject

from domain.forms_office import TABLE
from domain.people import Actor
from usecases import dialogs
from usecases.ports import UnitOfWork


class TableCame(Filter):
    """What is written or sent while a table is awaited; not commands, keys, and replies about a request."""

    async def __call__(
        self, event: TelegramObject, actor: Actor, work: UnitOfWork, label: str = ""
    ) -> bool | dict[str, Any]:
        draft = actor.draft
        if draft is None or draft.form != TABLE.id or label or not isinstance(event, Message):
            return False
        told = event.reply_to_message
        about = await work.outbox.about(told.chat.id, told.message_id) if told else 0
        return False if about or (event.text or "").startswith("/") else {"draft": draft}


class OwnTable(Filter):
    """The button belongs to a table of this person that still waits."""

    async def __call__(self, event: TelegramObject, actor: Actor, press: Any = None) -> bool | dict[str, Any]:
        draft = dialogs.draft_of(actor, getattr(press, "nonce", ""))
        return {"draft": draft} if draft and draft.form == TABLE.id else False
