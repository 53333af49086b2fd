"""«⚙️ Строки й години»: the list of terms, one of them, its history, and back to the beginning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import terms as ui
from bot.ui.admin.desk import to_desk
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.answers import is_day
from domain.people import Actor, Role
from domain.requests import NotFound
from handlers.admin.buttons import parts
from handlers.filters import Pressed
from usecases import hours, terms
from usecases.ports import UnitOfWork

router = Router(name="terms")


@router.callback_query(Pressed(Office, "tr"))
async def entry(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The way in; a coordinator goes back to the desk, an admin to the community."""
    community = await hours.look(work, actor, press.at)
    head = next((m for m in actor.roles(Role.COORDINATOR) if m.community == press.at), None)
    return ui.entry(v, community, to_desk(head.id) if head else Office("cmfix", press.at))


@router.callback_query(Pressed(Office, "trs"))
async def listing(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A page of all terms."""
    community, rules = await terms.listed(work, actor, press.at)
    return ui.listed(v, community, rules, press.page)


@router.callback_query(Pressed(Office, "trl"))
async def one(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of them."""
    return ui.one(v, await terms.look(work, actor, *parts(press.at, 2)))


@router.callback_query(Pressed(Office, "trlog"))
async def history(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """How it was and will be."""
    return ui.history(v, await terms.look(work, actor, *parts(press.at, 2)))


@router.callback_query(Pressed(Office, "trdrop"))
async def drop(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A row that has not begun is taken back."""
    code, term, since = parts(press.at, 3)
    return ui.history(v, await terms.drop(work, actor, code, term, day(since)))


@router.callback_query(Pressed(Office, "trdef"))
async def usual(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """As it was at first."""
    told = ui.one(v, await terms.usual(work, actor, *parts(press.at, 2)))
    return replace(told, toast=v.t.plain("✅ Changed."))


def day(text: str) -> date:
    """A day on a button, 2026-12-24. Raises NotFound for a forged one."""
    if not is_day(text):
        raise NotFound
    return date.fromisoformat(text)
