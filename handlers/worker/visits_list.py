"""«📅 Візити» of a worker: today, another day, the week, and the file for a calendar."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.callbacks import Visiting
from bot.ui.files.calendar import calendar
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import visits_list as ui
from bot.ui.worker import visits_week
from domain.people import Actor
from handlers.filters import Helps, Pressed, Says
from handlers.stamps import read_day
from handlers.worker.visiting import page_of
from usecases import visit_lists
from usecases.ports import UnitOfWork

router = Router(name="visits_list")


@router.message(Says(labels.VISITS), Helps())
async def listing(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Today."""
    on = visit_lists.today(work.now)
    return ui.day(v, on, await visit_lists.day_of(work, actor, on))


@router.callback_query(Pressed(Visiting, ui.DAY), Helps())
async def day(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A day, or another page of it: the button's version is the page."""
    on = read_day(press.at)
    return ui.day(v, on, await visit_lists.day_of(work, actor, on), press.version, edit=True)


@router.callback_query(Pressed(Visiting, ui.ONE), Helps())
async def one(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One visit, and back to its day."""
    return await page_of(work, actor, v, press.id, back=ui.back(v, read_day(press.at)))


@router.callback_query(Pressed(Visiting, ui.WEEK), Helps())
async def week(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Seven days from a Monday."""
    first = ui.monday(read_day(press.at))
    return visits_week.week(v, first, await visit_lists.week_of(work, actor, first))


@router.callback_query(Pressed(Visiting, visits_week.FILE), Helps())
async def file(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What is ahead, as a file; it comes beside the list."""
    planned = await visit_lists.ahead(work, actor)
    if not planned:
        return Screen(v.t.say("No visits are planned."))
    text = v.t.say("Your visits for a calendar. Open the file on the phone or the computer.")
    return replace(Screen(text), documents=(calendar(v, planned),))
