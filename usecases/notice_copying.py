"""The copies of a notice, a stretch in each transaction: written, opened again, given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.notices import RECALLS, SENDING, Notice, NoticeState, Tally, Task, ended
from usecases.ports import UnitOfWork

CHUNK = 500
FLIGHT = timedelta(seconds=30)  # longer than Telegram is waited for: what was under way has its answer by then


async def write(work: UnitOfWork, notice: Notice) -> Notice:
    """One stretch more, if not all are written: people who get one, or delivered ones that are opened again."""
    if notice.written:
        return notice
    take = work.notices.enlist if notice.task is Task.SEND else work.notices.reopen
    stretch = await take(notice, CHUNK)
    return await _advance(work, notice, stretch.count, stretch.cursor, written=stretch.count < CHUNK)


async def reopen_late(work: UnitOfWork, notice: Notice) -> Notice | None:
    """Those that were delivered after all others had been opened again; None when there are none."""
    if notice.task is Task.SEND:
        return None
    stretch = await work.notices.reopen(replace(notice, cursor=0), CHUNK)
    return await _advance(work, notice, stretch.count, notice.cursor, written=True) if stretch.count else None


async def give_up(work: UnitOfWork, notice: Notice) -> bool:
    """What still waits of a stopped notice is not done any more; whether there was something."""
    if await work.notices.give_up(notice, CHUNK):
        return True
    if not notice.written:  # nobody comes to it any more: all its copies are known
        await _advance(work, notice, 0, notice.cursor, written=True)
    return False


async def give_up_unsent(work: UnitOfWork, notice: Notice, tally: Tally) -> bool:
    """What was not sent of a notice that is recalled now never will be; whether there was something."""
    if notice.state is not NoticeState.RUNNING or notice.task not in RECALLS or not landed(work, notice, tally):
        return False
    return bool(await work.notices.give_up(notice, CHUNK, unsent=True))


def landed(work: UnitOfWork, notice: Notice, tally: Tally) -> bool:
    """Whether nothing flies any more of what was being sent at the moment of a recall."""
    begun = notice.pace_at or work.now
    all_sent = ended(tally, SENDING) >= notice.totals.get(SENDING, 0) and not tally.get((SENDING, "stopped"))
    return all_sent or work.now >= begun + FLIGHT


async def _advance(work: UnitOfWork, notice: Notice, count: int, cursor: int, *, written: bool) -> Notice:
    totals = {**notice.totals, notice.job: notice.totals.get(notice.job, 0) + count}
    await work.notices.advance(notice, cursor=cursor, written=written, totals=totals)
    return replace(notice, cursor=cursor, written=written, totals=totals)
