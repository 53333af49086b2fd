"""«Передати»: to which colleague, why, and calling it off. The colleague answers as to any offer."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, TelegramObject

from bot.ui.callbacks import Callback, Case, Move
from bot.ui.dialogs import paging
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import handing as ui
from domain.dialogs import HAND_OVER
from domain.people import Actor
from domain.requests import HELD, NotFound, NotNow
from handlers.filters import OwnDraft, Pressed, own_draft
from handlers.worker.beginning import begin
from handlers.worker.card import card_of
from handlers.worker.judging import Unchanged
from usecases import handing, offers
from usecases.dialogs import draft_of
from usecases.ports import UnitOfWork

router = Router(name="handing")


class ChoosesColleague(Filter):
    """The pressed button belongs to the list of colleagues."""

    async def __call__(self, event: TelegramObject, actor: Actor, press: Callback | None = None) -> bool:
        draft = draft_of(actor, getattr(press, "nonce", ""))
        return draft is not None and draft.form == HAND_OVER.id and draft.step == "to" == getattr(press, "step", "")


@router.callback_query(Pressed(Case, "hand"), Unchanged())
async def hand(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«🔁 Передати»: to which colleague."""
    request, colleagues = await handing.receivers(work, actor, press.request)
    if request.status not in HELD or request.receiver:
        raise NotNow(request)
    return await begin(work, actor, v, HAND_OVER, request) if colleagues else ui.nobody_else(v, request)


@router.callback_query(Pressed(Move, *paging.VERBS), OwnDraft(), ChoosesColleague())
async def turn(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Ще ▾», «▴ Попередні» among the colleagues."""
    draft = own_draft(actor, press.nonce)
    colleagues = await handing.colleagues(work, actor, int(draft.about["request"]))
    return ui.whom(v, actor, draft, colleagues, page=paging.number(press.verb))


@router.callback_query(Pressed(Case, "withdraw"), Unchanged())
async def withdraw(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Лишити собі»: as long as the colleague has not agreed."""
    try:
        request = await handing.withdraw(work, actor, press.request)
    except NotFound:
        taken, _by = await offers.asked(work, actor, press.request)  # whoever had it may know who has it now
        return ui.passed(v, taken)
    return await card_of(work, actor, v, request, v.t.say("The case is not being handed over any more."))
