"""A notice that should not have gone out: what was delivered is taken away, or says that it is called off.

It needs no second person: to say nothing more is always safe, and it must be fast."""

from __future__ import annotations

from domain import noticing
from domain.notices import RECALLS, Notice, Task
from domain.noticing import NotThatNow
from domain.people import Actor
from domain.requests import NotFound
from usecases import notice_asking as asking
from usecases import notice_pages, notice_steps
from usecases.notice_pages import as_shown
from usecases.ports import UnitOfWork

_DEEDS = {Task.DELETE: "notice_deleted", Task.CANCEL: "notice_cancelled"}


async def recallable(work: UnitOfWork, actor: Actor, notice_id: int) -> Notice:
    """A notice that can be recalled now, or once more. Raises NotFound and NotThatNow."""
    notice = await notice_pages.get(work, actor, notice_id)
    if not noticing.may_recall(notice, await work.notices.tally(notice_id)):
        raise NotThatNow(notice)
    return notice


async def recall(work: UnitOfWork, actor: Actor, notice_id: int, version: int, task: Task) -> Notice:
    """Every copy that was delivered; what was not is not sent. A correction that waits for somebody is off.

    Raises NotFound, NoticeChanged and NotThatNow.
    """
    if task not in RECALLS:
        raise NotFound
    notice = await as_shown(work, actor, notice_id, version)
    after = noticing.recall(notice, task, work.now, await work.notices.tally(notice_id))
    await work.notices.save(notice, after)
    asking.note(work, actor.person.id, _DEEDS[task], after)
    if notice.pending and notice.asked_by:
        await asking.decided(work, notice, "back", actor.person.id)
    await notice_steps.begin(work, after)
    return after
