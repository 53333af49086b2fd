"""A colleague's districts, services, clearance and how much they carry, each by a tap."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import staff_choices as ui
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from domain.requests import NotFound
from handlers.admin.buttons import number, parts
from handlers.admin.staff import page, shown
from handlers.filters import Pressed
from usecases import staffing
from usecases.ports import UnitOfWork

router = Router(name="staff_choices")
PAGES = {"stdis": ui.districts, "stsrv": ui.services}
ASKS = {"stclr": ui.clearance, "stcap": ui.capacity}


@router.callback_query(Pressed(Office, *PAGES))
async def several(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A page of districts or services."""
    await staffing.own(work, actor, number(press.at))
    return PAGES[press.verb](v, await shown(work, actor, number(press.at)), press.page)


@router.callback_query(Pressed(Office, *ASKS))
async def ask(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Clearance or capacity."""
    await staffing.own(work, actor, number(press.at))
    return ASKS[press.verb](v, await shown(work, actor, number(press.at)))


@router.callback_query(Pressed(Office, "stdin", "stdout"))
async def put_district(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A district on or off; the second tap of a double one changes nothing."""
    who, district = (number(part) for part in parts(press.at, 2))
    await staffing.put_district(work, actor, who, district, press.verb == "stdin")
    return ui.districts(v, await shown(work, actor, who), press.page)


@router.callback_query(Pressed(Office, "stsin", "stsout"))
async def put_service(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A service on or off."""
    who, service = parts(press.at, 2)
    await staffing.put_service(work, actor, number(who), service, press.verb == "stsin")
    return ui.services(v, await shown(work, actor, number(who)), press.page)


@router.callback_query(Pressed(Office, "stcyes", "stcno"))
async def clear(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Who gets requests about violence and children: on record."""
    who = number(press.at)
    await staffing.change(work, actor, who, cleared=press.verb == "stcyes")
    return await page(work, actor, v, who, v.t.say("✅ Changed."))


@router.callback_query(Pressed(Office, "stset"))
async def set_capacity(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """So many at once."""
    who, amount = parts(press.at, 2)
    if amount not in map(str, staffing.CAPACITIES):
        raise NotFound
    await staffing.change(work, actor, number(who), capacity=int(amount))
    return await page(work, actor, v, number(who), v.t.say("✅ Changed."))
