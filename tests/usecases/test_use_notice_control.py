"""Pause, continue, stop: at once, by any admin, once; and the lists of people to telephone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.notices import Notice, NoticeChanged, NoticeState
from domain.noticing import NotThatNow
from domain.people import Actor, Role, SafeContact
from domain.requests import NotFound
from tests.usecases.desk import ADMIN, ANNA, GALYNA, HEAD, HOME, NEXT, Desk
from tests.usecases.notice_town import deliver, now, residents, started, step, tally, through
from usecases import notice_calls, notice_control
from usecases.ports import Letter, UnitOfWork

OTHER = 802


async def half_way(desk: Desk) -> Notice:
    """Three of seven have it."""
    await residents(desk, 6)
    notice = await started(desk)
    await step(desk, notice)
    assert len(await deliver(desk, 3)) == 3
    return notice


async def control(desk: Desk, what: str, notice: Notice, chat: int = ADMIN) -> Notice:
    """This person presses the button on the page as it is now."""
    actor, version = await desk.actor(chat), now(desk, notice).version
    async with desk.work() as work:
        if what == "pause":
            return await notice_control.pause(work, actor, notice.id)
        return await {"resume": notice_control.resume, "stop": notice_control.stop}[what](
            work, actor, notice.id, version
        )


async def test_paused_nothing_goes_out_and_continued_nobody_is_left_out(desk: Desk) -> None:
    notice = await half_way(desk)
    await control(desk, "pause", notice)
    assert await deliver(desk) == []
    while await step(desk, notice):
        pass
    assert now(desk, notice).state is NoticeState.PAUSED
    resumed = await control(desk, "resume", notice)
    assert (resumed.pace_from, resumed.pace_at) == (3, desk.now)
    assert (await through(desk, notice)).state is NoticeState.DONE
    assert tally(desk, notice) == {"send/sent": 7}


async def test_paused_at_once_its_people_are_written_down_all_the_same(desk: Desk) -> None:
    notice = await started(desk)
    await control(desk, "pause", notice)
    while await step(desk, notice):
        pass
    paused = now(desk, notice)
    assert (paused.state, paused.written, dict(paused.totals)) == (NoticeState.PAUSED, True, {"send": 1})


async def test_stopped_what_waits_is_given_up_and_counted(desk: Desk) -> None:
    notice = await half_way(desk)
    await control(desk, "stop", notice)
    over = await through(desk, notice)
    assert (over.state, over.written) == (NoticeState.STOPPED, True)
    assert tally(desk, notice) == {"send/sent": 3, "send/stopped": 4}
    assert await deliver(desk) == [] and not desk.letters("notice_calls")


async def test_stopped_before_all_are_written_it_can_be_recalled(desk: Desk) -> None:
    notice = await started(desk)
    await control(desk, "stop", notice)
    over = await through(desk, notice)
    assert over.written and not desk.letters("notice_over")  # who pressed has it on the screen


async def test_the_author_and_whoever_approved_hear_that_another_stopped_it(desk: Desk) -> None:
    await desk.hire(OTHER, Role.ADMIN, community="")
    notice = await half_way(desk)
    approved = replace(now(desk, notice), approver=(await desk.actor(HEAD)).person.id)
    desk.rows.notices[notice.id] = approved
    await control(desk, "stop", notice, OTHER)
    assert sorted(one.chat for one in desk.letters("notice_over")) == [HEAD, ADMIN]
    assert {one.chat: one.body["params"]["admin"] for one in desk.letters("notice_over")} == {HEAD: False, ADMIN: True}


@pytest.mark.parametrize("what", ["pause", "resume", "stop"])
@pytest.mark.parametrize("chat", [GALYNA, HEAD])
async def test_for_whoever_is_no_admin_there_is_no_such_notice(desk: Desk, what: str, chat: int) -> None:
    notice = await half_way(desk)
    with pytest.raises(NotFound):
        await control(desk, what, notice, chat)
    assert now(desk, notice).state is NoticeState.RUNNING


async def test_of_two_who_stop_it_one_is_first(desk: Desk) -> None:
    notice = await half_way(desk)
    actor = await desk.actor(ADMIN)
    await control(desk, "stop", notice)
    with pytest.raises(NoticeChanged):
        async with desk.work() as work:
            await notice_control.stop(work, actor, notice.id, notice.version)
    with pytest.raises(NotThatNow):
        await control(desk, "pause", notice)
    assert [one[1] for one in desk.rows.audit if one[1].startswith("notice_")] == ["notice_stopped"]


async def listed(work: UnitOfWork, actor: Actor, notice: Notice, after: int = 0) -> notice_calls.Calls:
    return await notice_calls.calls(work, actor, notice.id, HOME.code, after)


def nobody(_: Letter) -> tuple[str, str]:
    """Everybody has closed the bot."""
    return "dropped", "blocked"


@pytest.mark.parametrize("chat", [ADMIN, ANNA, GALYNA, 702])
async def test_the_list_is_for_the_coordinators_of_the_community_alone(desk: Desk, chat: int) -> None:
    await desk.hire(ANNA)
    await desk.hire(702, Role.COORDINATOR, NEXT.code)
    notice = await through(desk, await started(desk), nobody)
    actor = await desk.actor(chat)
    with pytest.raises(NotFound):
        async with desk.work() as work:
            await listed(work, actor, notice)
    head = await desk.actor(HEAD)
    async with desk.work() as work:
        assert [call.why for call in (await listed(work, head, notice)).calls] == ["blocked"]
    assert desk.rows.audit[-1] == (head.person.id, "notice_calls", 0, HOME.code)


async def test_a_long_list_comes_in_parts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice_calls, "MOST", 3)
    await residents(desk, 6)
    notice = await through(desk, await started(desk), nobody)
    assert desk.letters("notice_calls")[0].body["params"]["more"]
    head, names, after = await desk.actor(HEAD), [], 0
    async with desk.work() as work:
        for size in (3, 3, 1):
            part = await listed(work, head, notice, after)
            assert len(part.calls) == size
            names += [call.name for call in part.calls]
            after = part.after
    assert len(set(names)) == 7 and not after


@pytest.mark.parametrize("danger", ["", "water"])
async def test_who_wishes_for_peace_is_telephoned_of_danger_only(desk: Desk, danger: str) -> None:
    muted, silent, never = await residents(desk, 3)
    desk.rows.people[silent.id] = replace(silent, safe=SafeContact(phone="+380671111111", code_word="верба"))
    desk.rows.people[never.id] = replace(never, safe=SafeContact(hours="never"))
    why = {muted.chat: "muted", silent.chat: "not_to_write", never.chat: "not_to_write"}

    def fate(letter: Letter) -> tuple[str, str]:
        return ("dropped", why[letter.chat]) if letter.chat in why else ("sent", "")

    notice = await through(desk, await started(desk, danger=danger), fate)
    assert bool(desk.letters("notice_calls")) is bool(danger)
    head = await desk.actor(HEAD)
    async with desk.work() as work:
        calls = (await listed(work, head, notice)).calls
    assert [(call.phone, call.word) for call in calls] == ([("", ""), ("+380671111111", "верба")] if danger else [])


async def test_where_nobody_coordinates_the_report_says_so(desk: Desk) -> None:
    (head,) = [m for m in desk.rows.memberships.values() if m.role is Role.COORDINATOR]
    desk.rows.memberships[head.id] = replace(head, active=False)
    await through(desk, await started(desk), nobody)
    (report,) = desk.letters("notice_over")
    assert (report.body["params"]["callers"], report.body["params"]["nobody"]) == (0, [HOME.name])
