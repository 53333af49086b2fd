"""«Подробиці»: on demand, on record, and gone again after a while."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin.case import with_list
from bot.ui.callbacks import Case
from bot.ui.screen import HERE, THERE, Screen
from bot.ui.view import View
from bot.ui.worker import details as ui
from domain import slots
from domain.people import Actor
from domain.timers import TimerKind
from handlers.admin.back import back_of
from handlers.filters import Pressed
from handlers.worker.card import card_of
from usecases import details_away, reading
from usecases.ports import UnitOfWork

router = Router(name="details")


@router.callback_query(Pressed(Case, "details"))
async def details(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Of violence, or of a child in danger, only after one more question."""
    request = await reading.may_read(work, actor, press.request)
    if request.sensitive:
        asked = with_list(v, ui.alone(v, request), back_of(event))
        return replace(asked, slot=slots.case(request.id), where=HERE)
    return await _shown(work, actor, v, press.request)


@router.callback_query(Pressed(Case, "sure"))
async def sure(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«👁 Показати»: the card comes back in the place of the question, the details below it."""
    shown = replace(await _shown(work, actor, v, press.request), then=())
    request = await reading.may_read(work, actor, press.request)
    return (await card_of(work, actor, v, request, back=back_of(event))).followed_by(shown)


async def _shown(work: UnitOfWork, actor: Actor, v: View, request_id: int) -> Screen:
    told, noted = await reading.details(work, actor, request_id)
    request = told[0]
    await details_away.watch(work, actor, request, TimerKind.DETAILS_AWAY)
    shown = ui.details(v, *told, noted=noted)
    if not request.unread:
        return shown
    read = await card_of(work, actor, v, replace(request, unread=0))
    return shown.followed_by(replace(read, where=THERE))


@router.callback_query(Pressed(Case, "files"))
async def files(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The files of a sensitive request: on a further demand, on record as well, for five minutes."""
    request, words, noted = await reading.sensitive_files(work, actor, press.request)
    await details_away.watch(work, actor, request, TimerKind.FILES_AWAY)
    return ui.attached(v, request, words, noted)
