"""The second person answers: with one tap, to exactly what was shown."""

from __future__ import annotations

from domain import noticing
from domain.notice_approving import Hindrance, may_approve, too_late, waits
from domain.notices import Notice, NoticeChanged
from domain.people import Actor, Role
from domain.requests import NotFound
from usecases import notice_asking as asking
from usecases import notice_holding as holding
from usecases import notice_starting as starting
from usecases import notice_steps
from usecases.notice_correcting import wait_for_the_former
from usecases.notice_pages import is_shown
from usecases.ports import UnitOfWork


async def look(work: UnitOfWork, actor: Actor, notice_id: int) -> Notice:
    """A notice to which the actor may say yes or no, or might have. Raises NotFound for others."""
    notice = await work.notices.get(notice_id)
    if notice is None or not may_approve(actor, notice):
        raise NotFound
    return notice


async def approve(work: UnitOfWork, actor: Actor, notice_id: int, version: int, words: str = "") -> Notice:
    """«✅ Схвалити»: it goes out, or is planned, or is corrected; what cannot be any more is a draft again.

    Raises NotFound, NoticeChanged when it is not what was shown, and StillCorrecting: not yet.
    """
    notice = await _asked(work, actor, notice_id, version, words)
    if why := await _hindered(work, notice):
        return await holding.hold(work, notice, why, actor.person.id)
    agreed = await _agreed(work, actor, notice)
    asking.note(work, actor.person.id, "notice_approved", agreed)
    fix = bool(notice.pending)
    await asking.decided(work, agreed, "approved", actor.person.id, first=notice.asked_by, fix=fix)
    return agreed


async def _agreed(work: UnitOfWork, actor: Actor, notice: Notice) -> Notice:
    if not notice.pending:
        after = noticing.start(notice, work.now, approver=actor.person.id)
        return await starting.decide(work, notice.asked_by, notice, after, 0)
    await wait_for_the_former(work, notice)
    after = noticing.correct(notice, work.now, approver=actor.person.id)
    await work.notices.save(notice, after)
    asking.note(work, notice.asked_by, "notice_corrected", after)
    await notice_steps.begin(work, after)
    return after


async def refuse(work: UnitOfWork, actor: Actor, notice_id: int, version: int, words: str = "") -> Notice:
    """«❌ Не схвалювати»: a draft again, and whoever asked is told. Raises like `approve`."""
    notice = await _asked(work, actor, notice_id, version, words)
    after = noticing.refuse_correction(notice) if notice.pending else noticing.refuse(notice)
    await work.notices.save(notice, after)
    asking.note(work, actor.person.id, "notice_refused", after)
    await asking.decided(work, after, "refused", actor.person.id, first=notice.asked_by)
    return after


async def _asked(work: UnitOfWork, actor: Actor, notice_id: int, version: int, words: str) -> Notice:
    notice = await look(work, actor, notice_id)
    if not is_shown(notice, version, words) or not waits(notice):
        raise NoticeChanged(notice)
    return notice


async def _hindered(work: UnitOfWork, notice: Notice) -> Hindrance | None:
    """Two people are two people: the first must still be one who decides."""
    if notice.asked_by not in await work.staff.people_with(Role.ADMIN):
        return Hindrance.NO_AUTHOR
    return None if notice.pending else too_late(notice, work.now)
