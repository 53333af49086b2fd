"""«🚨 Перенести весь день»: two taps, the second one names the day."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Visiting
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import visits_day as ui
from bot.ui.worker import visits_list
from domain.people import Actor
from handlers.filters import Helps, Pressed
from handlers.stamps import read_day
from usecases import visit_days, visit_lists
from usecases.ports import UnitOfWork

router = Router(name="visits_day")
_STAMP = len("20261126")


@router.callback_query(Pressed(Visiting, visits_list.MOVE), Helps())
async def choose(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """To which day."""
    day = read_day(press.at)
    return ui.choose(v, day, *await visit_days.days_for(work, actor, day), page=press.version)


@router.callback_query(Pressed(Visiting, ui.MOVED), Helps())
async def move(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """It is done; tapped twice there is nothing left to do."""
    day, to = read_day(press.at[:_STAMP]), read_day(press.at[_STAMP:])
    moved = {visit.id for visit in await visit_days.move_day(work, actor, day, to)}
    if not moved:
        return ui.choose(v, day, *await visit_days.days_for(work, actor, day))
    planned = [one for one in await visit_lists.day_of(work, actor, to) if one.visit.id in moved]
    return ui.moved(v, to, planned, await visit_days.to_telephone(work, planned))
