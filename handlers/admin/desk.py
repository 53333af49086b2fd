"""The coordinator's desk: the figures, the lists behind them, and a case opened from one of them."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.admin import case as card
from bot.ui.admin import desk as ui
from bot.ui.callbacks import Lists, Menu, Office
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker.free import DESK
from domain.people import Actor, Role
from domain.requests import NotFound
from handlers.admin.back import OF_DESK, numbers
from handlers.filters import Holds, Pressed, Says
from usecases import overview, workload
from usecases.ports import UnitOfWork

router = Router(name="desk")


@router.message(Says(labels.DESK), Holds(Role.COORDINATOR))
@router.callback_query(Pressed(Menu, DESK), Holds(Role.COORDINATOR))
async def begin(_: Message | CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Моя громада»."""
    return await opened(actor, work, v)


async def opened(actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The desk of the one community, or of the one whose menu is shown; else they choose."""
    heads = overview.heads(actor)
    if len(heads) == 1 or heads[0].id == actor.person.acting:
        return ui.desk(v, await overview.desk(work, actor, heads[0].id))
    return ui.choose(v, [(m, await work.communities.get(m.community)) for m in heads])


@router.callback_query(Pressed(Office, "desk"))
async def desk(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One community's desk, as it is now."""
    (head,) = numbers(press.at, 1)
    return ui.desk(v, await overview.desk(work, actor, head), edit=True)


@router.callback_query(Pressed(Lists, *OF_DESK))
async def page(_: CallbackQuery, press: Lists, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A page of a list."""
    if press.which == workload.CASES:
        return ui.page(v, await workload.cases(work, actor, press.of, press.page))
    return ui.page(v, await overview.page(work, actor, press.which, press.of, press.page))


@router.callback_query(Pressed(Office, ui.OPEN))
async def case(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A case from a list, in its place; the way back leads to the same page."""
    which, _dot, rest = press.at.partition(".")
    of, request_id = numbers(rest, 2)
    if which not in OF_DESK:
        raise NotFound
    request = await overview.open_case(work, actor, request_id)
    since = await overview.held_since(work, request)
    return card.living(v, request, back=Lists(which, of, press.page), since=since)
