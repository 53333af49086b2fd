"""A resident answers to a visit: it suits, another time, not at all."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case, Visiting
from bot.ui.resident import visit_buttons
from bot.ui.resident import visits as ui
from bot.ui.resident.hiding import foldable
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.dialogs import WRITE
from domain.people import Actor
from domain.requests import NotNow
from handlers import showing
from handlers.filters import Pressed
from handlers.stamps import read_day, read_moment
from usecases import dialogs, visiting, visits_own
from usecases.ports import UnitOfWork

router = Router(name="own_visits")


@router.callback_query(Pressed(Case, "visits"))
async def coming(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«📅 Візит» on one's own request: the one that comes next."""
    request, visit = await visits_own.next_of(work, actor, press.request)
    return foldable(v, actor, request, ui.page(v, request, visit) if visit else ui.none(v, request))


@router.callback_query(Pressed(Visiting, ui.SHOW))
async def shown(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The visit as it is now."""
    request, visit = await visits_own.visit_of(work, actor, press.id)
    return foldable(v, actor, request, ui.page(v, request, visit))


@router.callback_query(Pressed(Visiting, visit_buttons.YES))
async def confirm(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Підтверджую»: agreed, and what comes next."""
    request, _visit = await visits_own.visit_of(work, actor, press.id)
    agreed = await visiting.confirm(work, actor, press.id, press.version)
    note = v.t.say("Thank you. The visit is agreed. We will remind you.")
    return foldable(v, actor, request, ui.page(v, request, agreed, note))


@router.callback_query(Pressed(Visiting, visit_buttons.OTHER))
async def other(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Інший час»: which day; the button of a page carries its number."""
    request, visit = await visits_own.to_answer(work, actor, press.id, press.version)
    days = await visiting.free_days(work, actor, request.id)
    return ui.days(v, visit, days, int(press.at) if press.at.isdecimal() else 0)


@router.callback_query(Pressed(Visiting, ui.DAY))
async def day(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A day was chosen: what of it is free."""
    request, visit = await visits_own.to_answer(work, actor, press.id, press.version)
    chosen = read_day(press.at)
    windows = await visiting.free_windows(work, actor, request.id, chosen)
    free = sorted((one for one in windows if not one.taken), key=lambda one: one.starts_at)
    return ui.windows(v, visit, chosen, free)


@router.callback_query(Pressed(Visiting, ui.WISH))
async def wish(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A window was chosen: the worker is asked."""
    request, _visit = await visits_own.visit_of(work, actor, press.id)
    wished = await visiting.wish(work, actor, press.id, press.version, read_moment(press.at))
    note = v.t.say("Noted. Your social worker will answer here.")
    return foldable(v, actor, request, ui.page(v, request, wished, note))


@router.callback_query(Pressed(Visiting, ui.WORDS))
async def in_words(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """When it suits, in one's own words: the worker reads that another time is wished, then the words."""
    request, visit = await visits_own.to_answer(work, actor, press.id, press.version)
    if request.holder is None:
        raise NotNow(request)
    await visiting.wish(work, actor, visit.id, visit.version, None)
    draft = await dialogs.start(work, actor, WRITE, {"request": request.id})
    asked = v.t.say("Write when it suits you, or send a voice message.")
    return await showing.present(work, actor, v, draft, before=asked)


@router.callback_query(Pressed(Visiting, visit_buttons.DROP))
async def drop(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Скасувати візит»: asked once more."""
    _request, visit = await visits_own.to_answer(work, actor, press.id, press.version)
    return ui.ask_drop(v, visit)


@router.callback_query(Pressed(Visiting, ui.DROPPED))
async def dropped(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """It will not take place; the request goes on."""
    request, _visit = await visits_own.visit_of(work, actor, press.id)
    gone = await visiting.cancel(work, actor, press.id, press.version)
    note = v.t.say("The visit is cancelled. The request goes on; the worker knows.")
    return foldable(v, actor, request, ui.page(v, request, gone, note))
