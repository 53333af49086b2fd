"""Requests about one need: joined, and parted."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import twins as ui
from domain.answers import Chosen
from domain.dialogs import TWIN
from domain.forms import Draft
from domain.numbers import read_number
from domain.people import Actor
from domain.short_numbers import base36
from handlers import showing
from handlers.filters import Pressed
from handlers.taking import Taking, take
from handlers.worker.beginning import begin
from handlers.worker.judging import Unchanged
from usecases import twins
from usecases.ports import UnitOfWork

router = Router(name="twins")
MAIN = TWIN.steps[0].key


@router.callback_query(Pressed(Case, "twin"), Unchanged())
async def twin(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Which of those that it may repeat, or any other by its number."""
    request, _alike = await twins.choices(work, actor, press.request)
    return await begin(work, actor, v, TWIN, request)


async def typed(text: str, taking: Taking, draft: Draft) -> Screen | None:
    """The number of the one that goes on; None for words that are no number."""
    if draft.step != MAIN or not read_number(text, [""]):
        return None
    main = await twins.typed(taking.work, taking.actor, draft, text)
    if main is None:
        sorry = ui.unknown(taking.v, text)
        return await showing.present(taking.work, taking.actor, taking.v, draft, before=sorry, edit=False)
    return await take(taking, draft, Chosen(base36(main.id)))


@router.callback_query(Pressed(Case, "untwin"), Unchanged())
async def untwin(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Відокремити»."""
    return ui.parted(v, await twins.part(work, actor, press.request))
