"""The last routes: old buttons, edits, and Telegram's word that someone blocked the bot."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot.ui.callbacks import Callback, Case, Lists, Move, Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from handlers import showing
from handlers.changed import changed
from handlers.filters import Pressed
from handlers.refused import note_refused
from handlers.taking import Taking
from usecases import registration
from usecases.ports import UnitOfWork

router = Router(name="fallback")
OFF = frozenset({"kicked", "left"})


@router.callback_query(Pressed(Move, "send"))
async def sent_already(_: CallbackQuery, v: View) -> Screen:
    """The second tap on «Надіслати»: the first one did it."""
    return Screen(toast=v.t.plain("Already sent"))


@router.callback_query()
async def old_button(
    _: CallbackQuery, actor: Actor, work: UnitOfWork, v: View, press: Callback | None = None
) -> Screen:
    """Forged, stale or foreign: nothing happens, the present is shown; what only staff have is on record."""
    if isinstance(press, Case | Lists | Office):
        note_refused(work, actor, press)
    return await showing.now(work, actor, v)


@router.edited_message()
async def edited(message: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What the message said is changed wherever it went; the first version stays."""
    return await changed(message, Taking(work, actor, v))


@router.my_chat_member()
async def membership(event: ChatMemberUpdated, actor: Actor, work: UnitOfWork) -> None:
    """The person blocked the bot or let it in again. Nothing is sent: it would only be refused."""
    await registration.note_blocked(work, actor, event.new_chat_member.status in OFF)
