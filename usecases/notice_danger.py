"""The urgent lane: with its own reason, on record; for what threatens life or health."""

from __future__ import annotations

from domain import noticing
from domain.notices import Notice, NoticeState
from domain.people import Actor
from usecases import notice_asking as asking
from usecases.notice_pages import as_shown
from usecases.ports import UnitOfWork


async def put(work: UnitOfWork, actor: Actor, notice_id: int, version: int, why: str) -> Notice:
    """This is the danger ("" for none: it is ordinary again); the same once more changes nothing.

    Raises NotFound, NoticeChanged, and NotThatNow for what is no draft any more.
    """
    notice = await as_shown(work, actor, notice_id, version)
    after = noticing.changed(notice, danger=why)
    if notice.danger == why:
        return notice
    await work.notices.save(notice, after)
    asking.note(work, actor.person.id, "notice_danger" if why else "notice_no_danger", after)
    if notice.state is NoticeState.ASKED:
        await asking.decided(work, after, "back", actor.person.id)
    return after
