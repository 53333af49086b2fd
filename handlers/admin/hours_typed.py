"""Office hours: a time by a button or typed, and the days on which the office is closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import hours as ui
from bot.ui.admin import hours_times as times
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain import hours_edit
from domain.communities import OfficeHours
from domain.forms import Draft
from domain.forms_terms import OFFICE_CLOSED, OFFICE_TIME
from domain.hours_closed import shut
from domain.hours_edit import BadHours, Fault
from domain.hours_words import read_span, read_time
from domain.people import Actor
from domain.requests import NotFound
from handlers.admin.buttons import parts
from handlers.admin.communities import asked
from handlers.admin.hours import changed, day_at
from handlers.filters import Pressed
from usecases import hours
from usecases.hours import Edit
from usecases.ports import UnitOfWork

router = Router(name="hours_typed")
_ENDS: dict[str, Callable[[OfficeHours, int, time], OfficeHours]] = {
    "o": hours_edit.opens_at,
    "x": hours_edit.closes_at,
}


@router.callback_query(Pressed(Office, "thset"))
async def chosen(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of the usual times."""
    code, day, what, value = parts(press.at, 4)
    number = day_at(f"{code}.{day}")[1]
    edit = _edit(number, what, value)
    if edit is None:
        raise NotFound
    return await changed(work, actor, v, code, number, edit)


@router.callback_query(Pressed(Office, "thtype"))
async def ask(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Any other is written."""
    await hours.look(work, actor, parts(press.at, 3)[0])
    return await asked(work, actor, v, OFFICE_TIME, press.at)


async def timed(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The time was written; what cannot be read, or cannot be, is asked again."""
    at = str(draft.about["at"])
    code, day, what = parts(at, 3)
    number = day_at(f"{code}.{day}")[1]
    edit = _edit(number, what, str(draft.answers["office_time"]))
    try:
        if edit is None:
            raise BadHours(Fault.UNREAD)
        kept = await hours.change(work, actor, code, edit)
    except BadHours as error:
        return await asked(work, actor, v, OFFICE_TIME, at, ui.fault(v, error.fault))
    return ui.one(v, kept, number, v.t.say("✅ Changed."))


def _edit(number: int, what: str, told: str) -> Edit | None:
    """What these words change in that day; None when they are no time."""
    if what == "l":
        pause = None if told == times.NO_BREAK else read_span(told)
        none = pause is None and told != times.NO_BREAK
        return None if none else lambda old: hours_edit.pause_at(old, number, pause)
    at, ends = read_time(told), _ENDS.get(what)
    if at is None or ends is None:
        return None
    return lambda old: ends(old, number, at)


@router.callback_query(Pressed(Office, "thcn"))
async def close(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Which day?"""
    await hours.look(work, actor, press.at)
    return await asked(work, actor, v, OFFICE_CLOSED, press.at)


async def shut_days(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """From the first day to the last."""
    code, told = str(draft.about["at"]), draft.answers
    first = date.fromisoformat(str(told["closed_from"]))
    last = first if told["closed_to"] == "one_day" else date.fromisoformat(str(told["closed_to"]))
    today = hours.today(work, await hours.look(work, actor, code))
    try:
        kept = await hours.change(work, actor, code, partial(shut, first=first, last=last, today=today))
    except BadHours as error:
        return await asked(work, actor, v, OFFICE_CLOSED, code, ui.fault(v, error.fault))
    return times.closed(v, kept, 0, v.t.say("✅ Changed."))


ENDS = {"office_time": timed, "office_closed": shut_days}
