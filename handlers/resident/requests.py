"""One's own requests: the list, each as it is now, and what one may do about it."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.resident import history as told
from bot.ui.resident import requests as ui
from bot.ui.resident.hiding import foldable
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.dialogs import APPEAL, CANCEL, WRITE
from domain.forms import Form
from domain.people import Actor
from domain.refusals import may_appeal
from domain.requests import OPEN, NotNow
from handlers import showing
from handlers.filters import Command, Pressed, Says
from usecases import answers, dialogs
from usecases.ports import UnitOfWork

router = Router(name="requests")


@router.message(Command("my"))
@router.message(Says(labels.MY_REQUESTS))
async def listing(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Мої запити»: open ones first."""
    return ui.listing(v, await answers.mine(work, actor))


@router.callback_query(Pressed(Case, "pages"))
async def turned(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page of them; the button's number is the page."""
    return ui.listing(v, await answers.mine(work, actor), press.request, edit=True)


@router.callback_query(Pressed(Case, "my"))
async def one(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of them, as it is now; said so over the button too, because often nothing on the card has changed."""
    request = await answers.own(work, actor, press.request)
    card = foldable(v, actor, request, ui.card(v, request))
    return replace(card, toast=v.t.plain("This is how it stands now"))


@router.callback_query(Pressed(Case, "history"))
async def history(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Історія»."""
    request, events = await answers.history(work, actor, press.request)
    return foldable(v, actor, request, told.history(v, request, events))


@router.callback_query(Pressed(Case, "add"))
async def add(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Дописати»."""
    return await _about(work, actor, v, press, WRITE)


@router.callback_query(Pressed(Case, "cancel"))
async def cancel(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Скасувати запит»."""
    request = await answers.own(work, actor, press.request)
    if request.status not in OPEN or request.cancel_asked:
        raise NotNow(request)
    return await _about(work, actor, v, press, CANCEL)


@router.callback_query(Pressed(Case, "appeal"))
async def appeal(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Оскаржити»."""
    request = await answers.own(work, actor, press.request)
    if not may_appeal(request, work.now):
        raise NotNow(request)
    return await _about(work, actor, v, press, APPEAL)


async def _about(work: UnitOfWork, actor: Actor, v: View, press: Case, form: Form) -> Screen:
    request = await answers.own(work, actor, press.request)
    draft = await dialogs.start(work, actor, form, {"request": request.id})
    return await showing.present(work, actor, v, draft, before=ui.number(v, request), edit=False)
