"""Which day and which window: of a new visit, and of one that moves."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case, Visiting
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import visiting as page
from bot.ui.worker import visiting_picking as ui
from bot.ui.worker.visiting_buttons import OPEN
from domain.people import Actor
from domain.requests import Request
from handlers.filters import Pressed
from handlers.stamps import read_day, read_moment
from usecases import visit_pages, visiting
from usecases.ports import UnitOfWork

router = Router(name="visiting_picking")
NEW, MOVING = ui.NEW, ui.MOVING


async def days_of_new(work: UnitOfWork, actor: Actor, v: View, request: Request, at: str = "") -> Screen:
    """Which day."""
    free = await visiting.free_days(work, actor, request.id)
    of = Visiting(NEW.days, request.id, request.version, at)
    return ui.days(v, NEW, of, free, Case("less", request.id, request.version))


@router.callback_query(Pressed(Visiting, NEW.days))
async def days(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«➕»: the next working days."""
    request, _visits = await visit_pages.of_case(work, actor, press.id)
    return await days_of_new(work, actor, v, request, press.at)


@router.callback_query(Pressed(Visiting, NEW.windows))
async def windows(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What of this day is free."""
    day = read_day(press.at.partition(ui.TURN)[0])
    free = await visiting.free_windows(work, actor, press.id, day)
    return ui.windows(v, NEW, press, day, free)


@router.callback_query(Pressed(Visiting, NEW.chosen))
async def chosen(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The resident is asked whether it suits."""
    window = await visiting.window_of(work, actor, press.id, read_moment(press.at))
    visit = await visiting.propose(work, actor, press.id, window.starts_at, window.ends_at)
    return await _kept(work, actor, v, visit.id)


@router.callback_query(Pressed(Visiting, MOVING.days))
async def moving_days(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«🕐 Перенести»: to which day."""
    found = await visit_pages.to_change(work, actor, press.id, press.version)
    free = await visiting.free_days(work, actor, found.request.id)
    return ui.days(v, MOVING, press, free, Visiting(OPEN, press.id))


@router.callback_query(Pressed(Visiting, MOVING.windows))
async def moving_windows(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """To which time of it."""
    found = await visit_pages.to_change(work, actor, press.id, press.version)
    day = read_day(press.at.partition(ui.TURN)[0])
    free = await visiting.free_windows(work, actor, found.request.id, day)
    return ui.windows(v, MOVING, press, day, free)


@router.callback_query(Pressed(Visiting, MOVING.chosen))
async def moved(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The resident is asked anew."""
    found = await visit_pages.to_change(work, actor, press.id, press.version)
    window = await visiting.window_of(work, actor, found.request.id, read_moment(press.at))
    visit = await visiting.move(work, actor, press.id, press.version, window.starts_at, window.ends_at)
    return await _kept(work, actor, v, visit.id)


async def _kept(work: UnitOfWork, actor: Actor, v: View, visit_id: int) -> Screen:
    """It waits for a yes; nobody is asked who cannot be."""
    found = await visit_pages.shown(work, actor, visit_id)
    note = "" if found.phone_only else v.t.say("The person is asked whether it suits.")
    return page.page(v, found.request, found.visit, note, found.phone_only)
