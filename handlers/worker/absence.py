"""«🏖 Відсутність»: the list, one absence, another last day or substitute, and «Я вже тут»."""

from __future__ import annotations

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import absence as ui
from bot.ui.worker import absence_days, absence_who
from domain.absences import Absence
from domain.acting import acting
from domain.people import Actor
from handlers.admin.back import numbers
from handlers.filters import Helps, Pressed, Says
from handlers.worker.absence_kindly import day_in, kindly
from usecases import absences
from usecases.absences import Days, Refused
from usecases.ports import UnitOfWork

router = Router(name="absence")


@router.message(Says(labels.ABSENCE), Helps())
async def begin(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The button under the text field: of the role whose menu is shown."""
    now = acting(actor)
    mine = now if now in actor.helping else actor.helping[0]
    return ui.listed(v, await absences.look(work, actor, mine.id), edit=False)


@router.callback_query(Pressed(Office, "abl"))
async def listed(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """All that is written down for a worker."""
    (whom,) = numbers(press.at, 1)
    return ui.listed(v, await absences.look(work, actor, whom))


@router.callback_query(Pressed(Office, "abo"))
@kindly
async def one(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One absence."""
    return ui.one(v, *await _found(work, actor, press))


@router.callback_query(Pressed(Office, "abh"))
@kindly
async def here(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Я вже тут», or called off before it has begun."""
    shown, absence = await _found(work, actor, press)
    await absences.cancel(work, actor, absence.id)
    begun = absence.since <= shown.today
    note = v.t.say("✅ Welcome back to work.") if begun else v.t.say("✅ The absence is called off.")
    return ui.listed(v, await absences.look(work, actor, absence.membership_id), note)


@router.callback_query(Pressed(Office, "abe"))
@kindly
async def ends(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another last day: which?"""
    shown, absence = await _found(work, actor, press)
    first = max(absence.since, shown.today)

    def to_day(on: date) -> Office:
        return Office("abeok", ui.at(absence.id, on.toordinal()))

    return absence_days.last(
        v, first, press.page, to_day, lambda to: Office("abe", press.at, to), Office("abo", press.at)
    )


@router.callback_query(Pressed(Office, "abeok"))
@kindly
async def ends_then(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """This one."""
    absence, until = numbers(press.at, 2)
    changed = await absences.change(work, actor, absence, until=day_in(until))
    return ui.one(v, *await absences.find(work, actor, changed.id), v.t.say("✅ Changed."))


@router.callback_query(Pressed(Office, "abs"))
@kindly
async def instead(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another substitute: who?"""
    return await _who(work, actor, v, *await _found(work, actor, press), press.page)


@router.callback_query(Pressed(Office, "absok"))
@kindly
async def instead_then(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """This one; who cannot is said, with the others."""
    absence, whom = numbers(press.at, 2)
    try:
        await absences.change(work, actor, absence, substitute=whom)
    except Refused as no:
        if no.why not in ("round", "gone"):
            raise
        found = await absences.find(work, actor, absence)
        return await _who(work, actor, v, *found, note=v.t.say(ui.REFUSED[no.why]))
    return ui.one(v, *await absences.find(work, actor, absence), v.t.say("✅ Changed."))


async def _found(work: UnitOfWork, actor: Actor, press: Office) -> tuple[Days, Absence]:
    (absence,) = numbers(press.at, 1)
    return await absences.find(work, actor, absence)


async def _who(
    work: UnitOfWork, actor: Actor, v: View, shown: Days, absence: Absence, page: int = 0, note: str = ""
) -> Screen:
    found = await absences.colleagues(work, actor, shown.member.id, absence.since, absence.until)
    key = ui.at(absence.id)
    return absence_who.choose(
        *(v, found, page),
        lambda whom: Office("absok", ui.at(absence.id, whom)),
        lambda to: Office("abs", key, to),
        Office("abo", key),
        note,
    )
