"""What was to go out and cannot: it is a draft again, and the admins hear why."""

from __future__ import annotations

from domain import noticing
from domain.messages import Kind, Message
from domain.notice_approving import Hindrance
from domain.notices import Notice, NoticeState
from domain.people import Role
from usecases import notice_asking as asking
from usecases.apply import tell
from usecases.ports import UnitOfWork


async def hold(work: UnitOfWork, notice: Notice, why: Hindrance, by: int = 0) -> Notice:
    """Back to the draft; every admin but `by`, who sees it on the screen, is told."""
    held = _back(notice)
    await work.notices.save(notice, held)
    admins = await work.staff.people_with(Role.ADMIN)
    about = {**await asking.told(work, notice, notice.author), "why": why}
    told = [id_ for id_ in admins if id_ != by]
    await tell(work, told, Message(Kind.NOTICE_HELD, about, urgent=bool(notice.danger)))
    return held


def _back(notice: Notice) -> Notice:
    if notice.pending:
        return noticing.refuse_correction(notice)
    return (noticing.refuse if notice.state is NoticeState.ASKED else noticing.unschedule)(notice)
