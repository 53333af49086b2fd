"""«🔁 Повторювати»: which schedule, and ending it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Visiting
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import visiting_repeats as ui
from bot.ui.worker.visiting_buttons import REPEAT
from domain.people import Actor
from handlers.filters import Pressed
from handlers.worker.visiting import page_of
from usecases import visit_pages, visiting
from usecases.ports import UnitOfWork

router = Router(name="visiting_repeats")


@router.callback_query(Pressed(Visiting, REPEAT))
async def choose(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Which schedule."""
    return ui.choose(v, (await visit_pages.to_change(work, actor, press.id, press.version)).visit)


@router.callback_query(Pressed(Visiting, ui.DAYS))
async def on_days(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Weekdays, one by one: the button carries those that are chosen."""
    found = await visit_pages.to_change(work, actor, press.id, press.version)
    open_ = await visit_pages.weekdays_open(work, found.request)
    return ui.on_days(v, found.visit, ui.days_of(press.at), open_)


@router.callback_query(Pressed(Visiting, ui.SET))
async def keep(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The schedule is kept; the resident is asked whether it suits."""
    visit = await visiting.set_repeat(work, actor, press.id, press.version, ui.read(press.at))
    note = v.t.say("The schedule is kept.") if visit.repeat else v.t.say("The schedule ends with this visit.")
    return await page_of(work, actor, v, visit.id, note)
