"""For whom a new notice is: asked where there is a choice, then a template's blanks, the message, or a copy."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import notice_again as ui
from bot.ui.admin import notice_whom as choosing
from bot.ui.admin.pages import at_of, code_of
from bot.ui.callbacks import Noticing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notice_templates import TEMPLATES
from domain.notices import audience_json
from domain.people import Actor
from domain.requests import NotFound
from handlers.admin import notice_message, notice_templates
from handlers.admin.buttons import parts
from handlers.admin.notice_showing import page
from handlers.filters import Pressed
from usecases import notice_history, notice_home
from usecases.ports import UnitOfWork

router = Router(name="notice_chosen")


def page_at(at: str) -> int:
    """The number of a page on a button. Raises NotFound for a forged one."""
    if len(at) > 4 or (at and not (at.isascii() and at.isdecimal())):
        raise NotFound
    return int(at or 0)


async def begin(work: UnitOfWork, actor: Actor, v: View, what: str, former: int = 0) -> Screen:
    """Whom is it for? Where there is one community only, nothing is asked."""
    served = await notice_home.whom(work, actor)
    if len(served) == 1:
        return await _go_on(work, actor, v, Noticing(ui.CHOSEN, former, at=f"{what}.{served[0].code}"))
    return choosing.whom(v, what, former, served)


@router.callback_query(Pressed(Noticing, ui.WHOM))
async def turn(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page of the communities."""
    what, number = parts(press.at, 2)
    return choosing.whom(v, what, press.id, await notice_home.whom(work, actor), page_at(number))


@router.callback_query(Pressed(Noticing, ui.TEMPLATE))
async def template(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of the templates."""
    if press.at not in TEMPLATES:
        raise NotFound
    return await begin(work, actor, v, press.at)


@router.callback_query(Pressed(Noticing, ui.CHOSEN))
async def chosen(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """For this one, or for all."""
    return await _go_on(work, actor, v, press)


async def _go_on(work: UnitOfWork, actor: Actor, v: View, press: Noticing) -> Screen:
    what, at = parts(press.at, 2)
    await notice_home.whom(work, actor)
    to = await notice_history.audience(work, code_of(at))
    if what in TEMPLATES:
        return await notice_templates.begin(work, actor, v, TEMPLATES[what], at_of(code_of(at)))
    if what == ui.NEW:
        return await notice_message.ask(work, actor, v, "new", audience=audience_json(to))
    if what != ui.COPY:
        raise NotFound
    made = await notice_history.copy(work, actor, press.id, code_of(at))
    return await page(work, actor, v, made.id)
