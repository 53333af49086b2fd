"""Districts by buttons: new, another name, which settlements, and taking one away."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import districts as ui
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Draft
from domain.forms_office import DISTRICT_NAME
from domain.people import Actor
from handlers.admin.buttons import number, parts
from handlers.admin.communities import asked
from handlers.filters import Pressed
from usecases import districts, territory
from usecases.ports import UnitOfWork

router = Router(name="districts")
NEW = "new."  # before a community's code: a district that is not there yet


@router.callback_query(Pressed(Office, "dss"))
async def listing(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """All of a community."""
    return await _listed(work, actor, v, press.at, press.page)


async def _listed(work: UnitOfWork, actor: Actor, v: View, code: str, page: int = 0) -> Screen:
    return ui.listed(v, *await districts.listed(work, actor, code), page)


@router.callback_query(Pressed(Office, "ds"))
async def look(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of them."""
    return await _card(work, actor, v, number(press.at))


async def _card(work: UnitOfWork, actor: Actor, v: View, district_id: int, note: str = "") -> Screen:
    shown = await districts.look(work, actor, district_id)
    places = work.communities.settlements(shown.community.code)
    return ui.one(v, shown, places, await districts.workers(work, shown), note)


@router.callback_query(Pressed(Office, "dsnew"))
async def new(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """How shall it be called?"""
    await territory.served(work, actor, press.at)
    return await asked(work, actor, v, DISTRICT_NAME, NEW + press.at)


@router.callback_query(Pressed(Office, "dsname"))
async def rename(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """How shall it be called from now on?"""
    await districts.look(work, actor, number(press.at))
    return await asked(work, actor, v, DISTRICT_NAME, press.at)


async def named(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The end of both forms; a name that is taken asks for another one."""
    at, name = str(draft.about["at"]), " ".join(str(draft.answers["district_name"]).split())
    try:
        if at.startswith(NEW):
            made = await districts.add(work, actor, at.removeprefix(NEW), name)
            return await _places(work, actor, v, made.id)
        await districts.rename(work, actor, number(at), name)
    except districts.Called:
        taken = v.t.say("There is a district of this name already: {name}.", name=name)
        return await asked(work, actor, v, DISTRICT_NAME, at, taken)
    return await _card(work, actor, v, number(at), v.t.say("✅ Changed."))


@router.callback_query(Pressed(Office, "dsset"))
async def settlements(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Which settlements."""
    return await _places(work, actor, v, number(press.at), press.page)


async def _places(work: UnitOfWork, actor: Actor, v: View, district_id: int, page: int = 0) -> Screen:
    shown = await districts.look(work, actor, district_id)
    return ui.settlements(v, shown, work.communities.settlements(shown.community.code), page)


@router.callback_query(Pressed(Office, "dsin", "dsout"))
async def put(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A settlement comes in, or goes out; the second tap of a double one changes nothing."""
    district, settlement = parts(press.at, 2)
    shown, taken = await districts.put(work, actor, number(district), settlement, press.verb == "dsin")
    places = work.communities.settlements(shown.community.code)
    return ui.settlements(v, shown, places, press.page, taken)


@router.callback_query(Pressed(Office, "dsdrop"))
async def sure(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Really?"""
    shown = await districts.look(work, actor, number(press.at))
    return ui.sure(v, shown, await districts.workers(work, shown))


@router.callback_query(Pressed(Office, "dsgone"))
async def remove(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """It is no more."""
    gone = await districts.remove(work, actor, number(press.at))
    told = await _listed(work, actor, v, gone.community.code)
    return replace(told, toast=v.t.plain("Removed: {name}", name=gone.district.name))
