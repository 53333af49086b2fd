"""Looks after the end of a correction or a recall: an answer of Telegram that came late has left the old words there.

A machine that slept, or a long wait in the middle of an album, may bring the word that somebody has got a copy when
all others were mended already.
"""

from __future__ import annotations

from datetime import timedelta

from domain import noticing
from domain.notice_pace import Trace, step_timer
from domain.notices import Notice, Task, ended
from usecases.notice_copying import reopen_late
from usecases.ports import UnitOfWork

_LOOKS = (timedelta(minutes=1), timedelta(minutes=15), timedelta(hours=4))  # counted from the end


async def plan(work: UnitOfWork, notice: Notice) -> None:
    """The next look at a notice that is over, if its copies were to be edited or taken away."""
    if notice.task is Task.SEND or notice.ended_at is None:
        return
    moments = (notice.ended_at + look for look in _LOOKS)
    if at := next((at for at in moments if at > work.now), None):
        await work.timers.replace(notice.id, [step_timer(notice, at, Trace(work.now), work.new_id())])


async def look(work: UnitOfWork, notice: Notice) -> Notice | None:
    """The notice under way once more, when a copy still has the old words. Raises NoticeChanged."""
    found = await reopen_late(work, notice) if notice.task is not Task.SEND else None
    if found is None:
        await plan(work, notice)
        return None
    done = ended(await work.notices.tally(notice.id), notice.job)
    again = noticing.once_more(found, work.now, done)
    await work.notices.save(found, again)
    return again
