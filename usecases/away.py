"""An absence begins and ends: the worker is away or back, and whatever they had, or were asked to take, goes over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from domain.absences import Absence, AbsenceState
from domain.chains import covers
from domain.deadlines import instant, local
from domain.people import Membership
from domain.requests import CLOCK, By, Request, Stale, Status
from domain.timers import Timer, TimerKind
from domain.transitions import Retire, transition
from usecases import absences_told as told
from usecases import offers
from usecases.apply import apply
from usecases.offices import office
from usecases.ports import UnitOfWork
from usecases.standing_in import Moves, resettle

_AT_ONCE = 200
_A_DAY = timedelta(days=1)


async def watch(work: UnitOfWork, absence: Absence, by: By) -> Absence:
    """Its timers are as its days are, and it begins, or is rearranged, at once when today is one of them."""
    today, tz = await _today(work, absence.community)
    await work.timers.replace(absence.id, _timers(absence, tz))
    if absence.state is AbsenceState.PLANNED and covers(absence, today):
        return await begin(work, absence, by)
    if absence.state is AbsenceState.RUNNING:
        await _tell(work, absence, await resettle(work, absence.community, by), by)
    return absence


async def begin(work: UnitOfWork, absence: Absence, by: By) -> Absence:
    """They are away from now on: offers go round, open cases go to whoever stands in."""
    member = await work.staff.get(absence.membership_id)
    if member is None or not member.active:
        return await _over(work, absence, AbsenceState.CANCELLED)
    running = replace(absence, state=AbsenceState.RUNNING)
    await work.absences.save(running)
    _day, tz = await _today(work, running.community)
    await work.timers.replace(running.id, _timers(running, tz))
    await work.staff.save(replace(member, away=True))
    await _not_asked(work, member, by)
    moves = await resettle(work, running.community, by)
    await told.begun(work, member, running, moves, by)
    await _tell(work, running, moves, by)
    return running


async def end(work: UnitOfWork, absence: Absence, by: By) -> Absence:
    """They are back: what is theirs and still open is in their hands again."""
    over = await _over(work, absence, AbsenceState.OVER)
    member = await work.staff.get(absence.membership_id)
    if member is None or not member.active:
        return over
    today, _tz = await _today(work, absence.community)
    others = await work.absences.of_member(member.id)
    still = any(one.state is AbsenceState.RUNNING and covers(one, today) for one in others)
    await work.staff.save(replace(member, away=still))
    await _tell(work, over, await resettle(work, over.community, by), by)
    return over


async def start_due(work: UnitOfWork, timer: Timer) -> None:
    """The clock: the first day has come. One whose last day has gone by meanwhile is over."""
    absence = await work.absences.get(timer.subject)
    if absence is None or absence.state is not AbsenceState.PLANNED:
        return
    today, _tz = await _today(work, absence.community)
    if today > absence.until:
        await _over(work, absence, AbsenceState.OVER)
    elif today >= absence.since:
        await begin(work, absence, CLOCK)


async def end_due(work: UnitOfWork, timer: Timer) -> None:
    """The clock: the last day has gone by."""
    absence = await work.absences.get(timer.subject)
    if absence is None or absence.state is not AbsenceState.RUNNING:
        return
    today, _tz = await _today(work, absence.community)
    if today > absence.until:
        await end(work, absence, CLOCK)


async def left(work: UnitOfWork, member: Membership, by: By) -> None:
    """Their role ended: their absences are no more, and nobody counts on them as a substitute."""
    for absence in await work.absences.of_member(member.id):
        await _over(work, absence, AbsenceState.CANCELLED)
    for absence in await work.absences.of_community(member.community):
        if absence.substitute == member.id:
            await work.absences.save(replace(absence, substitute=0))
            await told.no_substitute(work, absence, member, by)


async def rearranged(work: UnitOfWork, community: str, by: By) -> None:
    """Somebody came or went: every case of the absent finds its right holder anew."""
    await told.moved(work, await resettle(work, community, by), await work.absences.of_community(community))


async def _over(work: UnitOfWork, absence: Absence, state: AbsenceState) -> Absence:
    over = replace(absence, state=state)
    await work.absences.save(over)
    await work.timers.replace(over.id, ())
    return over


async def _tell(work: UnitOfWork, absence: Absence, moves: Moves, by: By) -> None:
    running = await work.absences.of_community(absence.community)
    await told.moved(work, moves, [absence, *(one for one in running if one.id != absence.id)], by.person_id)


async def _not_asked(work: UnitOfWork, member: Membership, by: By) -> None:
    """What they were asked to take goes round; whoever was handing a case over to them keeps it."""
    seen = set[int]()
    while found := [r for r in await work.requests.involving([member.id], _AT_ONCE) if r.id not in seen]:
        for request in found:
            await _passed_by(work, request, member, by)
        seen |= {request.id for request in found}


async def _passed_by(work: UnitOfWork, request: Request, member: Membership, by: By) -> None:
    try:
        await _without(work, request, member, by)
    except Stale as lost:  # somebody was first with another change
        await _without(work, lost.fresh, member, by)


async def _without(work: UnitOfWork, request: Request, member: Membership, by: By) -> None:
    if member.id not in {offer.membership_id for offer in request.offered}:
        return
    after = await apply(work, transition(request, Retire(member.id, "away"), by, work.now))
    if after.status is Status.NEW:
        await offers.find_worker(work, after)


def _timers(absence: Absence, tz: str) -> tuple[Timer, ...]:
    """At 00:00 of the first day, and at 00:00 after the last."""
    begins, ends = instant(absence.since, time(), tz), instant(absence.until + _A_DAY, time(), tz)
    start = _timer(TimerKind.ABSENCE_START, absence, begins)
    finish = _timer(TimerKind.ABSENCE_END, absence, ends)
    wanted = {AbsenceState.PLANNED: (start, finish), AbsenceState.RUNNING: (finish,)}
    return wanted.get(absence.state, ())


def _timer(kind: TimerKind, absence: Absence, at: datetime) -> Timer:
    return Timer(kind, absence.id, at, 0, f"{absence.id}:{kind}:{at:%y%m%d%H%M}")


async def _today(work: UnitOfWork, community: str) -> tuple[date, str]:
    tz = (await office(work, community)).hours.timezone
    return local(work.now, tz).date(), tz
