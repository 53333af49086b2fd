"""A correction of what people have got already: proposed, looked at, agreed to by a second person where the notice
needs one, and then every copy is edited."""

from __future__ import annotations

from domain import noticing
from domain.notice_approving import ALONE
from domain.notice_fixing import fitted
from domain.notices import NO_POSTS, SENDING, Counted, Limits, Notice, Post
from domain.noticing import NotThatNow, StillCorrecting
from domain.people import Actor
from domain.requests import NotFound
from usecases import notice_asking as asking
from usecases import notice_pages, notice_steps
from usecases.notice_alone import tell_alone
from usecases.notice_pages import as_shown
from usecases.ports import UnitOfWork


async def correctable(work: UnitOfWork, actor: Actor, notice_id: int) -> Notice:
    """A notice whose copies can be corrected now. Raises NotFound, and NotThatNow (StillCorrecting: not yet)."""
    notice = await notice_pages.get(work, actor, notice_id)
    await wait_for_the_former(work, notice)
    if not noticing.may_correct(notice):
        raise NotThatNow(notice)
    return notice


async def propose(work: UnitOfWork, actor: Actor, notice_id: int, lang: str, post: Post) -> Notice:
    """The words (or the files) of this message in place of what there is in that language; nobody gets them yet. What
    was proposed before, in whichever language, stays proposed.

    Raises NotFound, NotThatNow, and NotFitting when the message cannot take that place.
    """
    notice = await correctable(work, actor, notice_id)
    present = notice.pending or notice.posts
    if lang not in present:
        raise NotFound
    after = noticing.propose(notice, {**present, lang: fitted(present[lang], post)})
    await work.notices.save(notice, after)
    asking.note(work, actor.person.id, "notice_correcting", after)
    return after


async def take_back(work: UnitOfWork, actor: Actor, notice_id: int, version: int, words: str = "") -> Notice:
    """Nothing is corrected; who was asked is told. Raises NotFound, NoticeChanged and NotThatNow."""
    notice = await as_shown(work, actor, notice_id, version, words)
    if not notice.pending:
        raise NotThatNow(notice)
    after = noticing.propose(notice, NO_POSTS)
    await work.notices.save(notice, after)
    asking.note(work, actor.person.id, "notice_taken_back", after)
    if notice.asked_by:
        await asking.decided(work, notice, "back", actor.person.id)
    return after


async def confirm(
    work: UnitOfWork, actor: Actor, notice_id: int, version: int, limits: Limits, words: str = ""
) -> Notice:
    """What was proposed holds from now on; or a second person is asked, as for the notice itself.

    Raises NotFound, NoticeChanged, NotThatNow, and NotReady when there is nobody to ask.
    """
    notice = await as_shown(work, actor, notice_id, version, words)
    if not notice.pending or notice.asked_by:
        raise NotThatNow(notice)
    await wait_for_the_former(work, notice)
    people = told(notice)
    if noticing.needs_second(notice, people, limits):
        return await asking.ask(work, actor.person.id, notice, people)
    return await _corrected(work, actor, notice)


async def confirm_alone(
    work: UnitOfWork, actor: Actor, notice_id: int, version: int, why: str, words: str = ""
) -> Notice:
    """Nobody is waited for where a wrong word about a danger may cost a life. On record with its reason, and told to
    everybody who could have been asked. Raises like `confirm`; NotFound for an ordinary notice."""
    notice = await as_shown(work, actor, notice_id, version, words)
    if not notice.danger or why not in ALONE:
        raise NotFound
    await wait_for_the_former(work, notice)
    after = await _corrected(work, actor, notice)
    asking.note(work, actor.person.id, f"notice_alone_{why}", after)
    await tell_alone(work, notice, told(notice), actor.person.id, why)
    return after


async def _corrected(work: UnitOfWork, actor: Actor, notice: Notice) -> Notice:
    after = noticing.correct(notice, work.now)
    await work.notices.save(notice, after)
    asking.note(work, actor.person.id, "notice_corrected", after)
    await notice_steps.begin(work, after)
    return after


async def wait_for_the_former(work: UnitOfWork, notice: Notice) -> None:
    """One correction after the other. Raises StillCorrecting."""
    if not noticing.is_corrected(notice, await work.notices.tally(notice.id)):
        raise StillCorrecting(notice)


def told(notice: Notice) -> Counted:
    """How many people a correction concerns: all who got the notice, or are to get it."""
    return Counted(notice.totals.get(SENDING, 0))
