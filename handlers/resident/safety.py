"""Danger: the urgent request, the quiet talk, and «it is not what you think»."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case, Menu
from bot.ui.resident import alarm as ui
from bot.ui.resident import quiet as quiet_ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Form
from domain.people import Actor
from domain.quiet import QUIET, URGENT
from handlers import showing
from handlers.filters import Pressed
from handlers.resident.start import stranger
from usecases import aside, quiet, safety
from usecases.ports import UnitOfWork
from usecases.urgent import begin_urgent

router = Router(name="safety")


@router.callback_query(Pressed(Menu, "urgent"))
async def urgent(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Терміновий запит»: a number, and it is sent."""
    if not actor.registered:
        return await _first_the_place(work, actor, v, URGENT)
    draft = await begin_urgent(work, actor)
    return await showing.present(work, actor, v, draft, edit=False)


@router.callback_query(Pressed(Menu, "quiet_talk"))
async def quiet_talk(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Тиха розмова»: the numbers before anything is asked."""
    if not actor.registered:
        return quiet_ui.intro(v).followed_by(await _first_the_place(work, actor, v, QUIET))
    draft = await quiet.begin_quiet(work, actor)
    return quiet_ui.intro(v).followed_by(await showing.present(work, actor, v, draft, edit=False))


async def _first_the_place(work: UnitOfWork, actor: Actor, v: View, form: Form) -> Screen:
    """Nobody can come without knowing where; afterwards it goes on by itself."""
    await aside.wish(work, actor, form)
    return await stranger(work, actor, v)


@router.callback_query(Pressed(Menu, "all_well"))
async def all_well(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Усе гаразд»."""
    await aside.all_well(work, actor)
    return ui.all_well(v)


@router.callback_query(Pressed(Case, "mistaken"))
async def mistaken(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Мене не так зрозуміли»."""
    await safety.misunderstood(work, actor, press.request)
    return ui.mistaken(v)
