"""The end of a notice: every copy has an outcome, and those whom it concerns are told."""

from __future__ import annotations

import logging

from domain import noticing
from domain.notices import RECALLS, SENDING, Notice, NoticeChanged, NoticeState, Tally, Task
from domain.notices import ended as ended_of
from usecases import notice_late, notice_report
from usecases.notice_calls import Callers, tell_coordinators
from usecases.notice_copying import landed, reopen_late
from usecases.ports import UnitOfWork

log = logging.getLogger(__name__)


async def ended(work: UnitOfWork, notice: Notice, tally: Tally) -> bool:
    """Whether this was the end of it, or somebody decided something at this very moment: their chain goes on."""
    if notice.state is not NoticeState.RUNNING or await work.notices.waiting(notice.id):
        return False
    if notice.task is not Task.SEND and not landed(work, notice, tally):
        return False
    if await reopen_late(work, notice):
        return False
    over = noticing.finish(notice, work.now)
    try:
        await work.notices.save(notice, over)
    except NoticeChanged:
        return True
    await notice_late.plan(work, over)
    tally = await work.notices.tally(notice.id)  # as it became while it was looked at
    _look(over, tally)
    await _taken_over(work, over, tally)
    callers = Callers() if over.task in RECALLS else await tell_coordinators(work, over)
    await notice_report.finished(work, over, tally, callers=callers.told, nobody=list(callers.nobody))
    return True


async def _taken_over(work: UnitOfWork, notice: Notice, tally: Tally) -> None:
    """What a recall found open of a correction that was under way has become a part of the recall."""
    totals = {job: ended_of(tally, job) for job in notice.totals}
    if totals != dict(notice.totals) and sum(totals.values()) == sum(notice.totals.values()):
        await work.notices.advance(notice, cursor=notice.cursor, written=True, totals=totals)


def _look(notice: Notice, tally: Tally) -> None:
    """There should be none. What a correction leaves undone when a recall comes is counted with that."""
    counted, written = sum(tally.values()), sum(notice.totals.values())
    if counted != written or ended_of(tally, SENDING) != notice.totals.get(SENDING, 0):
        log.error("copies of a notice were not counted", extra={"count": counted, "total": written})
