"""«🗂 Історія»: its pages, and the same words once more."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import notice_again as ui
from bot.ui.admin import notice_history as pages
from bot.ui.callbacks import Noticing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from handlers.admin.notice_chosen import begin, page_at
from handlers.admin.notice_showing import page
from handlers.filters import Pressed
from usecases import notice_history, notice_pages
from usecases.ports import UnitOfWork

router = Router(name="notice_history")


@router.callback_query(Pressed(Noticing, ui.HISTORY))
async def history(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A page of it."""
    return pages.history(v, await notice_history.page(work, actor, page_at(press.at)))


@router.callback_query(Pressed(Noticing, ui.REPEAT))
async def repeat(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«🔁 Повторити»: a new draft to the same people."""
    made = await notice_history.repeat(work, actor, press.id)
    return await page(work, actor, v, made.id)


@router.callback_query(Pressed(Noticing, ui.COPY))
async def copy(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«📄 Копія»: for whom this time?"""
    former = await notice_pages.get(work, actor, press.id)
    return await begin(work, actor, v, ui.COPY, former.id)
