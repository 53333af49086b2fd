"""The chain of steps that carries a notice through: its copies are written, its progress shown, its end seen.

Each step is a timer, so a process that dies goes on where it was. Every step puts itself in the place of all others of
the same notice: however many chains there came to be, one is left.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.notice_pace import NIGHT, PAUSED, SELDOM, Trace, look_every, step_timer, trace_of
from domain.notices import Notice, NoticeState
from domain.timers import Timer
from usecases import notice_ending, notice_late, notice_progress, notice_report
from usecases.notice_copying import give_up, give_up_unsent, reopen_late, write
from usecases.ports import UnitOfWork

UNDER_WAY = (NoticeState.RUNNING, NoticeState.PAUSED)
_ANSWERED = timedelta(seconds=2)
_LOOKED_BACK = timedelta(days=30)


async def begin(work: UnitOfWork, notice: Notice) -> None:
    """The first step of whatever was decided now: it goes out, goes on, or is given up."""
    await _then(work, notice, work.now, Trace(work.now))


async def ensure(work: UnitOfWork) -> None:
    """At the start of the process: whatever is not at its end has a next step, even if one had failed for good."""
    stopped = await work.notices.in_state(NoticeState.STOPPED)
    young = [one for one in stopped if one.ended_at and one.ended_at > work.now - _LOOKED_BACK]
    left = [one for one in young if await work.notices.waiting(one.id)]
    for notice in (*await work.notices.in_state(*UNDER_WAY), *left):
        await begin(work, notice)


async def step(work: UnitOfWork, timer: Timer) -> None:
    """The effect of one step; the next one is written with it."""
    notice = await work.notices.get(timer.subject)
    if notice is None:
        return
    if notice.state is NoticeState.STOPPED:
        await _give_up(work, notice)
    elif notice.state in UNDER_WAY:
        await _go_on(work, notice, trace_of(timer))
    elif notice.state is NoticeState.DONE and (again := await notice_late.look(work, notice)):
        await begin(work, again)


async def _give_up(work: UnitOfWork, notice: Notice) -> None:
    """At last the pages that stand show it: also the one that came as the answer to the stop."""
    stands_at = (notice.ended_at or work.now) + _ANSWERED
    if await give_up(work, notice):
        await begin(work, notice)
    elif work.now < stands_at:
        await _then(work, notice, stands_at, Trace(work.now))
    else:
        await notice_report.stopped(work, notice, await work.notices.tally(notice.id))


async def _go_on(work: UnitOfWork, notice: Notice, before: Trace) -> None:
    """Something is written, or looked at; what is to be written next does not wait."""
    notice = await write(work, notice)
    tally = await work.notices.tally(notice.id)
    busy = not notice.written or await give_up_unsent(work, notice, tally)
    if not busy and await notice_ending.ended(work, notice, tally):
        return
    trace = await notice_progress.show(work, notice, tally, before)
    if busy:
        await _then(work, notice, work.now, trace)
    elif trace.why != PAUSED:
        await _then(work, notice, work.now + await _pause(work, notice, trace, trace is before), trace)


async def _pause(work: UnitOfWork, notice: Notice, trace: Trace, idle: bool) -> timedelta:
    """Until the next look. Of what rests until the morning nothing is to be seen before, unless somebody got the old
    words at the last moment."""
    if not (idle and trace.why) or (trace.why == NIGHT and await reopen_late(work, notice)):
        return look_every(notice, work.now)
    return notice_progress.until_morning(work.now) if trace.why == NIGHT else SELDOM


async def _then(work: UnitOfWork, notice: Notice, at: datetime, trace: Trace) -> None:
    await work.timers.replace(notice.id, [step_timer(notice, at, trace, work.new_id())])
