"""The start and the end of a draft: read from a button or from words, and set."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime

from bot.ui.admin import notice_when as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.deadlines import local
from domain.forms import Draft
from domain.forms_notice_aim import NOTICE_END, NOTICE_START
from domain.moments import A_DAY, moment, read_moment
from domain.notice_times import BadTime, TimeFault
from domain.people import Actor
from domain.requests import NotFound
from handlers.admin.notice_form import asked, notice_of
from handlers.admin.notice_showing import page
from usecases import notice_aim, notice_when
from usecases.ports import UnitOfWork

Put = Callable[[UnitOfWork, Actor, View, int, datetime | None], Awaitable[str]]


async def _begin(work: UnitOfWork, actor: Actor, v: View, notice_id: int, at: datetime | None) -> str:
    done = await notice_when.begin_at(work, actor, notice_id, at, v.tz)
    return ui.changed(v, done.notice, done.later, done.longer)


async def _expire(work: UnitOfWork, actor: Actor, v: View, notice_id: int, at: datetime | None) -> str:
    await notice_when.expire(work, actor, notice_id, at, v.tz)
    return ""


PUTS: Mapping[str, Put] = {ui.START: _begin, ui.END: _expire}


async def typed(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The words were written; what cannot be read, or cannot be, is asked again. A day alone is asked for its hour."""
    at, which = notice_of(draft), ui.START if draft.form == NOTICE_START.id else ui.END
    told = read_moment(str(draft.answers[draft.form]), work.now, v.tz)
    try:
        if told is None or told.gone:
            raise BadTime(TimeFault.PAST if told else TimeFault.UNREAD)
        day = told.day or local(work.now, v.tz).date()
        if told.minute is None and which == ui.START:
            return ui.hours_of(v, await notice_aim.draft(work, actor, at), which, day)
        wanted = moment(day, A_DAY if told.minute is None else told.minute, v.tz)
        note = await PUTS[which](work, actor, v, at, wanted)
    except BadTime as bad:
        form = NOTICE_START if which == ui.START else NOTICE_END
        return await asked(work, actor, v, form, at, ui.fault(v, bad.fault))
    return await page(work, actor, v, at, note, edit=False)


def day_in(told: str) -> date:
    """«20261124»"""
    try:
        day = date.fromisoformat(told)
    except ValueError:
        raise NotFound from None
    if not MINYEAR < day.year < MAXYEAR:
        raise NotFound
    return day


def moment_in(told: str, v: View) -> datetime:
    """«202611240900»; 2400 is the end of the day."""
    clock = told[8:]
    if not (clock.isascii() and clock.isdecimal() and len(clock) == 4 and int(clock) <= 2400 and int(clock[2:]) < 60):
        raise NotFound
    return moment(day_in(told[:8]), int(clock[:2]) * 60 + int(clock[2:]), v.tz)


ENDS = {"notice_start": typed, "notice_end": typed}
