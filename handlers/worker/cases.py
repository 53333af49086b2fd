"""A worker's day: taking and declining what is offered, writing to the resident, ending a case."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import answers as done
from bot.ui.worker import templates
from domain.dialogs import DECLINE, FINISH, REJECT, WRITE
from domain.forms import Form
from domain.people import Actor
from domain.requests import AlreadyTaken, Request, Stale
from handlers.filters import Pressed
from handlers.worker.beginning import begin
from handlers.worker.card import card_of, too_late
from handlers.worker.judging import Unchanged
from usecases import casework, decisions, offers
from usecases.ports import UnitOfWork

router = Router(name="cases")


@router.callback_query(Pressed(Case, "take"))
async def take(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Взяти в роботу»: the first to press wins, the other reads who it was."""
    try:
        request = await offers.take(work, actor, press.request)
    except (AlreadyTaken, Stale) as lost:
        return await too_late(work, actor, v, lost.fresh)
    return await card_of(work, actor, v, request, done.yours(v))


@router.callback_query(Pressed(Case, "decline"))
async def decline(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Відхилити»: with a reason."""
    request, by = await offers.asked(work, actor, press.request)
    if by.membership_id not in {offer.membership_id for offer in request.offered}:
        return await too_late(work, actor, v, request)
    return await _about(work, actor, v, request, DECLINE)


@router.callback_query(Pressed(Case, "write"))
async def write(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Написати»: the next words go to this case's resident."""
    request = await casework.look(work, actor, press.request)
    asked = await _about(work, actor, v, request, WRITE)
    silenced = await casework.silenced(work, actor, request)
    if silenced:
        return done.not_to_write(v, request).followed_by(asked)
    return templates.offered(v, request, asked) if await casework.writable(work, request) else asked


@router.callback_query(Pressed(Case, "finish"), Unchanged())
async def finish(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Завершити»: with an outcome."""
    request = await casework.look(work, actor, press.request)
    return await _about(work, actor, v, request, FINISH)


async def _about(work: UnitOfWork, actor: Actor, v: View, request: Request, form: Form) -> Screen:
    offers.by_worker(actor, request)
    return await begin(work, actor, v, form, request)


@router.callback_query(Pressed(Case, "reject"), Unchanged())
async def reject(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Відмовити»: a coordinator only, on a closed ground."""
    request, _by = await decisions.to_refuse(work, actor, press.request)
    return await begin(work, actor, v, REJECT, request)
