"""Settings, «Мої дані» and being forgotten."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.callbacks import Menu
from bot.ui.menus import menu
from bot.ui.resident import help as help_ui
from bot.ui.resident import odd
from bot.ui.resident import settings as ui
from bot.ui.screen import Screen
from bot.ui.view import View, ViewIn
from domain.dialogs import MY_PHONE
from domain.notice_topics import ALL
from domain.people import Actor
from domain.privacy import MUTABLE
from domain.reaching import FORMER
from handlers import showing
from handlers.filters import Command, Pressed, Says
from usecases import dialogs, privacy, registration
from usecases.ports import UnitOfWork

router = Router(name="settings")
MUTE = "mute_"


@router.message(Says(labels.MORE))
@router.callback_query(Pressed(Menu, "more"))
async def more(_: Message | CallbackQuery, v: View) -> Screen:
    """«Ще»."""
    return help_ui.more(v)


@router.message(Command("settings"))
@router.callback_query(Pressed(Menu, "settings"))
async def settings(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What is set, and what can be changed."""
    return ui.page(v, actor.person, await work.communities.get(actor.person.community))


@router.callback_query(Pressed(Menu, "language"))
async def language(_: CallbackQuery, actor: Actor, work: UnitOfWork, view_in: ViewIn) -> Screen:
    """The other language."""
    other = await registration.other_language(work, actor)
    v = view_in(other.person.lang)
    return menu(v, other, odd.language(v).text)


@router.callback_query(Pressed(Menu, "quiet"))
async def quiet(_: CallbackQuery, actor: Actor, v: View) -> Screen:
    """«Що надсилати»."""
    return ui.quiet(v, actor.person)


@router.callback_query(Pressed(Menu, *(MUTE + kind for kind in (*MUTABLE, *FORMER) if kind != ALL)))
async def mute(_: CallbackQuery, press: Menu, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A kind of messages off, or on again; the switch of former days only shows those of today."""
    changed = await privacy.mute(work, actor, press.item.removeprefix(MUTE))
    return ui.quiet(v, changed.person)


@router.callback_query(Pressed(Menu, "my_phone"))
async def phone(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another number for the next time."""
    draft = await dialogs.start(work, actor, MY_PHONE)
    return await showing.present(work, actor, v, draft, edit=False)
