"""The urgent lane: chosen with a reason, on record; a correction is agreed to by the same two people's rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import noticing
from domain.notices import Notice, NoticeChanged, NoticeState, Part, Post
from domain.noticing import NotThatNow
from domain.people import Role
from domain.requests import NotFound
from tests.usecases.desk import ADMIN, HEAD, Desk
from tests.usecases.notice_start_steps import (
    MANY,
    OTHER,
    approve,
    as_is,
    dismiss,
    drafted,
    kinds_to,
    refuse,
    second,
    send,
    verbs,
)
from usecases import notice_asking, notice_control, notice_danger, notice_pages

LATER = {"uk": Post((Part(text="Води не буде з 10:00"),))}


async def mark(desk: Desk, notice: Notice, why: str, chat: int = ADMIN) -> Notice:
    """«🆘 Небезпека», this one."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await notice_danger.put(work, actor, notice.id, as_is(desk, notice).version, why)


async def test_a_danger_is_on_record_and_may_be_none_after_all(desk: Desk) -> None:
    notice = await mark(desk, await drafted(desk), "fire")
    assert notice.danger == "fire"
    assert await mark(desk, notice, "fire") == notice
    assert (await mark(desk, notice, "")).danger == ""
    assert verbs(desk) == ["notice_danger", "notice_no_danger"]
    with pytest.raises(NotFound):
        await mark(desk, notice, "war", HEAD)


async def test_who_was_asked_hears_that_it_is_another_notice_now(desk: Desk) -> None:
    notice = await send(desk, await drafted(desk))
    changed = await mark(desk, notice, "war")
    assert changed.state is NoticeState.DRAFT and kinds_to(desk, HEAD)[-1] == "notice_decided"
    with pytest.raises(NoticeChanged):
        await approve(desk, notice, HEAD, notice.version)


async def test_what_runs_is_no_danger_any_more(desk: Desk) -> None:
    notice = await send(desk, await drafted(desk), MANY)
    with pytest.raises(NotThatNow):
        await mark(desk, notice, "war")


async def test_its_question_rings_at_night_and_says_so(desk: Desk) -> None:
    desk.office.clock.move(hours=13)
    await send(desk, await mark(desk, await drafted(desk), "chemical"))
    asked = desk.letters("notice_asked")
    assert {one.lane for one in asked} == {"urgent"} and not any(one.body.get("silent") for one in asked)
    await send(desk, await drafted(desk))
    assert all(one.body.get("silent") for one in desk.letters("notice_asked")[len(asked) :])


async def corrected(desk: Desk) -> Notice:
    """It was sent with approval; other words are proposed, and a second person is asked about them."""
    notice = await approve(desk, await send(desk, await drafted(desk)), HEAD)
    async with desk.work() as work:
        written = replace(noticing.finish(notice, work.now), written=True, totals={"send": 1})
        await work.notices.save(notice, written)
        await work.notices.advance(written, cursor=1, written=True, totals={"send": 1})
    async with desk.work() as work:
        found = await work.notices.get(notice.id)
        assert found is not None
        proposed = noticing.propose(found, LATER)
        await work.notices.save(found, proposed)
    async with desk.work() as work:
        author = (await desk.actor_in(work, ADMIN)).person.id
        return await notice_asking.ask(work, author, proposed, await notice_pages.count(work, proposed))


async def test_a_correction_is_approved_by_another(desk: Desk) -> None:
    await second(desk)
    asked = await corrected(desk)
    assert asked.state is NoticeState.DONE and asked.pending == LATER
    with pytest.raises(NotFound):
        await approve(desk, asked, ADMIN)
    fixed = await approve(desk, asked)
    assert (fixed.state, fixed.posts, fixed.edition) == (NoticeState.RUNNING, LATER, 2)
    assert fixed.approver == (await desk.actor(OTHER)).person.id


async def test_a_correction_that_nobody_wants_stays_a_proposal(desk: Desk) -> None:
    asked = await corrected(desk)
    left = await refuse(desk, asked, HEAD)
    assert left.state is NoticeState.DONE and left.pending == LATER and not left.asked_by
    with pytest.raises(NoticeChanged):
        await approve(desk, asked, HEAD, asked.version)


async def test_a_correction_of_somebody_who_left_is_not_made(desk: Desk) -> None:
    await second(desk)
    asked = await corrected(desk)
    await dismiss(desk, ADMIN)
    held = await approve(desk, asked, HEAD)
    assert held.state is NoticeState.DONE and held.edition == 1 and kinds_to(desk, OTHER)[-1] == "notice_held"


async def test_the_author_leaves_while_it_runs_and_another_admin_holds_the_controls(desk: Desk) -> None:
    notice = await send(desk, await drafted(desk), MANY)
    await second(desk)
    await dismiss(desk, ADMIN)
    other = await desk.actor(OTHER)
    async with desk.work() as work:
        paused = await notice_control.pause(work, other, notice.id)
    assert paused.state is NoticeState.PAUSED
    async with desk.work() as work:
        assert (await notice_control.resume(work, other, notice.id, paused.version)).state is NoticeState.RUNNING


async def test_nobody_who_is_away_or_has_blocked_the_bot_is_asked(desk: Desk) -> None:
    await desk.hire(702, Role.COORDINATOR, away=True)
    notice = await send(desk, await drafted(desk, starts_at=desk.now + timedelta(hours=1)))
    assert kinds_to(desk, HEAD) and not kinds_to(desk, 702)
    assert (await approve(desk, notice, 702)).state is NoticeState.SCHEDULED  # they may all the same
