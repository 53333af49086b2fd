"""The report of a notice that is over, to its author and whoever approved it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from domain.messages import Kind
from domain.notice_figures import figures_of
from domain.notices import Notice, Tally
from domain.people import Role
from usecases.apply import tell
from usecases.notice_progress import TZ, message, put, watching
from usecases.ports import UnitOfWork


async def finished(work: UnitOfWork, notice: Notice, tally: Tally, **more: Any) -> None:
    """The progress is full, the report comes below it. Where only the page stands, it becomes the report."""
    readers = await reporting(work, notice)
    await _in_place(work, notice, tally, readers)
    await report(work, notice, tally, readers, **more)


async def stopping(work: UnitOfWork, notice: Notice, tally: Tally, by: int) -> None:
    """Somebody has stopped it: the others read it at once."""
    readers = [reader for reader in await reporting(work, notice) if reader != by]
    await _in_place(work, notice, tally, readers, only=readers)
    await report(work, notice, tally, readers)


async def stopped(work: UnitOfWork, notice: Notice, tally: Tally) -> None:
    """Nothing waits any more: the pages that stand show it. Who is not there was told when it was stopped."""
    await _in_place(work, notice, tally, ())


async def report(work: UnitOfWork, notice: Notice, tally: Tally, readers: Collection[int], **more: Any) -> None:
    """One new message to each of these people."""
    admins = await work.staff.people_with(Role.ADMIN)
    figures = figures_of(notice, tally, work.now, TZ)
    for reader in readers:
        word = message(Kind.NOTICE_OVER, notice, figures, admin=reader in admins, **more)
        await tell(work, [reader], word, f"{Kind.NOTICE_OVER}:{notice.id}:{notice.version}")


async def reporting(work: UnitOfWork, notice: Notice) -> list[int]:
    """The author, or all admins when the author is none any more; and the approver, if still one of the staff."""
    admins = await work.staff.people_with(Role.ADMIN)
    first = [notice.author] if notice.author in admins else admins
    agreed = [notice.approver] if notice.approver else []
    heads = [one for one in agreed if one in admins or await _heads(work, one)]
    return list(dict.fromkeys([*first, *heads]))


async def _heads(work: UnitOfWork, person_id: int) -> bool:
    return any(m.active and m.role is Role.COORDINATOR for m in await work.staff.of_person(person_id))


async def _in_place(
    work: UnitOfWork, notice: Notice, tally: Tally, readers: Collection[int], only: Collection[int] | None = None
) -> None:
    """The readers of a report need no buttons above it; to the others the page is the report."""
    figures = figures_of(notice, tally, work.now, TZ)
    for person, at in await watching(work, notice):
        kind = Kind.NOTICE_PROGRESS if person.id in readers else Kind.NOTICE_OVER
        if at and (only is None or person.id in only):
            put(work, notice, person, at, message(kind, notice, figures, admin=True))
