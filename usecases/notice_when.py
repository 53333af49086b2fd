"""When a draft begins and until when it may go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.deadlines import Zone
from domain.notice_times import expire_at, start_at
from domain.notices import Notice
from domain.people import Actor
from usecases.notice_aim import draft, put
from usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Begins:
    """The draft as it is now; `later`: not when it was wished for, but in the morning; `longer`: its end came before
    the start, so it is the usual one again."""

    notice: Notice
    later: bool = False
    longer: bool = False


async def begin_at(work: UnitOfWork, actor: Actor, notice_id: int, at: datetime | None, tz: Zone) -> Begins:
    """It begins then (None: at once), but not at night. Raises BadTime, NotFound and NotThatNow."""
    notice = await draft(work, actor, notice_id)
    starts = start_at(notice, at, work.now, tz) if at else None
    longer = notice.not_after is not None and notice.not_after <= (starts or work.now)
    ends = None if longer else notice.not_after
    return Begins(await put(work, notice, starts_at=starts, not_after=ends), starts != at, longer)


async def expire(work: UnitOfWork, actor: Actor, notice_id: int, at: datetime | None, tz: Zone) -> Notice:
    """After this moment nobody is told any more (None: the usual two days after the start). Raises BadTime, NotFound
    and NotThatNow."""
    notice = await draft(work, actor, notice_id)
    return await put(work, notice, not_after=expire_at(notice, at, work.now, tz) if at else None)
