"""«▶️ Надіслати» and what is done while a notice waits: now, once more, back, without approval."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import notice_asked as ui
from bot.ui.admin import notice_danger as danger_ui
from bot.ui.admin import notice_when
from bot.ui.admin.notice_blocked import blocked
from bot.ui.admin.notice_sheet import SEND
from bot.ui.callbacks import Noticing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notice_approving import Hindrance, NotReady
from domain.people import Actor
from handlers.admin.notice_showing import page
from handlers.filters import Pressed
from usecases import notice_pages, notice_starting, notice_waiting
from usecases.ports import UnitOfWork

router = Router(name="notice_starting")


@router.callback_query(Pressed(Noticing, danger_ui.SHOW))
async def show(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The notice as it is now."""
    return await page(work, actor, v, press.id)


@router.callback_query(Pressed(Noticing, SEND, ui.START))
async def send(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """It goes out, or waits: the page says which. What hinders it is said above the page."""
    act = notice_starting.now if press.verb == ui.START else notice_starting.send
    try:
        notice = await act(work, actor, press.id, press.version, v.limits)
    except NotReady as error:
        return await _hindered(work, actor, v, error, press.id)
    return await page(work, actor, v, notice.id)


@router.callback_query(Pressed(Noticing, ui.ASK_AGAIN))
async def ask(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The second person is reminded."""
    try:
        notice = await notice_waiting.ask_again(work, actor, press.id, press.version, press.at)
    except NotReady as error:
        return await _hindered(work, actor, v, error, press.id)
    return await page(work, actor, v, notice.id, v.t.say("🔁 Asked once more."))


@router.callback_query(Pressed(Noticing, ui.BACK))
async def back(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A draft again."""
    notice = await notice_waiting.take_back(work, actor, press.id, press.version)
    return await page(work, actor, v, notice.id, v.t.say("↩️ It is a draft again. Nobody got anything."))


@router.callback_query(Pressed(Noticing, ui.MOVE))
async def move(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«🕐 Інший час» of a planned one: a draft again, at the question when."""
    notice = await notice_waiting.take_back(work, actor, press.id, press.version)
    return notice_when.start(v, notice, v.t.say("↩️ It is a draft again. Choose another time and press “Send”."))


@router.callback_query(Pressed(Noticing, ui.ALONE))
async def alone(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Без схвалення»: why?"""
    return danger_ui.alone(v, await notice_pages.as_shown(work, actor, press.id, press.version))


@router.callback_query(Pressed(Noticing, danger_ui.SENDING))
async def at_once(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Life is at stake."""
    try:
        notice = await notice_starting.send_alone(work, actor, press.id, press.version, press.at)
    except NotReady as error:
        return await _hindered(work, actor, v, error, press.id)
    return await page(work, actor, v, notice.id)


async def _hindered(work: UnitOfWork, actor: Actor, v: View, error: NotReady, notice_id: int) -> Screen:
    if error.why is Hindrance.NOBODY and error.notice.danger:
        return danger_ui.nobody(v, error.notice)
    return await page(work, actor, v, notice_id, blocked(v, error.why))
