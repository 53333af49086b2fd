"""The time of a planned notice has come: it begins, if what was decided still holds."""

from __future__ import annotations

from domain import noticing
from domain.notice_approving import Hindrance, NotReady, hindrance
from domain.notices import Counted, Notice, NoticeState
from domain.people import Role
from domain.timers import Timer
from usecases import notice_asking as asking
from usecases import notice_holding as holding
from usecases import notice_starting as starting
from usecases.notice_pages import count
from usecases.ports import UnitOfWork


async def begin(work: UnitOfWork, timer: Timer) -> None:
    """The effect of its timer; one of a plan that was changed does nothing."""
    notice = await work.notices.get(timer.subject)
    if notice is None or notice.state is not NoticeState.SCHEDULED or notice.version != timer.version:
        return
    counted = await count(work, notice)
    why = await _hindered(work, notice) or hindrance(notice, counted, work.now)
    if why:
        await holding.hold(work, notice, why)
    elif starting.grown(notice, counted, _alone(timer)):
        await _ask(work, notice, counted)
    else:
        await starting.decide(work, notice.author, notice, noticing.on_time(notice, work.now), 0)


async def _hindered(work: UnitOfWork, notice: Notice) -> Hindrance | None:
    """The author, or who asked in the place of them, is an admin; else nobody stands for it."""
    first = notice.asked_by or notice.author
    return None if first in await work.staff.people_with(Role.ADMIN) else Hindrance.NO_AUTHOR


async def _ask(work: UnitOfWork, notice: Notice, counted: Counted) -> None:
    """It is for more people now than one admin may decide about; the author hears that it waits."""
    try:
        asked = await asking.ask(work, notice.asked_by or notice.author, notice, counted, noticing.unschedule(notice))
    except NotReady as error:
        await holding.hold(work, notice, error.why)
    else:
        await asking.tell_first(work, asked, "grown")


def _alone(timer: Timer) -> int:
    """How many people one admin could decide about when it was planned."""
    told = timer.key.rpartition(":")[2]
    return int(told) if told.isdecimal() else 0
