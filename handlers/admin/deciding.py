"""A coordinator decides about a case: whoever decides second reads what the first one did, and overrides nobody."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import assign as ui
from bot.ui.callbacks import Case, Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from domain.requests import Request
from handlers.admin.back import back_of, numbers
from handlers.filters import Pressed
from usecases import handing
from usecases.overview import held_since
from usecases.ports import UnitOfWork
from usecases.settled import done, to_decide
from usecases.training import lacking

router = Router(name="deciding")
Decision = Callable[[UnitOfWork, Actor, int], Awaitable[Request]]


@router.callback_query(Pressed(Case, "assign"))
async def assign(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Призначити»: to whom?"""
    return await _choose(event, press, actor, work, v, 0)


@router.callback_query(Pressed(Office, ui.PAGE))
async def turn(event: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page of those who may get it."""
    return await _choose(event, Case("assign", *numbers(press.at, 2)), actor, work, v, press.page)


@router.callback_query(Pressed(Office, ui.GIVE))
async def give(event: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """To this one."""
    request_id, version, membership = numbers(press.at, 3)
    to_this = partial(handing.assign, membership_id=membership)
    return await _decide(event, Case(ui.GIVE, request_id, version), actor, work, v, to_this)


@router.callback_query(Pressed(Case, "over", "reoffer", "releaseok"))
async def decide(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Взяти собі», «Запропонувати ще раз», «Так, забрати»."""
    return await _decide(event, press, actor, work, v, _DECISIONS[press.verb])


@router.callback_query(Pressed(Case, "release"))
async def release(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Забрати у працівника»: surely?"""
    request, settled = await to_decide(work, actor, press.request, press.version)
    if settled:
        return ui.settled(v, request, settled, back_of(event), await held_since(work, request))
    return ui.release(v, request, back_of(event))


async def _choose(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View, page: int) -> Screen:
    request, settled = await to_decide(work, actor, press.request, press.version)
    if settled:
        return ui.settled(v, request, settled, back_of(event), await held_since(work, request))
    _, people = await handing.receivers(work, actor, request.id)
    return ui.choose(v, request, people, page, back_of(event), await lacking(work, request, people))


async def _decide(
    event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View, decision: Decision
) -> Screen:
    """Only while nobody has decided since the button was made."""
    request, settled = await to_decide(work, actor, press.request, press.version)
    if settled:
        return ui.settled(v, request, settled, back_of(event), await held_since(work, request))
    decided = await decision(work, actor, request.id)
    told, since = done(work, decided, KINDS[press.verb]), await held_since(work, decided)
    return ui.done(v, decided, actor, told, back_of(event), since)


KINDS = {ui.GIVE: "assigned", "over": "taken_over", "reoffer": "recalled", "releaseok": "released"}  # of events
_DECISIONS: dict[str, Decision] = {
    "over": handing.take_over,
    "reoffer": handing.offer_again,
    "releaseok": handing.release,
}
