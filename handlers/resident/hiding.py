"""Hiding the chat, and opening what came without details."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.ui import labels
from bot.ui.callbacks import Case, Menu
from bot.ui.messages import neutral
from bot.ui.resident import hiding as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from handlers.filters import Pressed, Says
from usecases import quiet, visits_own
from usecases.ports import UnitOfWork

router = Router(name="hiding")


class CodeWord(Filter):
    """The person typed the word that they chose themselves; where it is being chosen, it is an answer."""

    async def __call__(self, event: TelegramObject, actor: Actor) -> bool:
        word, text = labels.fold(actor.person.safe.code_word), getattr(event, "text", None)
        chosen = actor.draft is not None and actor.draft.step == "code"
        return bool(word and text) and not chosen and labels.fold(str(text)) == word


@router.message(Says(labels.HIDE))
@router.message(CodeWord())
@router.callback_query(Pressed(Menu, "hide"))
async def hide(came: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Сховати розмову»: what was said stays with us, not on the screen."""
    return ui.hidden(v, actor, {*await quiet.on_screen(work, actor), *this_message(came)})


def this_message(came: Message | CallbackQuery) -> list[int]:
    """The message that was pressed may be too fresh to be on record as sent."""
    shown: Any = came.message if isinstance(came, CallbackQuery) else came
    return [shown.message_id] if shown else []


@router.callback_query(Pressed(Case, "open"))
async def opened(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Відкрити»: now it is convenient and safe."""
    request, words = await quiet.opened(work, actor, press.request)
    _request, visit = await visits_own.next_of(work, actor, request.id)
    return neutral.opened(v, request, words, visit)


@router.callback_query(Pressed(Case, "openfiles"))
async def files(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What the worker sent."""
    return neutral.attached(v, *await quiet.opened(work, actor, press.request))


@router.callback_query(Pressed(Case, "close"))
async def closed(_: CallbackQuery, press: Case, v: View) -> Screen:
    """«Сховати»: as it came."""
    return neutral.closed(v, press.request, press.version)
