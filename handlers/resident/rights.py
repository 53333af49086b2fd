"""One's rights, for strangers too: the notice, everything that is held, and being forgotten."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks import Menu
from bot.ui.files.documents import LETTER_BYTES
from bot.ui.resident import held
from bot.ui.resident import rights as ui
from bot.ui.resident import start as start_ui
from bot.ui.resident.held_json import as_json
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from domain.requests import Request
from handlers.filters import Command, Pressed
from handlers.resident.hiding import this_message
from handlers.resident.start import and_on
from usecases import privacy
from usecases.ports import UnitOfWork

router = Router(name="rights")


@router.message(Command("privacy"))
@router.callback_query(Pressed(Menu, "privacy"))
async def notice(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What is kept and why, and one's rights."""
    return ui.privacy(v, actor, await work.communities.get(actor.person.community))


@router.callback_query(Pressed(Menu, "new_notice"))
async def new_notice(_: CallbackQuery, v: View) -> Screen:
    """The notice as it is now, to agree to again."""
    return start_ui.details(v)


@router.message(Command("mydata"))
@router.callback_query(Pressed(Menu, "mydata"))
async def mydata(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Everything that is held, as two files."""
    found = await privacy.everything(work, actor)
    page, plain = held.page(v, found), as_json(found)
    fits = len(page.encode()) + len(plain.encode()) <= LETTER_BYTES
    return await and_on(work, actor, v, ui.data(v, page, plain) if fits else ui.too_much(v))


@router.message(Command("forget"))
@router.callback_query(Pressed(Menu, ui.ASK_FORGET))
async def ask_forget(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The first step: what goes and what stays."""
    open_now = await privacy.open_requests(work, actor)
    return _refusal(v, actor, open_now) or ui.ask_forget(v, actor, open_now)


@router.callback_query(Pressed(Menu, ui.FORGET))
async def forget(pressed: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The second step."""
    refusal = _refusal(v, actor, await privacy.open_requests(work, actor))
    if refusal:
        return refusal
    return ui.forgotten(v, {*(await privacy.forget(work, actor)).messages, *this_message(pressed)})


def _refusal(v: View, actor: Actor, open_now: list[Request]) -> Screen | None:
    try:
        privacy.may_be_forgotten(actor, open_now)
    except privacy.StaffStays:
        return ui.staff_stays(v)
    except privacy.StillChecked:
        return ui.still_checked(v)
    return None
