"""Requests about one need: joined, and parted."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import twins as ui
from domain.dialogs import TWIN
from domain.people import Actor
from handlers.filters import Pressed
from handlers.worker.beginning import begin
from usecases import twins
from usecases.ports import UnitOfWork

router = Router(name="twins")


@router.callback_query(Pressed(Case, "twin"))
async def twin(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Which of those that it may repeat."""
    request, found = await twins.choices(work, actor, press.request)
    return await begin(work, actor, v, TWIN, request) if found else ui.none(v, request)


@router.callback_query(Pressed(Case, "untwin"))
async def untwin(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Відокремити»."""
    return ui.parted(v, await twins.part(work, actor, press.request))
