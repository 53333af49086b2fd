"""The ways to ask for help: the form, the same again, and «Подзвоніть мені»."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.callbacks import Case, Menu
from bot.ui.resident import start as start_ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.dialogs import CALL_ME, REQUEST
from domain.forms import Form
from domain.people import Actor
from handlers import showing
from handlers.filters import Command, Pressed, Says
from handlers.resident.start import stranger
from usecases import answers, dialogs
from usecases.ports import UnitOfWork

router = Router(name="asking")


@router.message(Command("new"))
@router.message(Says(labels.NEED_HELP))
@router.callback_query(Pressed(Menu, "new"))
async def new(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Потрібна допомога»: an unfinished request is offered before a new one begins."""
    unfinished = dialogs.open_draft(actor, REQUEST)
    if unfinished and actor.draft == unfinished and not dialogs.paused(unfinished, work.now):
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


@router.callback_query(Pressed(Case, "again"))
async def again(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Звернутися знову»: a new request that goes on from this one."""
    request = await answers.own(work, actor, press.request)
    if unfinished := dialogs.open_draft(actor, REQUEST):
        return start_ui.unfinished(v, unfinished)
    draft = await dialogs.start(work, actor, REQUEST, {"follows": request.id})
    return await showing.present(work, actor, v, draft, edit=False)
