"""A notice of danger that went out by one person's word: all who could have been asked hear of it at once."""

from __future__ import annotations

from domain.messages import Kind, Message
from domain.notices import Counted, Notice
from domain.people import Role
from usecases import notice_asking as asking
from usecases.apply import tell
from usecases.ports import UnitOfWork


async def tell_alone(work: UnitOfWork, notice: Notice, counted: Counted, by: int, why: str) -> None:
    """To every other admin and every coordinator of its communities: the message, who sent it and why alone."""
    people = await _watching(work, notice, by)
    await asking.show(work, notice, people)
    about = {**await asking.told(work, notice, by), **asking.counts(counted), "why": why}
    admins = set(await work.staff.people_with(Role.ADMIN))
    for whose in (True, False):
        these = [id_ for id_ in people if (id_ in admins) is whose]
        await tell(work, these, Message(Kind.NOTICE_ALONE, {**about, "admin": whose}, urgent=True))


async def _watching(work: UnitOfWork, notice: Notice, by: int) -> list[int]:
    found = await work.staff.people_with(Role.ADMIN)
    everywhere = [one.code for one in await work.communities.all()]
    for code in notice.audience.communities or everywhere:
        found += await work.staff.people_with(Role.COORDINATOR, code)
    return [id_ for id_ in dict.fromkeys(found) if id_ != by]
