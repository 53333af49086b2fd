"""«🕐 Запланувати», «⏳ Не після» and «🏷 Тема» of a draft."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import notice_topic
from bot.ui.admin import notice_when as ui
from bot.ui.callbacks import Noticing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms_notice_aim import NOTICE_END, NOTICE_START
from domain.notice_times import BadTime
from domain.people import Actor
from handlers.admin.buttons import parts
from handlers.admin.notice_form import asked, page_in
from handlers.admin.notice_moments import PUTS, day_in, moment_in
from handlers.admin.notice_showing import page
from handlers.filters import Pressed
from usecases import notice_aim
from usecases.ports import UnitOfWork

router = Router(name="notice_when")


@router.callback_query(Pressed(Noticing, notice_topic.TOPICS))
async def topics(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What is it about?"""
    return notice_topic.topics(v, await notice_aim.draft(work, actor, press.id))


@router.callback_query(Pressed(Noticing, notice_topic.TOPIC))
async def topic(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """About this."""
    await notice_aim.about(work, actor, press.id, press.at)
    return await page(work, actor, v, press.id)


@router.callback_query(Pressed(Noticing, ui.START))
async def start(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """When shall it begin?"""
    return ui.start(v, await notice_aim.draft(work, actor, press.id))


@router.callback_query(Pressed(Noticing, ui.END))
async def end(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Until when may it be sent?"""
    return ui.end(v, await notice_aim.draft(work, actor, press.id))


@router.callback_query(Pressed(Noticing, ui.START + ui.DAYS, ui.END + ui.DAYS))
async def days(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Any day."""
    notice = await notice_aim.draft(work, actor, press.id)
    return ui.days(v, notice, press.verb[0], page_in(press.at))


@router.callback_query(Pressed(Noticing, ui.START + ui.HOURS, ui.END + ui.HOURS))
async def hours(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The hours of a day."""
    day, of = parts(press.at, 2)
    notice = await notice_aim.draft(work, actor, press.id)
    return ui.hours_of(v, notice, press.verb[0], day_in(day), page_in(of))


@router.callback_query(Pressed(Noticing, *(one + how for one in "sx" for how in (ui.CHOSEN, ui.USUAL))))
async def chosen(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """This moment, or as usual. What has gone by meanwhile is chosen anew."""
    at = moment_in(press.at, v) if press.verb[1] == ui.CHOSEN else None
    try:
        note = await PUTS[press.verb[0]](work, actor, v, press.id, at)
    except BadTime as bad:
        notice = await notice_aim.draft(work, actor, press.id)
        return (ui.start if press.verb[0] == ui.START else ui.end)(v, notice, ui.fault(v, bad.fault))
    return await page(work, actor, v, press.id, note)


@router.callback_query(Pressed(Noticing, ui.START + ui.TYPE, ui.END + ui.TYPE))
async def ask(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """In words."""
    await notice_aim.draft(work, actor, press.id)
    form = NOTICE_START if press.verb[0] == ui.START else NOTICE_END
    return await asked(work, actor, v, form, press.id)
