"""Invitations by buttons: a link shown once, those that still work, and taking one back."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import invites as ui
from bot.ui.admin.pages import code_of
from bot.ui.callbacks import Office
from bot.ui.links import BotLink
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor, Role
from domain.requests import NotFound
from handlers.admin.buttons import parts
from handlers.filters import Pressed
from usecases import inviting
from usecases.ports import UnitOfWork

router = Router(name="invites")


@router.callback_query(Pressed(Office, "invs"))
async def listing(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Those that still work."""
    return await _listed(work, actor, v, code_of(press.at), press.page)


async def _listed(work: UnitOfWork, actor: Actor, v: View, code: str, page: int = 0, note: str = "") -> Screen:
    links = await inviting.listed(work, actor, code)
    makers, roles = await inviting.makers(work, links), inviting.roles(actor, code)
    return ui.listed(v, code, await _name(work, code), links, makers, roles, page, note)


@router.callback_query(Pressed(Office, "invmk"))
async def make(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View, bot_link: BotLink) -> Screen:
    """A new one: its payload is seen in this message alone."""
    role, code = parts(press.at, 2)
    if role not in set(Role):
        raise NotFound
    payload = await inviting.make(work, actor, Role(role), code_of(code))
    name = await _name(work, code_of(code))
    return ui.made(v, Role(role), code_of(code), name, payload, bot_link.to(payload))


@router.callback_query(Pressed(Office, "invno"))
async def revoke(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One tap, and the link lets nobody in."""
    handle, code = parts(press.at, 2)
    done = await inviting.revoke(work, actor, code_of(code), handle)
    note = v.t.say("✅ The link works no longer.") if done else v.t.say("This link did not work any more.")
    return await _listed(work, actor, v, code_of(code), note=note)


async def _name(work: UnitOfWork, code: str) -> str:
    served = await work.communities.get(code)
    return served.name if served else ""
