"""Several roles of one person: the list, and the switch."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.admin import roles as ui
from bot.ui.callbacks import Acting, Office
from bot.ui.menus import menu
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.acting import may_switch
from domain.people import Actor
from handlers.filters import Pressed, Says
from usecases import acting
from usecases.ports import UnitOfWork

router = Router(name="roles")


@router.message(Says(labels.ROLES))
async def listing(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Інша роль». Whoever is one thing only gets the menu of it."""
    if not may_switch(actor):
        return menu(v, actor)
    return ui.roles(v, actor, await _communities(work))


@router.callback_query(Pressed(Office, ui.VERB))
async def turned(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page of them."""
    return ui.roles(v, actor, await _communities(work), press.page, edit=True)


@router.callback_query(Pressed(Acting))
async def switch(_: CallbackQuery, press: Acting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of them. What has ended, or never was theirs, changes nothing: the list as it is now."""
    fresh = await acting.choose(work, actor, press.membership)
    if fresh is None:
        told = ui.roles(v, actor, await _communities(work), edit=True)
        return replace(told, toast=v.t.plain("This role is not open any more"))
    return ui.switched(v, fresh, await _communities(work))


async def _communities(work: UnitOfWork) -> ui.Communities:
    return {one.code: one for one in await work.communities.all()}
