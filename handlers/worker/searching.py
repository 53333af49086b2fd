"""«🔎 Знайти»: a number, a phone or a name."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Lists, Menu
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import listing as ui
from domain.dialogs import FIND
from domain.forms import Draft
from domain.people import Actor, may_read_details
from domain.requests import Request
from handlers import showing
from handlers.filters import Helps, Pressed
from usecases import dialogs, finding
from usecases.ports import UnitOfWork

router = Router(name="searching")


@router.callback_query(Pressed(Menu, ui.FIND), Helps())
async def begin(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What to look for."""
    draft = await dialogs.start(work, actor, FIND)
    return await showing.present(work, actor, v, draft, edit=False)


async def find(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """What was found, the first page."""
    found = await finding.find(work, actor, str(draft.answers["what"]))
    await finding.remember(work, actor, found)
    return _page(actor, v, found)


@router.callback_query(Pressed(Lists, ui.FOUND), Helps())
async def turned(_: CallbackQuery, press: Lists, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page of it; what may not be seen any more is left out."""
    return _page(actor, v, await finding.found_before(work, actor), press.page)


def _page(actor: Actor, v: View, found: list[Request], page: int = 0) -> Screen:
    return ui.found(v, found, lambda request: may_read_details(actor, request), page)
