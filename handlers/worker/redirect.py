"""Sent elsewhere, and back."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import redirect as ui
from domain.dialogs import REDIRECT
from domain.people import Actor
from handlers.filters import Pressed
from handlers.worker.beginning import begin
from handlers.worker.judging import Unchanged
from usecases import redirecting
from usecases.ports import UnitOfWork

router = Router(name="redirect")


@router.callback_query(Pressed(Case, "redirect"), Unchanged())
async def redirect(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Where the person should go instead."""
    request, _by = await redirecting.to_redirect(work, actor, press.request)
    return await begin(work, actor, v, REDIRECT, request)


@router.callback_query(Pressed(Case, ui.BOUNCE), Unchanged())
async def bounce(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Не допомогли»: by the resident, or taken back by a coordinator."""
    request = await redirecting.bounce(work, actor, press.request)
    return (ui.bounced if request.person_id == actor.person.id else ui.back_again)(v, request)
