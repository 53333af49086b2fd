"""Every form by one set of buttons: an answer, back, skip, cancel, correct, send."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Answer, Move
from bot.ui.dialogs.question import unmarked
from bot.ui.dialogs.review import fix
from bot.ui.resident.odd_kept import POINT_ANSWERS
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.answers import Chosen, Kind, Skipped
from domain.forms import Draft
from domain.forms_kept import point_in
from domain.people import Actor
from handlers import showing
from handlers.filters import OwnDraft, Pressed, own_draft
from handlers.moves import back, cancel, send
from handlers.reading import day
from handlers.resident import place
from handlers.taking import Taking, take
from usecases import dialogs
from usecases.ports import UnitOfWork

router = Router(name="dialog")


@router.callback_query(Pressed(Answer), OwnDraft())
async def choose(_: CallbackQuery, press: Answer, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """An option was pressed. A button of another step re-shows the present question."""
    draft = own_draft(actor, press.nonce)
    if press.step == "settlement":
        return await place.chosen(work, actor, v, draft, press.value)
    value, done = unmarked(draft, press)
    stale = value in POINT_ANSWERS and not point_in(draft)
    if press.step != draft.step or done or stale:
        return await showing.present(work, actor, v, draft)
    return await _pressed(Taking(work, actor, v), draft, Chosen(value))


async def _pressed(taking: Taking, draft: Draft, chosen: Chosen) -> Screen:
    step = dialogs.form_of(draft).step(draft.step)
    if step and step.kind is Kind.DATE:
        chosen = day(chosen, step, await dialogs.today(taking.work, taking.actor))
    return await take(taking, draft, chosen)


@router.callback_query(Pressed(Move, "back"), OwnDraft())
async def back_pressed(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Назад». The second tap of a double one is of a step that is no longer shown."""
    draft = own_draft(actor, press.nonce)
    if press.step != draft.step:
        return await showing.present(work, actor, v, draft)
    return await back(work, actor, v, draft)


@router.callback_query(Pressed(Move, "skip"), OwnDraft())
async def skip_pressed(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Пропустити», or «Далі» after several."""
    draft = own_draft(actor, press.nonce)
    if press.step != draft.step:
        return await showing.present(work, actor, v, draft)
    return await take(Taking(work, actor, v), draft, Skipped())


@router.callback_query(Pressed(Move, "cancel"), OwnDraft())
async def cancel_pressed(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Скасувати»."""
    return await cancel(work, actor, v, own_draft(actor, press.nonce))


@router.callback_query(Pressed(Move, "resume"), OwnDraft())
async def resume(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Go on where it stopped."""
    draft = await dialogs.touch(work, actor, own_draft(actor, press.nonce))
    return await showing.present(work, actor, v, draft)


@router.callback_query(Pressed(Move, "fix"), OwnDraft())
async def choose_fix(_: CallbackQuery, press: Move, actor: Actor, v: View) -> Screen:
    """«Виправити»: which answer."""
    draft = own_draft(actor, press.nonce)
    return fix(v, dialogs.form_of(draft), draft)


@router.callback_query(Pressed(Move, "amend"), OwnDraft())
async def amend(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Correct one answer alone."""
    outcome = await dialogs.amend(work, actor, own_draft(actor, press.nonce), press.step)
    return await showing.show(work, actor, v, outcome)


@router.callback_query(Pressed(Move, "send"), OwnDraft())
async def send_pressed(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Надіслати»."""
    return await send(work, actor, v, own_draft(actor, press.nonce))
