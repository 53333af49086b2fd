"""«📣 Сповіщення» of an admin: the list, one of them, a new one, and away with a draft."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.admin import notice_again as ui
from bot.ui.admin import notice_home as pages
from bot.ui.admin import notice_whom as choosing
from bot.ui.callbacks import Noticing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor, Role
from handlers.admin.notice_chosen import begin, page_at
from handlers.admin.notice_showing import page
from handlers.filters import Holds, Pressed, Says
from usecases import notice_home, notice_pages
from usecases.ports import UnitOfWork
from usecases.territory import admin_only

router = Router(name="notice_home")


@router.message(Says(labels.NOTICE), Holds(Role.ADMIN))
async def entry(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Сповіщення» under the text field."""
    return pages.home(v, await notice_home.under_way(work, actor, 0))


@router.callback_query(Pressed(Noticing, ui.HOME, ui.BELOW))
async def home(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The same in place of another page, or a further page of it."""
    return pages.home(v, await notice_home.under_way(work, actor, page_at(press.at)), edit=press.verb == ui.HOME)


@router.callback_query(Pressed(Noticing, ui.OPEN))
async def look(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of them, as it is now."""
    return await page(work, actor, v, press.id)


@router.callback_query(Pressed(Noticing, ui.NEW))
async def new(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«➕ Нове»: for whom, then the message."""
    return await begin(work, actor, v, ui.NEW)


@router.callback_query(Pressed(Noticing, ui.TEMPLATES))
async def templates(_: CallbackQuery, actor: Actor, v: View) -> Screen:
    """«📋 Шаблони»."""
    admin_only(actor)
    return choosing.templates(v)


@router.callback_query(Pressed(Noticing, ui.AWAY))
async def sure(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Really?"""
    return ui.sure(v, await notice_pages.get(work, actor, press.id))


@router.callback_query(Pressed(Noticing, ui.AWAY_SURE))
async def throw_away(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A draft is no more."""
    await notice_home.throw_away(work, actor, press.id, press.version)
    told = pages.home(v, await notice_home.under_way(work, actor, 0), edit=True)
    return replace(told, toast=v.t.plain("Thrown away."))
