"""A notice under way: pause, continue, stop. And for coordinators the list of people to telephone."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import notice_calls as list_ui
from bot.ui.admin import notice_running as ui
from bot.ui.callbacks import Noticing
from bot.ui.messages.notice_told import CALLS
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notices import NoticeState
from domain.people import Actor
from domain.short_numbers import read_base36
from handlers.admin.notice_showing import page
from handlers.filters import Pressed
from usecases import notice_calls, notice_control, notice_pages
from usecases.ports import UnitOfWork

router = Router(name="notice_running")


@router.callback_query(Pressed(Noticing, ui.PAUSE))
async def pause(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«⏸ Пауза»: at once."""
    await notice_control.pause(work, actor, press.id)
    return await page(work, actor, v, press.id)


@router.callback_query(Pressed(Noticing, ui.RESUME))
async def resume(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«▶️ Продовжити»: on with whoever has not got it yet."""
    await notice_control.resume(work, actor, press.id, press.version)
    return await page(work, actor, v, press.id)


@router.callback_query(Pressed(Noticing, ui.STOP))
async def stop(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«⏹ Зупинити»: nothing more goes out at once; pressed once more, it is for good."""
    notice = await notice_pages.get(work, actor, press.id)
    if notice.state is NoticeState.RUNNING:
        await notice_control.pause(work, actor, press.id)
        return await page(work, actor, v, press.id, ui.ask_stop(v))
    await notice_control.stop(work, actor, press.id, press.version)
    return await page(work, actor, v, press.id)


@router.callback_query(Pressed(Noticing, CALLS))
async def calls(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«📞 Кому зателефонувати»: the list of one community, for its coordinators."""
    community, _dot, after = press.at.partition(".")
    return list_ui.listed(v, await notice_calls.calls(work, actor, press.id, community, read_base36(after)))
