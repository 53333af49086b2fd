"""/start with and without a payload, consent, and everything that works before registering."""

from __future__ import annotations

import re
from dataclasses import replace

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.admin import joining
from bot.ui.callbacks import Agree, Menu, More, Speak
from bot.ui.menus import menu
from bot.ui.resident import help as help_ui
from bot.ui.resident import rights
from bot.ui.resident import start as ui
from bot.ui.screen import Screen
from bot.ui.view import View, ViewIn
from domain.acting import as_resident
from domain.people import Actor
from handlers import showing
from handlers.filters import Command, Pressed, Says, Stranger
from handlers.resident.place import ask_place, from_link
from usecases import acting, dialogs, registration, staff
from usecases.ports import UnitOfWork

router = Router(name="start")
PLACE_PREFIX = "g_"
_KATOTTG = re.compile(r"UA\d{17}", re.ASCII)


@router.message(Command("start"))
async def start(_: Message, command: CommandObject, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The menu; with a payload an invitation or a community."""
    payload = command.args or ""
    if payload.startswith(PLACE_PREFIX):
        return await from_link(work, actor, v, _code(payload))
    if payload:
        return await _invited(work, actor, v, payload)
    if actor.registered or actor.memberships:
        here = await dialogs.leave_empty(work, actor)
        home = ui.home(v, here, dialogs.unfinished(here))
        return home if registration.up_to_date(here) else home.followed_by(rights.changed_notice(v))
    return await stranger(work, actor, v)


@router.callback_query(Pressed(Agree))
async def agree(_: CallbackQuery, press: Agree, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Погоджуюсь»."""
    agreed = await registration.agree(work, actor)
    if press.place:
        return await from_link(work, agreed, v, press.place)
    if agreed.registered:
        return ui.home(v, agreed)
    return await ask_place(work, agreed, v)


@router.callback_query(Pressed(More))
async def more(_: CallbackQuery, press: More, v: View) -> Screen:
    """«Докладніше»."""
    return ui.details(v, press.place)


@router.callback_query(Pressed(Speak))
async def speak(_: CallbackQuery, press: Speak, actor: Actor, work: UnitOfWork, view_in: ViewIn) -> Screen:
    """The other language, before anything is agreed to."""
    other = await registration.other_language(work, actor)
    return replace(ui.welcome(view_in(other.person.lang), press.place), edit=True)


@router.message(Says(labels.DANGER))
@router.callback_query(Pressed(Menu, "danger"))
async def danger(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Emergency numbers, for everybody, never blocking what the person was doing."""
    return help_ui.danger(v, await work.communities.get(actor.person.community))


@router.message(Command("help"))
@router.callback_query(Pressed(Menu, "help"))
async def show_help(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """How it works."""
    helps = bool(actor.helping) and not as_resident(actor)
    return await and_on(work, actor, v, help_ui.for_staff(v) if helps else help_ui.help_text(v))


@router.message(Command("contacts"))
@router.callback_query(Pressed(Menu, "contacts"))
async def contacts(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Whom to call."""
    return await and_on(work, actor, v, help_ui.contacts(v, await work.communities.get(actor.person.community)))


async def and_on(work: UnitOfWork, actor: Actor, v: View, screen: Screen) -> Screen:
    """A stranger has no menu yet: the way on follows."""
    known = actor.registered or actor.memberships
    return screen if known else screen.followed_by(await stranger(work, actor, v))


@router.message(Stranger())
@router.callback_query(Stranger())
async def first_words(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Anything else from someone we do not know yet."""
    return await stranger(work, actor, v)


async def stranger(work: UnitOfWork, actor: Actor, v: View) -> Screen:
    """Consent first, then the place."""
    return await ask_place(work, actor, v) if actor.person.consent else ui.welcome(v)


def _code(payload: str) -> str:
    """The code of a poster's link; a spoilt one is none, for whatever stands there has to fit into a button."""
    code = payload.removeprefix(PLACE_PREFIX)
    return code if _KATOTTG.fullmatch(code) else ""


async def _invited(work: UnitOfWork, actor: Actor, v: View, code: str) -> Screen:
    match await staff.join(work, actor, code):
        case staff.Joined(membership=member, again=again):
            joined = await acting.joined(work, actor, member)
            community = await work.communities.get(member.community)
            told = joining.joined(v, member.role, community.name if community else "", again)
            return menu(v, joined, told.text)
        case staff.NoEntry(why=why):
            screen = joining.no_entry(v, why)
            return screen if actor.registered or actor.memberships else screen.followed_by(ui.welcome(v))
    return await showing.now(work, actor, v)
