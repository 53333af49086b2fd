"""«🗃 Послуги»: who knows which service, and which need training."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.admin import services as ui
from bot.ui.admin.staff import choose
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from handlers.admin.buttons import parts
from handlers.filters import Pressed, Says, SetsUp
from usecases import skills, territory
from usecases.ports import UnitOfWork

router = Router(name="services_desk")


@router.message(Says(labels.SERVICES_DESK), SetsUp())
async def begin(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Послуги» under the text field."""
    return await _listed(work, actor, v, Office("svs"))


@router.callback_query(Pressed(Office, "svs"))
async def listing(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Of which community, then a page of them."""
    return await _listed(work, actor, v, press)


async def _listed(work: UnitOfWork, actor: Actor, v: View, press: Office) -> Screen:
    mine = await territory.desks(work, actor)
    if not press.at and len(mine) != 1:
        return choose(v, mine, admin=False, verb="svs", page=press.page)
    return ui.listed(v, *await skills.table(work, actor, press.at or mine[0].code), press.page)


@router.callback_query(Pressed(Office, "sv"))
async def look(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of them."""
    key, code = parts(press.at, 2)
    return ui.one(v, *await skills.look(work, actor, code, key))


@router.callback_query(Pressed(Office, "svon", "svoff"))
async def switch(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Trained workers alone, or everybody."""
    key, code = parts(press.at, 2)
    return ui.one(v, *await skills.switch(work, actor, code, key, press.verb == "svon"))
