"""«📅 Візити» of a worker, for their coordinator; «🚨 Перенести весь день» when the worker cannot do it."""

from __future__ import annotations

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import worker_visits as ui
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from handlers.admin.buttons import number, parts
from handlers.filters import Pressed
from handlers.stamps import read_day
from usecases import visit_days, visits_others
from usecases.ports import UnitOfWork

router = Router(name="worker_visits")


@router.callback_query(Pressed(Office, ui.DAY))
async def day(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A day of theirs."""
    return ui.day(v, await visits_others.day_of(work, actor, *_read(press)), press.page)


@router.callback_query(Pressed(Office, ui.MOVE))
async def choose(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """To which day?"""
    return ui.choose(v, await visits_others.day_of(work, actor, *_read(press)), press.page)


@router.callback_query(Pressed(Office, ui.MOVED))
async def move(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """It is done; tapped twice there is nothing left to do."""
    whose, *days = parts(press.at, 3)
    member, (on, to) = number(whose), map(read_day, days)
    moved = {visit.id for visit in await visits_others.move_day(work, actor, member, on, to)}
    if not moved:
        return ui.choose(v, await visits_others.day_of(work, actor, member, on))
    now = await visits_others.day_of(work, actor, member, to)
    planned = [one for one in now.visits if one.visit.id in moved]
    return ui.moved(v, now, planned, await visit_days.to_telephone(work, planned))


def _read(press: Office) -> tuple[int, date]:
    """Whose, and the day. Raises NotFound for a forged button."""
    whose, on = parts(press.at, 2)
    return number(whose), read_day(on)
