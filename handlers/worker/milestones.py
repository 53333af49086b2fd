"""«🧾 Етапи» of a case: the procedure, and the first question of each milestone."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin.case import with_list
from bot.ui.callbacks import Case
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import milestones as ui
from domain.forms_milestones import form_for
from domain.people import Actor
from handlers.admin.back import back_of
from handlers.filters import Pressed
from handlers.worker.beginning import begin
from usecases import milestones
from usecases.ports import UnitOfWork

router = Router(name="milestones")


@router.callback_query(Pressed(Case, ui.SHOW))
async def stages(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What is done, what runs, what may come."""
    return with_list(v, ui.stages(v, *await milestones.stages(work, actor, press.request)), back_of(event))


@router.callback_query(Pressed(Case, *ui.VERBS))
async def begun(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What is to be known of this milestone. One that cannot come now shows the procedure as it is."""
    step = ui.VERBS[press.verb]
    request, possible = await milestones.to_record(work, actor, press.request, step)
    if not possible:
        return ui.stages(v, request, mine=True)
    return await begin(work, actor, v, form_for(step, request), request, ui.above(v, step, request))


@router.callback_query(Pressed(Case, ui.UNDO))
async def oops(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Це помилка»: surely?"""
    request, step = await milestones.to_take_back(work, actor, press.request)
    return ui.sure(v, request, step) if step else ui.stages(v, request, mine=True)


@router.callback_query(Pressed(Case, *ui.UNDOING))
async def undone(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Surely. Pressed twice, the procedure is shown as it is."""
    step = ui.UNDOING[press.verb]
    request, last = await milestones.to_take_back(work, actor, press.request)
    if last is not step:
        return ui.stages(v, request, mine=True)
    after = await milestones.take_back(work, actor, press.request, step)
    return ui.stages(v, after, mine=True, note=ui.taken_back(v))
