"""«🗂 Мої справи»: a list in one message, page by page, and back to the same page from a case."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.callbacks import Lists
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import listing as ui
from bot.ui.worker.card_buttons import MINE
from domain.people import Actor
from handlers.filters import Command, Helps, Pressed, Says
from handlers.worker.card import card_of
from usecases import finding, looking
from usecases.ports import UnitOfWork

router = Router(name="listing")


@router.message(Command("cases"), Helps())
@router.message(Says(labels.CASES), Helps())
async def listing(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The first page."""
    return ui.listing(v, await finding.mine(work, actor))


@router.callback_query(Pressed(Lists, MINE), Helps())
async def turned(_: CallbackQuery, press: Lists, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page, or that on which the case stands from which one comes back."""
    held = await finding.mine(work, actor)
    return ui.listing(v, held, ui.page_of(held, press.of, press.page), edit=True)


@router.callback_query(Pressed(Lists, ui.OPENS[MINE], ui.OPENS[ui.FOUND]), Helps())
async def opened(_: CallbackQuery, press: Lists, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A case in the place of the list."""
    return await card_of(work, actor, v, await looking.open_case(work, actor, press.of))
