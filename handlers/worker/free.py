"""Where a worker's words go that were said outside any dialog: a case is chosen, and whom it reaches is confirmed."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case, Lists
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import free as ui
from bot.ui.worker import notes as notes_ui
from domain.dialogs import WRITE
from domain.people import Actor
from handlers import showing, showing_work
from handlers.filters import Pressed
from usecases import casework, dialogs, notes
from usecases.ports import UnitOfWork

router = Router(name="free_words_of_staff")
STEP = WRITE.steps[0].key


@router.callback_query(Pressed(Lists, ui.WORDS))
async def turned(_: CallbackQuery, press: Lists, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page of the cases."""
    draft = dialogs.waiting_words(actor)
    shown = await showing_work.where_to(work, actor, v, draft, press.page) if draft else None
    return shown or await showing.now(work, actor, v)


@router.callback_query(Pressed(Case, "towhom"))
async def to_whom(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The case is chosen: who will read it."""
    draft = dialogs.waiting_words(actor)
    if draft is None:
        return await showing.now(work, actor, v)
    request, _by = await casework.in_hand(work, actor, press.request)
    silenced = not await casework.writable(work, request)
    return ui.to_whom(v, request, draft.answers[STEP], silenced)


@router.callback_query(Pressed(Case, "tonote"))
async def to_note(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """They stay with the case, and go to nobody."""
    draft = dialogs.waiting_words(actor)
    if draft is None:
        return await showing.now(work, actor, v)
    request = await notes.add(work, actor, press.request, draft.answers[STEP])
    left = await dialogs.drop(work, actor, draft)
    return showing.after(left, v, notes_ui.kept(v, request))
