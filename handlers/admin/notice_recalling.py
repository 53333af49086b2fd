"""«🗑 Відкликати»: how, and then it is done at once."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import notice_recalling as ui
from bot.ui.callbacks import Noticing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notices import Task
from domain.people import Actor
from handlers.admin.notice_below import below
from handlers.filters import Pressed
from usecases import notice_recalling
from usecases.ports import UnitOfWork

router = Router(name="notice_recalling")


@router.callback_query(Pressed(Noticing, ui.OPEN))
async def begin(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What each way means; nothing has happened yet."""
    notice = await notice_recalling.recallable(work, actor, press.id)
    return ui.choose(v, notice, await work.notices.tally(notice.id))


@router.callback_query(Pressed(Noticing, ui.DELETE, ui.CANCEL))
async def recall(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """It is under way: the page says how far."""
    task = Task.DELETE if press.verb == ui.DELETE else Task.CANCEL
    notice = await notice_recalling.recall(work, actor, press.id, press.version, task)
    return await below(work, actor, v, notice)
