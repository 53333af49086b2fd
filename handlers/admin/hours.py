"""«🕘 Години роботи» by buttons: the week, one weekday, closed days, martial law."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import hours as ui
from bot.ui.admin import hours_times as times
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain import hours_closed, hours_edit
from domain.communities import OfficeHours
from domain.hours_edit import BadHours
from domain.people import Actor
from domain.requests import NotFound
from handlers.admin.buttons import parts
from handlers.admin.terms import day
from handlers.filters import Pressed
from usecases import hours
from usecases.hours import Edit
from usecases.ports import UnitOfWork

router = Router(name="hours")


@router.callback_query(Pressed(Office, "th"))
async def page(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """All of it."""
    return ui.page(v, await hours.look(work, actor, press.at))


@router.callback_query(Pressed(Office, "thw"))
async def weekdays(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The seven days."""
    return ui.weekdays(v, await hours.look(work, actor, press.at), press.page)


@router.callback_query(Pressed(Office, "thd"))
async def weekday(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of them."""
    code, number = day_at(press.at)
    return ui.one(v, await hours.look(work, actor, code), number)


@router.callback_query(Pressed(Office, "tho", "thx", "thl"))
async def ask(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """When does it begin, end, pause?"""
    code, number = day_at(press.at)
    await hours.look(work, actor, code)
    return times.ask(v, press.verb, code, number)


@router.callback_query(Pressed(Office, "thon", "thoff", "thall"))
async def put(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A working day, a day off, all days alike; the second tap of a double one changes nothing."""
    code, number = day_at(press.at)
    edit = {"thon": hours_edit.working_day, "thoff": hours_edit.day_off, "thall": hours_edit.like_it}[press.verb]
    return await changed(work, actor, v, code, number, lambda old: edit(old, number))


async def changed(work: UnitOfWork, actor: Actor, v: View, code: str, number: int, edit: Edit) -> Screen:
    """The weekday as it is then, or with a word why it stays as it was."""
    try:
        return ui.one(v, await hours.change(work, actor, code, edit), number, v.t.say("✅ Changed."))
    except BadHours as error:
        return ui.one(v, await hours.look(work, actor, code), number, ui.fault(v, error.fault))


@router.callback_query(Pressed(Office, "thm"))
async def martial(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Whether holidays are worked."""
    code, law = parts(press.at, 2)
    today = hours.today(work, await hours.look(work, actor, code))

    def edit(old: OfficeHours) -> OfficeHours:
        return hours_closed.martial(old, law == "1", today)

    return ui.page(v, await hours.change(work, actor, code, edit))


@router.callback_query(Pressed(Office, "thc"))
async def closed(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Closed days to come."""
    return times.closed(v, await hours.look(work, actor, press.at), press.page)


@router.callback_query(Pressed(Office, "thcx"))
async def reopen(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One is worked after all."""
    code, text = parts(press.at, 2)
    kept = await hours.change(work, actor, code, partial(hours_closed.reopened, day=day(text)))
    return replace(times.closed(v, kept, press.page), toast=v.t.plain("✅ Changed."))


def day_at(at: str) -> tuple[str, int]:
    """A community and a weekday. Raises NotFound for a forged button."""
    code, number = parts(at, 2)
    if number not in tuple("1234567"):
        raise NotFound
    return code, int(number)
