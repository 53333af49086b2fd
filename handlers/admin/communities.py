"""«🏘 Громади»: the list, one of them, its telephone and address, and one more from the territory."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.admin import communities as ui
from bot.ui.admin.desk import to_desk
from bot.ui.callbacks import Office
from bot.ui.dialogs.question import pretty
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Draft, Form
from domain.forms_office import COMMUNITY_ADDRESS, COMMUNITY_FIND, COMMUNITY_PHONE
from domain.people import Actor, Role
from handlers import showing
from handlers.filters import Pressed, Says, SetsUp
from usecases import dialogs, territory
from usecases.ports import UnitOfWork

router = Router(name="communities")


@router.message(Says(labels.COMMUNITIES), SetsUp())
async def begin(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Громади» under the text field."""
    return await _listed(work, actor, v, 0)


@router.callback_query(Pressed(Office, "cms"))
async def listing(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A page of them."""
    return await _listed(work, actor, v, press.page)


async def _listed(work: UnitOfWork, actor: Actor, v: View, page: int) -> Screen:
    """Whoever has one community only is in it at once."""
    mine = await territory.desks(work, actor)
    if len(mine) == 1 and not actor.holds(Role.ADMIN):
        return await card(work, actor, v, mine[0].code)
    return ui.listed(v, mine, actor.holds(Role.ADMIN), page)


@router.callback_query(Pressed(Office, "cm"))
async def look(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of them."""
    return await card(work, actor, v, press.at)


async def card(work: UnitOfWork, actor: Actor, v: View, code: str, note: str = "") -> Screen:
    """A community's page."""
    found = await territory.served(work, actor, code)
    return ui.one(v, found, await territory.figures(work, actor, code), actor.holds(Role.ADMIN), _up(actor, code), note)


def _up(actor: Actor, code: str) -> Office:
    """An admin comes from the list of all, a coordinator from the desk."""
    head = next((m for m in actor.roles(Role.COORDINATOR) if m.community == code), None)
    return Office("cms") if head is None or actor.holds(Role.ADMIN) else to_desk(head.id)


@router.callback_query(Pressed(Office, "cmfix"))
async def fix(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Telephone or address."""
    territory.admin_only(actor)
    return ui.fix(v, await territory.served(work, actor, press.at))


@router.callback_query(Pressed(Office, "cmtel", "cmadr"))
async def ask(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The new one is written."""
    territory.admin_only(actor)
    await territory.served(work, actor, press.at)
    form = COMMUNITY_PHONE if press.verb == "cmtel" else COMMUNITY_ADDRESS
    return await asked(work, actor, v, form, press.at)


async def changed(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The end of both forms."""
    code, told = str(draft.about["at"]), draft.answers
    phone = pretty(str(told["office_phone"])) if "office_phone" in told else None
    await territory.change(work, actor, code, phone, told.get("office_address"))
    return await card(work, actor, v, code, v.t.say("✅ Changed."))


@router.callback_query(Pressed(Office, "cmadd"))
async def add(_: CallbackQuery, actor: Actor, v: View) -> Screen:
    """One more: how to find it."""
    territory.admin_only(actor)
    return ui.add(v)


@router.callback_query(Pressed(Office, "cmfind"))
async def find(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """By its name."""
    territory.admin_only(actor)
    return await asked(work, actor, v, COMMUNITY_FIND)


async def found(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The name was written."""
    return ui.found(v, await territory.find(work, actor, str(draft.answers["community_name"])))


@router.callback_query(Pressed(Office, "cmlist"))
async def browse(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """By oblast and raion."""
    return ui.level(v, (await territory.levels(work, actor)).level(press.at), press.page)


@router.callback_query(Pressed(Office, "cmnew"))
async def sure(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """This one?"""
    territory.admin_only(actor)
    if await work.communities.get(press.at):
        return await card(work, actor, v, press.at)
    return ui.sure(v, await territory.known(work, actor, press.at))


@router.callback_query(Pressed(Office, "cmput"))
async def put(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """It is served from now on."""
    added = await territory.add(work, actor, press.at)
    return await card(work, actor, v, added.code, v.t.say("✅ Added."))


async def asked(work: UnitOfWork, actor: Actor, v: View, form: Form, at: str = "", before: str = "") -> Screen:
    """A form about something of the office."""
    draft = await dialogs.start(work, actor, form, {"at": at})
    return await showing.present(work, actor, v, draft, before, edit=False)
