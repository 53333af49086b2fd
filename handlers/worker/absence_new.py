"""A new absence by buttons: the first day, the last one, who stands in, and surely?"""

from __future__ import annotations

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import absence as ui
from bot.ui.worker import absence_days, absence_who
from domain.absences import Absence
from domain.people import Actor
from handlers.admin.back import numbers
from handlers.filters import Pressed
from handlers.worker.absence_kindly import day_in, kindly
from usecases import absences
from usecases.absences import Refused
from usecases.ports import UnitOfWork

router = Router(name="absence_new")


@router.callback_query(Pressed(Office, "abn"))
async def first(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«➕ Додати»: from which day?"""
    (whom,) = numbers(press.at, 1)
    return absence_days.first(v, await absences.look(work, actor, whom), press.page)


@router.callback_query(Pressed(Office, "abu"))
async def last(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The last day, included; a first day that has gone by meanwhile is chosen anew."""
    whom, since = numbers(press.at, 2)
    shown = await absences.look(work, actor, whom)
    begins = day_in(since)
    if begins < shown.today:
        return absence_days.first(v, shown, 0, v.t.say(ui.REFUSED["past"]))

    def to_day(on: date) -> Office:
        return Office("abw", ui.at(whom, since, on.toordinal()))

    back = Office("abn", ui.at(whom))
    return absence_days.last(v, begins, press.page, to_day, lambda to: Office("abu", press.at, to), back)


@router.callback_query(Pressed(Office, "abw"))
async def who(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Who stands in?"""
    whom, since, until = numbers(press.at, 3)
    return await _who(work, actor, v, _wanted(whom, since, until), press.page)


@router.callback_query(Pressed(Office, "abc"))
async def sure(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Everything together, once more."""
    whom, *rest = numbers(press.at, 4)
    return absence_who.sure(v, await absences.look(work, actor, whom), _wanted(whom, *rest))


@router.callback_query(Pressed(Office, "abok"))
@kindly
async def write(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«✅ Записати»: from today on it begins at once; whoever cannot stand in is said, with the others."""
    wanted = _wanted(*numbers(press.at, 4))
    days = (wanted.since, wanted.until, wanted.substitute)
    try:
        made = await absences.plan(work, actor, wanted.membership_id, *days)
    except Refused as no:
        if no.why not in ("round", "gone"):
            raise
        return await _who(work, actor, v, wanted, note=v.t.say(ui.REFUSED[no.why]))
    return ui.one(v, *await absences.find(work, actor, made.id), v.t.say("✅ Written down."))


def _wanted(whom: int, since: int, until: int, substitute: int = 0) -> Absence:
    """What the buttons have told so far."""
    return Absence(0, whom, 0, "", day_in(since), day_in(until), substitute)


async def _who(work: UnitOfWork, actor: Actor, v: View, wanted: Absence, page: int = 0, note: str = "") -> Screen:
    whom = wanted.membership_id
    found = await absences.colleagues(work, actor, whom, wanted.since, wanted.until)
    days = (whom, wanted.since.toordinal(), wanted.until.toordinal())
    return absence_who.choose(
        *(v, found, page),
        lambda colleague: Office("abc", ui.at(*days, colleague)),
        lambda to: Office("abw", ui.at(*days), to),
        Office("abu", ui.at(*days[:2])),
        note,
    )
