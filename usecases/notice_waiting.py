"""While it waits for the second person or for its time: asking once more, taking it back."""

from __future__ import annotations

from domain import noticing
from domain.notice_approving import Hindrance, NotReady, waits
from domain.notices import Notice, NoticeState
from domain.noticing import NotThatNow
from domain.people import Actor
from usecases import notice_asking as asking
from usecases.notice_pages import as_shown, count
from usecases.ports import UnitOfWork


async def ask_again(work: UnitOfWork, actor: Actor, notice_id: int, version: int, words: str = "") -> Notice:
    """«🔁 Запитати ще раз»: the same question below in the chat, at most once a minute.

    Raises NotFound, NoticeChanged, NotThatNow, and NotReady when there is nobody any more.
    """
    notice = await as_shown(work, actor, notice_id, version, words)
    if not waits(notice):
        raise NotThatNow(notice)
    people = await asking.approvers(work, notice)
    if not people:
        raise NotReady(Hindrance.NOBODY, notice)
    once = f"notice_asked:{notice.id}:{work.now:%y%m%d%H%M}"
    await asking.tell_asked(work, notice, await count(work, notice), people, once)
    asking.note(work, actor.person.id, "notice_asked", notice)
    return notice


async def take_back(work: UnitOfWork, actor: Actor, notice_id: int, version: int) -> Notice:
    """A draft again; nobody was sent anything. Whoever was asked reads it in the place of the question."""
    notice = await as_shown(work, actor, notice_id, version)
    asked = waits(notice)
    after = _draft(notice)
    await work.notices.save(notice, after)
    asking.note(work, actor.person.id, "notice_taken_back", after)
    if asked:
        await asking.decided(work, after, "back", actor.person.id)
    return after


def _draft(notice: Notice) -> Notice:
    if notice.state is NoticeState.SCHEDULED:
        return noticing.unschedule(notice)
    return noticing.refuse_correction(notice) if notice.pending else noticing.refuse(notice)
