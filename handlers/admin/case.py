"""A coordinator reads a case that others hold, or nobody: in place of the list, the card or the alarm they pressed."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import case as card
from bot.ui.admin import more, why
from bot.ui.callbacks import Case
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from handlers.admin.back import back_of
from handlers.filters import Pressed
from usecases import explaining, overview
from usecases.ports import UnitOfWork

router = Router(name="headed")


@router.callback_query(Pressed(Case, "heads"))
async def headed(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The coordinator's card as it is now."""
    request = await overview.headed(work, actor, press.request)
    return card.living(v, request, back=back_of(event), since=await overview.held_since(work, request))


@router.callback_query(Pressed(Case, "headmore"))
async def further(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Ще»: what is not needed every day."""
    return more.further(v, await overview.headed(work, actor, press.request), back_of(event))


@router.callback_query(Pressed(Case, "why"))
async def reasons(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Чому саме цей фахівець»."""
    return why.why(v, *await explaining.explain(work, actor, press.request), back=back_of(event))
