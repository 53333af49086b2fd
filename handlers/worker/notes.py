"""«Нотатка»: one more, and all that there are."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import notes as ui
from domain.dialogs import NOTE
from domain.people import Actor
from domain.timers import TimerKind
from handlers.filters import Pressed
from handlers.worker.beginning import begin
from usecases import casework, details_away, notes
from usecases.ports import UnitOfWork

router = Router(name="notes")


@router.callback_query(Pressed(Case, "note"))
async def note(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The next words are kept with the case and go to nobody."""
    request, _by = await casework.in_hand(work, actor, press.request)
    return await begin(work, actor, v, NOTE, request)


@router.callback_query(Pressed(Case, "notes"))
async def all_notes(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Read on demand, and the read is recorded."""
    request, found = await notes.read(work, actor, press.request)
    await details_away.watch(work, actor, request, TimerKind.DETAILS_AWAY)
    return ui.notes(v, request, found)
