"""A notice goes out at once, at its time, or by two people; what hinders it is said, and then nothing is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.notice_approving import Hindrance, NotReady
from domain.notices import Audience, Limits, Notice, NoticeChanged, NoticeState
from domain.noticing import NotThatNow
from domain.people import Role
from domain.requests import NotFound
from domain.timers import TimerKind
from tests.usecases.desk import ADMIN, GALYNA, HEAD, NEXT, Desk
from tests.usecases.notice_start_steps import (
    MANY,
    NEWCOMER,
    OTHER,
    TWO,
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
from usecases import notice_starting, notice_waiting

HOUR = timedelta(hours=1)


async def hindered(desk: Desk, notice: Notice, limits: Limits = TWO) -> Hindrance:
    """Why it did not go; nothing was changed, and nobody was told anything."""
    rows = desk.rows.copy()
    with pytest.raises(NotReady) as caught:
        await send(desk, notice, limits)
    assert desk.rows == rows
    return caught.value.why


async def test_few_people_need_one_admin(desk: Desk) -> None:
    notice = await drafted(desk)
    sent = await send(desk, notice, MANY)
    assert (sent.state, sent.begun_at, sent.approver) == (NoticeState.RUNNING, desk.now, 0)
    assert sent.not_after == desk.now + timedelta(days=2)
    assert verbs(desk) == ["notice_sent"] and not kinds_to(desk, HEAD)


async def test_many_people_need_two(desk: Desk) -> None:
    await second(desk)
    notice = await send(desk, await drafted(desk))
    assert notice.state is NoticeState.ASKED and notice.asked == 1
    assert kinds_to(desk, OTHER) == kinds_to(desk, HEAD) == ["notice_asked"] * 2
    assert not kinds_to(desk, ADMIN) and not kinds_to(desk, GALYNA)
    begun = await approve(desk, notice)
    other = (await desk.actor(OTHER)).person.id
    assert (begun.state, begun.approver) == (NoticeState.RUNNING, other)
    assert kinds_to(desk, ADMIN)[0] == "notice_decided" and kinds_to(desk, HEAD)[-1] == "notice_decided"
    assert verbs(desk) == ["notice_asked", "notice_sent", "notice_approved"]


async def test_all_communities_need_two_however_few_they_are(desk: Desk) -> None:
    await second(desk)
    notice = await send(desk, await drafted(desk, audience=Audience()), MANY)
    assert notice.state is NoticeState.ASKED
    assert kinds_to(desk, OTHER) and not kinds_to(desk, HEAD)


async def test_a_coordinator_approves_for_the_own_community_only(desk: Desk) -> None:
    notice = await send(desk, await drafted(desk))
    assert (await approve(desk, notice, HEAD)).state is NoticeState.RUNNING
    await desk.hire(901, Role.COORDINATOR, NEXT.code)
    again = await send(desk, await drafted(desk))
    with pytest.raises(NotFound):
        await approve(desk, again, 901)


@pytest.mark.parametrize("chat", [ADMIN, GALYNA, 601])
async def test_nobody_else_approves(desk: Desk, chat: int) -> None:
    await desk.hire(601, Role.WORKER)
    notice = await send(desk, await drafted(desk))
    rows = desk.rows.copy()
    for answer in (approve, refuse):
        with pytest.raises(NotFound):
            await answer(desk, notice, chat)
    assert desk.rows == rows


async def test_whoever_asks_in_the_place_of_the_author_does_not_approve_either(desk: Desk) -> None:
    await second(desk)
    notice = await send(desk, await drafted(desk), chat=OTHER)
    for chat in (ADMIN, OTHER):
        with pytest.raises(NotFound):
            await approve(desk, notice, chat)


async def test_who_is_second_reads_what_the_first_decided(desk: Desk) -> None:
    await second(desk)
    notice = await send(desk, await drafted(desk))
    await approve(desk, notice, version=notice.version)
    for answer in (approve(desk, notice, HEAD, notice.version), refuse(desk, notice, HEAD)):
        with pytest.raises(NoticeChanged) as late:
            await answer
        assert late.value.fresh.state is NoticeState.RUNNING


async def test_no_means_a_draft_again_and_the_author_hears_it(desk: Desk) -> None:
    await second(desk)
    notice = await refuse(desk, await send(desk, await drafted(desk)))
    assert (notice.state, notice.asked_by) == (NoticeState.DRAFT, 0)
    told = desk.letters("notice_decided")
    assert {(one.chat, one.body["params"]["what"]) for one in told} == {(ADMIN, "refused"), (HEAD, "refused")}
    assert (await send(desk, notice)).state is NoticeState.ASKED


async def test_nobody_to_ask_is_said_before(desk: Desk) -> None:
    assert await hindered(desk, await drafted(desk, audience=Audience())) is Hindrance.NOBODY
    await dismiss(desk, HEAD)
    assert await hindered(desk, await drafted(desk)) is Hindrance.NOBODY


async def test_what_hinders_it(desk: Desk) -> None:
    now = desk.now
    cases: dict[Hindrance, dict[str, Any]] = {
        Hindrance.EMPTY: {"posts": {}},
        Hindrance.NO_PEOPLE: {"audience": Audience((NEXT.code,))},
        Hindrance.BEGIN_PAST: {"starts_at": now - HOUR},
        Hindrance.EXPIRED: {"not_after": now},
    }
    for why, fields in cases.items():
        assert await hindered(desk, await drafted(desk, **fields), MANY) is why


async def test_at_night_what_ends_before_the_morning_does_not_go(desk: Desk) -> None:
    desk.office.clock.move(hours=12)  # 23:00 in Kyiv
    ends = desk.now + 2 * HOUR
    assert await hindered(desk, await drafted(desk, not_after=ends), MANY) is Hindrance.NIGHT
    assert (await send(desk, await drafted(desk, not_after=ends, danger="fire"), MANY)).state is NoticeState.RUNNING


async def test_everybody_muted_it(desk: Desk) -> None:
    person = (await desk.actor(GALYNA)).person
    async with desk.work() as work:
        await work.people.save(replace(person, quiet=frozenset({"notices"})))
    assert await hindered(desk, await drafted(desk), MANY) is Hindrance.UNHEARD
    assert (await send(desk, await drafted(desk, danger="war"), MANY)).state is NoticeState.RUNNING


async def test_strangers_find_nothing_and_stale_buttons_do_nothing(desk: Desk) -> None:
    notice = await drafted(desk)
    with pytest.raises(NotFound):
        await send(desk, notice, chat=HEAD)
    admin = await desk.actor(ADMIN)
    with pytest.raises(NoticeChanged):
        async with desk.work() as work:
            await notice_starting.send(work, admin, notice.id, notice.version + 1, MANY)
    await send(desk, notice, MANY)
    with pytest.raises(NotThatNow):
        await send(desk, notice, MANY)


async def test_asked_once_more_and_taken_back(desk: Desk) -> None:
    notice = await send(desk, await drafted(desk))
    admin = await desk.actor(ADMIN)
    desk.office.clock.move(minutes=5)
    async with desk.work() as work:
        await notice_waiting.ask_again(work, admin, notice.id, notice.version)
    async with desk.work() as work:
        await notice_waiting.ask_again(work, admin, notice.id, notice.version)  # the same minute
    assert kinds_to(desk, HEAD) == ["notice_asked"] * 4
    async with desk.work() as work:
        back = await notice_waiting.take_back(work, admin, notice.id, notice.version)
    assert back.state is NoticeState.DRAFT and kinds_to(desk, HEAD)[-1] == "notice_decided"
    with pytest.raises(NoticeChanged):
        await approve(desk, notice, HEAD, notice.version)


async def test_whoever_asked_is_no_admin_any_more(desk: Desk) -> None:
    await second(desk)
    await desk.hire(NEWCOMER, Role.ADMIN, community="")
    notice = await send(desk, await drafted(desk))
    await dismiss(desk, ADMIN)
    held = await approve(desk, notice)
    assert held.state is NoticeState.DRAFT and kinds_to(desk, NEWCOMER)[-1] == "notice_held"


async def test_without_approval_life_is_at_stake(desk: Desk) -> None:
    await second(desk)
    admin = await desk.actor(ADMIN)
    ordinary, danger = await drafted(desk, audience=Audience()), await drafted(desk, danger="war")
    with pytest.raises(NotFound):
        async with desk.work() as work:
            await notice_starting.send_alone(work, admin, ordinary.id, ordinary.version, "minutes")
    asked = await send(desk, danger)
    async with desk.work() as work:
        sent = await notice_starting.send_alone(work, admin, asked.id, asked.version, "minutes")
    assert (sent.state, sent.approver) == (NoticeState.RUNNING, 0)
    assert verbs(desk)[-1] == "notice_alone_minutes"
    assert "notice_alone" in kinds_to(desk, OTHER) and "notice_alone" in kinds_to(desk, HEAD)
    assert all(one.lane == "urgent" for one in desk.letters("notice_alone"))
    with pytest.raises(NoticeChanged):
        await approve(desk, asked, version=asked.version)


async def test_planned_notices_begin_at_their_time(desk: Desk) -> None:
    notice = await send(desk, await drafted(desk, starts_at=desk.now + HOUR), MANY)
    assert notice.state is NoticeState.SCHEDULED and notice.not_after == desk.now + HOUR + timedelta(days=2)
    await desk.turn(minutes=59)
    assert as_is(desk, notice).state is NoticeState.SCHEDULED
    await desk.turn(minutes=2)
    assert as_is(desk, notice).begun_at is not None and verbs(desk)[:2] == ["notice_scheduled", "notice_sent"]


async def test_at_its_time_the_author_is_no_admin_any_more(desk: Desk) -> None:
    await second(desk)
    notice = await send(desk, await drafted(desk, starts_at=desk.now + HOUR), MANY)
    await dismiss(desk, ADMIN)
    await desk.turn(hours=2)
    assert as_is(desk, notice).state is NoticeState.DRAFT
    assert kinds_to(desk, OTHER) == ["notice_held"]


async def test_at_its_time_there_are_too_many_for_one(desk: Desk) -> None:
    notice = await send(desk, await drafted(desk, starts_at=desk.now + HOUR), Limits(alone=1))
    await desk.resident(502)
    await desk.turn(hours=2)
    assert as_is(desk, notice).state is NoticeState.ASKED
    assert kinds_to(desk, HEAD) == ["notice_asked"] * 2 and kinds_to(desk, ADMIN) == ["notice_decided"]
    assert (await approve(desk, notice, HEAD)).state is NoticeState.RUNNING


async def test_a_plan_that_was_taken_back_never_begins(desk: Desk) -> None:
    notice = await send(desk, await drafted(desk, starts_at=desk.now + HOUR), MANY)
    admin = await desk.actor(ADMIN)
    async with desk.work() as work:
        await notice_waiting.take_back(work, admin, notice.id, notice.version)
    await desk.turn(hours=3)
    assert as_is(desk, notice).state is NoticeState.DRAFT
    assert TimerKind.NOTICE_START in {row.timer.kind for row in desk.rows.timers.values()}


async def test_the_planned_is_sent_now(desk: Desk) -> None:
    notice = await send(desk, await drafted(desk, starts_at=desk.now + HOUR), MANY)
    admin = await desk.actor(ADMIN)
    async with desk.work() as work:
        sent = await notice_starting.now(work, admin, notice.id, notice.version, MANY)
    assert sent.state is NoticeState.RUNNING and sent.begun_at == desk.now


async def test_another_admin_plans_the_draft_of_one_who_left(desk: Desk) -> None:
    await second(desk)
    draft = await drafted(desk, starts_at=desk.now + HOUR)
    await dismiss(desk, ADMIN)
    notice = await send(desk, draft, MANY, OTHER)
    assert notice.state is NoticeState.SCHEDULED
    await desk.turn(hours=2)
    assert as_is(desk, notice).begun_at is not None and not kinds_to(desk, OTHER)


async def test_too_late_to_approve(desk: Desk) -> None:
    notice = await send(desk, await drafted(desk, not_after=desk.now + HOUR))
    desk.office.clock.move(hours=2)
    held = await approve(desk, notice, HEAD)
    assert held.state is NoticeState.DRAFT
    (told,) = desk.letters("notice_held")
    assert (told.chat, told.body["params"]["why"]) == (ADMIN, "expired")


async def test_after_a_long_outage_what_is_too_late_does_not_begin(desk: Desk) -> None:
    notice = await send(desk, await drafted(desk, starts_at=desk.now + HOUR), MANY)
    desk.office.clock.move(days=4)
    await desk.turn(minutes=1)
    assert as_is(desk, notice).state is NoticeState.DRAFT and kinds_to(desk, ADMIN) == ["notice_held"]
