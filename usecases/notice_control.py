"""«⏸ Пауза», «▶️ Продовжити», «⏹ Зупинити»: what any admin may do with a notice that is under way."""

from __future__ import annotations

from domain import noticing
from domain.notices import Notice, ended
from domain.people import Actor
from usecases import notice_pages, notice_report, notice_steps
from usecases.notice_asking import note
from usecases.ports import UnitOfWork


async def pause(work: UnitOfWork, actor: Actor, notice_id: int) -> Notice:
    """Nothing more goes out: whatever the page was, sooner is better. Raises NotFound, NotThatNow, NoticeChanged."""
    before = await notice_pages.get(work, actor, notice_id)
    return await _decided(work, actor, before, noticing.pause(before), "notice_paused")


async def resume(work: UnitOfWork, actor: Actor, notice_id: int, version: int) -> Notice:
    """On from where it stopped. Raises NotFound, NotThatNow, NoticeChanged."""
    before = await notice_pages.as_shown(work, actor, notice_id, version)
    done = ended(await work.notices.tally(notice_id), before.job)
    return await _decided(work, actor, before, noticing.resume(before, work.now, done), "notice_resumed")


async def stop(work: UnitOfWork, actor: Actor, notice_id: int, version: int) -> Notice:
    """For good. The author and whoever approved it hear of it. Raises NotFound, NotThatNow, NoticeChanged."""
    before = await notice_pages.as_shown(work, actor, notice_id, version)
    stopped = await _decided(work, actor, before, noticing.stop(before, work.now), "notice_stopped")
    await notice_report.stopping(work, stopped, await work.notices.tally(notice_id), actor.person.id)
    return stopped


async def _decided(work: UnitOfWork, actor: Actor, before: Notice, after: Notice, action: str) -> Notice:
    await work.notices.save(before, after)
    await notice_steps.begin(work, after)
    note(work, actor.person.id, action, after)
    return after
