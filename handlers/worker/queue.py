"""«🆕 Черга»: the team's requests that nobody has yet, and taking one of them."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.callbacks import Case, Lists
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import answers as done
from bot.ui.worker import queue
from domain.people import Actor
from domain.requests import AlreadyTaken, Stale
from handlers.filters import Helps, Pressed, Says
from handlers.worker.card import card_of, too_late
from usecases import queueing
from usecases.ports import UnitOfWork

router = Router(name="queue")


@router.message(Says(labels.QUEUE), Helps())
async def listing(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The first page."""
    return queue.listing(v, await queueing.queue(work, actor))


@router.callback_query(Pressed(Lists, queue.QUEUE), Helps())
async def turned(_: CallbackQuery, press: Lists, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page, or one request of this page."""
    if not press.of:
        return queue.listing(v, await queueing.queue(work, actor, press.page), edit=True)
    try:
        return queue.card(v, await queueing.open_case(work, actor, press.of), press.page)
    except AlreadyTaken as lost:
        return await too_late(work, actor, v, lost.fresh)


@router.callback_query(Pressed(Case, "claim"), Helps())
async def claim(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Взяти в роботу»: the first to press has it, the other reads who."""
    try:
        request = await queueing.claim(work, actor, press.request)
    except (AlreadyTaken, Stale) as lost:
        return await too_late(work, actor, v, lost.fresh)
    return await card_of(work, actor, v, request, done.yours(v))
