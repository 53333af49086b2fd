"""/start with and without a payload, consent, and everything that works before registering."""

from __future__ import annotations

import re
from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.admin import notices
from bot.ui.callbacks import Agree, Menu, More
from bot.ui.resident import help as help_ui
from bot.ui.resident import start as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.answers import Kind
from domain.dialogs import PLACE, REQUEST
from domain.forms import Draft
from domain.people import Actor
from handlers import showing
from handlers.filters import Pressed, Says, Stranger
from usecases import dialogs, registration, staff
from usecases.ports import UnitOfWork

router = Router(name="start")
PLACE_PREFIX = "g_"
_KATOTTG = re.compile(r"UA\d{17}", re.ASCII)


@router.message(CommandStart())
async def start(_: Message, command: CommandObject, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The menu; with a payload an invitation or a community."""
    payload = command.args or ""
    if payload.startswith(PLACE_PREFIX):
        return await _from_link(work, actor, v, _code(payload))
    if payload:
        return await _invited(work, actor, v, payload)
    if actor.registered or actor.memberships:
        here = await dialogs.leave_empty(work, actor)
        return ui.home(v, here, dialogs.open_draft(here, REQUEST))
    return await stranger(work, actor, v)


@router.callback_query(Pressed(Agree))
async def agree(_: CallbackQuery, press: Agree, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Погоджуюсь»."""
    agreed = await registration.agree(work, actor)
    if press.place:
        return await _from_link(work, agreed, v, press.place)
    if agreed.registered:
        return ui.home(v, agreed)
    return await ask_place(work, agreed, v)


@router.callback_query(Pressed(More))
async def more(_: CallbackQuery, press: More, v: View) -> Screen:
    """«Докладніше»."""
    return ui.details(v, press.place)


@router.message(Says(labels.DANGER))
@router.callback_query(Pressed(Menu, "danger"))
async def danger(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Emergency numbers, for everybody, never blocking what the person was doing."""
    numbers = help_ui.danger(v, await work.communities.get(actor.person.community))
    if actor.draft and _asks_phone(actor.draft):
        question = await showing.present(work, actor, v, actor.draft, edit=False)
        return replace(question, unbutton=False).followed_by(numbers)
    return numbers


def _asks_phone(draft: Draft) -> bool:
    """The keyboard of that question folds up at a tap on any of its keys, so it has to come anew."""
    step = dialogs.form_of(draft).step(draft.step)
    return step is not None and step.kind is Kind.PHONE


@router.message(Command("help"))
@router.callback_query(Pressed(Menu, "help"))
async def show_help(_: Message | CallbackQuery, v: View) -> Screen:
    """How it works."""
    return help_ui.help_text(v)


@router.message(Command("contacts"))
@router.callback_query(Pressed(Menu, "contacts"))
async def contacts(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Whom to call."""
    return help_ui.contacts(v, await work.communities.get(actor.person.community))


@router.message(Command("privacy"))
@router.callback_query(Pressed(Menu, "privacy"))
async def privacy(_: Message | CallbackQuery, v: View) -> Screen:
    """What is kept and why."""
    return ui.privacy(v)


@router.message(Stranger())
@router.callback_query(Stranger())
async def first_words(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Anything else from someone we do not know yet."""
    return await stranger(work, actor, v)


async def stranger(work: UnitOfWork, actor: Actor, v: View) -> Screen:
    """Consent first, then the place."""
    return await ask_place(work, actor, v) if actor.person.consent else ui.welcome(v)


async def ask_place(work: UnitOfWork, actor: Actor, v: View, community: str = "") -> Screen:
    """A dialog of one question."""
    await dialogs.start(work, actor, PLACE, {"community": community})
    return ui.place_question(v, await work.communities.get(community))


def _code(payload: str) -> str:
    """The code of a poster's link; a spoilt one is none, for whatever stands there has to fit into a button."""
    code = payload.removeprefix(PLACE_PREFIX)
    return code if _KATOTTG.fullmatch(code) else ""


async def _from_link(work: UnitOfWork, actor: Actor, v: View, code: str) -> Screen:
    """A QR on the wall names a settlement or a community; the person may always pick another by hand."""
    if not actor.person.consent:
        return ui.welcome(v, code)
    settled, community = await registration.settle(work, actor, code)
    if community:
        left = await _chosen_already(work, settled)
        return ui.settled(v, left, community, v.place(left.person.settlement))
    if await work.communities.get(code):
        return await ask_place(work, actor, v, code)
    return await _led_nowhere(work, actor, v, code)


async def _led_nowhere(work: UnitOfWork, actor: Actor, v: View, code: str) -> Screen:
    """The link names no place that is served: the usual way on, with a word why when it is a real place."""
    asked = ui.home(v, actor) if actor.registered else await ask_place(work, actor, v)
    place = work.communities.settlement(code)
    return ui.not_served(v, place).followed_by(asked) if place else asked


async def _chosen_already(work: UnitOfWork, actor: Actor) -> Actor:
    """The place is known now: a question about it that still waits would take the next words for a name."""
    asked = dialogs.open_draft(actor, PLACE)
    return await dialogs.drop(work, actor, asked) if asked else actor


async def _invited(work: UnitOfWork, actor: Actor, v: View, code: str) -> Screen:
    match await staff.join(work, actor, code):
        case staff.Joined(membership=member):
            joined = replace(actor, memberships=(*(m for m in actor.memberships if m.id != member.id), member))
            community = await work.communities.get(member.community)
            screen = notices.joined(v, member.role, community.name if community else "")
            return replace(screen, keys=ui.menu_keys(v, joined))
        case staff.NoEntry(why=why):
            screen = notices.no_entry(v, why)
            return screen if actor.registered or actor.memberships else screen.followed_by(ui.welcome(v))
    return await showing.now(work, actor, v)
