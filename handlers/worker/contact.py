"""«Зв'язок був»: how it went is asked, whatever is pressed counts at once."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.dialogs import CONTACT
from domain.people import Actor
from handlers.filters import Pressed
from handlers.worker.beginning import begin
from handlers.worker.judging import Unchanged
from usecases import casework
from usecases.ports import UnitOfWork

router = Router(name="contact")


@router.callback_query(Pressed(Case, "contact"), Unchanged())
async def contact(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Four ways it may have gone."""
    request, _by = await casework.in_hand(work, actor, press.request)
    return await begin(work, actor, v, CONTACT, request)
