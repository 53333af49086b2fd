"""Asking for help, one's own requests, and the answers about them."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.callbacks import Case, Menu
from bot.ui.resident import help as help_ui
from bot.ui.resident import odd
from bot.ui.resident import requests as ui
from bot.ui.resident import start as start_ui
from bot.ui.screen import Screen
from bot.ui.view import View, ViewIn
from domain.dialogs import CALL_ME, CANCEL, REQUEST, WRITE
from domain.forms import Form
from domain.people import Actor
from handlers import showing
from handlers.filters import Pressed, Says
from handlers.resident.start import stranger
from usecases import casework, dialogs, registration
from usecases.ports import UnitOfWork

router = Router(name="requests")


@router.message(Command("new"))
@router.message(Says(labels.NEED_HELP))
@router.callback_query(Pressed(Menu, "new"))
async def new(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Потрібна допомога»: an unfinished request is offered before a new one begins."""
    unfinished = dialogs.open_draft(actor, REQUEST)
    if unfinished and actor.draft == unfinished:
        return await showing.present(work, actor, v, unfinished, edit=False)
    if unfinished:
        return start_ui.unfinished(v, unfinished)
    return await _begin(work, actor, v, REQUEST)


@router.message(Says(labels.CALL_ME))
@router.callback_query(Pressed(Menu, "call_me"))
async def call_me(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Подзвоніть мені»: two taps."""
    return await _begin(work, actor, v, CALL_ME)


async def _begin(work: UnitOfWork, actor: Actor, v: View, form: Form) -> Screen:
    if not actor.registered:
        return await stranger(work, actor, v)
    draft = await dialogs.start(work, actor, form)
    return await showing.present(work, actor, v, draft, edit=False)


@router.message(Command("my"))
@router.message(Says(labels.MY_REQUESTS))
async def listing(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Мої запити»."""
    return ui.listing(v, await work.requests.of_person(actor.person.id))


@router.callback_query(Pressed(Case, "my"))
async def one(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of them, as it is now."""
    return ui.card(v, await casework.look(work, actor, press.request))


@router.callback_query(Pressed(Case, "add"))
async def add(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Дописати»."""
    return await _about(work, actor, v, press, WRITE)


@router.callback_query(Pressed(Case, "cancel"))
async def cancel(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Скасувати запит»."""
    return await _about(work, actor, v, press, CANCEL)


async def _about(work: UnitOfWork, actor: Actor, v: View, press: Case, form: Form) -> Screen:
    request = await casework.look(work, actor, press.request)
    draft = await dialogs.start(work, actor, form, {"request": request.id})
    return await showing.present(work, actor, v, draft, edit=False)


@router.callback_query(Pressed(Case, "yes"))
async def helped(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Так, допомогли»."""
    return ui.thanks(v, await casework.confirm(work, actor, press.request))


@router.callback_query(Pressed(Case, "no"))
async def not_helped(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Ні, не вирішено»: open again."""
    return ui.reopened(v, await casework.not_solved(work, actor, press.request))


@router.callback_query(Pressed(Case, "called", "notcalled"))
async def check_in(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Чи зв'язалися з вами?»"""
    yes = press.verb == "called"
    return ui.called(v, await casework.check_in_answer(work, actor, press.request, yes), yes)


@router.message(Command("settings"))
@router.message(Says(labels.MORE))
async def more(_: Message, v: View) -> Screen:
    """«Ще»."""
    return help_ui.more(v)


@router.callback_query(Pressed(Menu, "language"))
async def language(_: CallbackQuery, actor: Actor, work: UnitOfWork, view_in: ViewIn) -> Screen:
    """The other language."""
    other = await registration.change_language(work, actor, "en" if actor.person.lang == "uk" else "uk")
    v = view_in(other.person.lang)
    return Screen(odd.language(v).text, keys=start_ui.menu_keys(v, other))
