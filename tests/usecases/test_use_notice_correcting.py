"""A correction is proposed, looked at and confirmed, by two people where it takes two; a recall takes one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.notice_approving import Hindrance, NotReady
from domain.notice_fixing import NotFitting, seal
from domain.notices import Limits, Notice, NoticeChanged, NoticeState, Part, Post, Task
from domain.noticing import NotThatNow, StillCorrecting
from domain.requests import NotFound
from tests.usecases.desk import ADMIN, GALYNA, HEAD, Desk
from tests.usecases.notice_start_steps import MANY, OTHER, TWO, approve, as_is, kinds_to, refuse, second, verbs
from tests.usecases.notice_town import deliver, residents, started, step, tally, through
from usecases import notice_control, notice_correcting, notice_recalling

TEN = Post((Part(text="У середу з 10:00 не буде води."),))


async def sent(desk: Desk) -> Notice:
    """A notice that three people have got."""
    await residents(desk, 2)
    return await through(desk, await started(desk))


async def propose(desk: Desk, notice: Notice, post: Post = TEN, lang: str = "uk", chat: int = ADMIN) -> Notice:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await notice_correcting.propose(work, actor, notice.id, lang, post)


async def confirm(desk: Desk, notice: Notice, limits: Limits = MANY, version: int = 0, only: str = "") -> Notice:
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        at = version or as_is(desk, notice).version
        return await notice_correcting.confirm(work, actor, notice.id, at, limits, only)


async def take_back(desk: Desk, notice: Notice) -> Notice:
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        return await notice_correcting.take_back(work, actor, notice.id, as_is(desk, notice).version)


async def recall(desk: Desk, notice: Notice, task: Task, chat: int = ADMIN, version: int = 0) -> Notice:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        at = version or as_is(desk, notice).version
        return await notice_recalling.recall(work, actor, notice.id, at, task)


def words(notice: Notice) -> str:
    return notice.posts["uk"].parts[0].text


async def test_a_correction_reaches_everybody_who_has_it(desk: Desk) -> None:
    notice = await sent(desk)
    proposed = await propose(desk, notice)
    assert (words(proposed), proposed.state) == (words(notice), NoticeState.DONE)
    fixed = await confirm(desk, notice)
    assert (words(fixed), fixed.state, dict(fixed.pending)) == (TEN.parts[0].text, NoticeState.RUNNING, {})
    over = await through(desk, fixed)
    assert (over.state, tally(desk, notice)) == (NoticeState.DONE, {"send/sent": 3, "correct:2/sent": 3})
    assert verbs(desk)[-2:] == ["notice_correcting", "notice_corrected"]


async def test_two_corrections_in_a_row_and_the_second_word_counts(desk: Desk) -> None:
    notice = await sent(desk)
    await propose(desk, notice)
    await propose(desk, notice, Post((Part(text="З 11:00"),)))
    assert words(await confirm(desk, notice)) == "З 11:00"
    for _ in range(3):
        with pytest.raises(StillCorrecting):
            await propose(desk, notice)
        await step(desk, notice)
        await deliver(desk, 1)
    await propose(desk, notice)  # its end is not told yet, but it has come to everybody
    await through(desk, await confirm(desk, notice))
    assert words(as_is(desk, notice)) == TEN.parts[0].text
    assert tally(desk, notice) == {"send/sent": 3, "correct:2/sent": 3, "correct:3/sent": 3}
    assert dict(as_is(desk, notice).totals) == {"send": 3, "correct:2": 3, "correct:3": 3}


async def test_what_waits_for_the_morning_holds_no_second_correction_up(desk: Desk) -> None:
    await residents(desk, 2)
    notice = await started(desk)
    await step(desk, notice)
    await deliver(desk, 2)
    desk.office.clock.at = datetime(2026, 11, 23, 21, tzinfo=UTC)
    for post in (Post((Part(text="З 11:00"),)), TEN):
        await propose(desk, notice, post)
        await confirm(desk, notice)
        await step(desk, notice)
        await deliver(desk)
        await step(desk, notice)
    assert tally(desk, notice) == {"send/sent": 2, "correct:2/sent": 2, "correct:3/sent": 2}
    await through(desk, notice)
    assert tally(desk, notice) == {"send/sent": 3, "correct:2/sent": 2, "correct:3/sent": 2}


async def test_a_wrong_correction_is_stopped_and_corrected_at_once(desk: Desk) -> None:
    notice = await sent(desk)
    await propose(desk, notice, Post((Part(text="З 11:00"),)))
    await confirm(desk, notice)
    await step(desk, notice)
    await deliver(desk, 1)
    await stop(desk, notice)
    with pytest.raises(StillCorrecting):
        await propose(desk, notice)  # what it has not come to is not given up yet
    await step(desk, notice)
    await propose(desk, notice)
    await through(desk, await confirm(desk, notice))
    told = {"send/sent": 3, "correct:2/sent": 1, "correct:2/stopped": 2, "correct:3/sent": 3}
    assert (tally(desk, notice), words(as_is(desk, notice))) == (told, TEN.parts[0].text)


async def test_the_second_yes_waits_for_the_former_correction_too(desk: Desk) -> None:
    await second(desk)
    notice = await sent(desk)
    await propose(desk, notice, Post((Part(text="З 11:00"),)))
    asked = await confirm(desk, notice, TWO)
    late = replace(asked, task=Task.CORRECT, edition=2, totals={"send": 3, "correct:2": 1}, state=NoticeState.RUNNING)
    desk.rows.notices[notice.id] = late  # somebody got the old words at the last moment
    with pytest.raises(StillCorrecting):
        await approve(desk, notice)
    desk.rows.tallies[notice.id, "correct:2", "sent"] = 1
    assert (await approve(desk, notice)).edition == 3


async def stop(desk: Desk, notice: Notice) -> None:
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        await notice_control.stop(work, actor, notice.id, as_is(desk, notice).version)


async def test_while_it_is_paused_the_rest_goes_out_corrected(desk: Desk) -> None:
    await residents(desk, 2)
    notice = await started(desk)
    await step(desk, notice)
    await deliver(desk, 1)
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        await notice_control.pause(work, actor, notice.id)
    await propose(desk, notice)
    await confirm(desk, notice)
    over = await through(desk, notice)
    assert (over.state, tally(desk, notice)) == (NoticeState.DONE, {"send/sent": 3, "correct:2/sent": 1})


async def test_many_people_need_a_second_one_for_the_correction_too(desk: Desk) -> None:
    await second(desk)
    notice = await sent(desk)
    await propose(desk, notice)
    asked = await confirm(desk, notice, TWO)
    assert (asked.state, asked.asked, words(asked)) == (NoticeState.DONE, 3, words(notice))
    assert "notice_asked" in kinds_to(desk, OTHER) and "notice_asked" in kinds_to(desk, HEAD)
    with pytest.raises(NotThatNow):
        await confirm(desk, notice, TWO)
    fixed = await approve(desk, notice)
    other = (await desk.actor(OTHER)).person.id
    assert (words(fixed), fixed.state, fixed.approver) == (TEN.parts[0].text, NoticeState.RUNNING, other)
    assert tally(desk, await through(desk, fixed))["correct:2/sent"] == 3


async def test_the_sending_comes_to_its_end_between_the_question_and_the_yes(desk: Desk) -> None:
    await second(desk)
    await residents(desk, 2)
    notice = await started(desk)
    await step(desk, notice)
    await deliver(desk, 1)
    proposed = await propose(desk, notice)
    over = await through(desk, notice)
    assert over.version > proposed.version and over.pending == proposed.pending
    with pytest.raises(NoticeChanged):
        await confirm(desk, notice, TWO, proposed.version)
    asked = await confirm(desk, notice, TWO, proposed.version, seal(proposed))
    told = next(one.body["params"] for one in desk.letters() if one.body.get("params", {}).get("version"))
    assert (told["version"], told["words"]) == (asked.version, seal(asked))
    desk.rows.notices[notice.id] = replace(asked, version=asked.version + 1)
    for chat, shown in ((OTHER, ""), (OTHER, seal(replace(asked, pending=notice.posts)))):
        with pytest.raises(NoticeChanged):
            await approve(desk, notice, chat, asked.version, shown)
    assert words(await approve(desk, notice, OTHER, asked.version, seal(asked))) == TEN.parts[0].text


async def test_a_correction_that_is_refused_or_changed_is_not_told(desk: Desk) -> None:
    await second(desk)
    notice = await sent(desk)
    await propose(desk, notice)
    asked = await confirm(desk, notice, TWO)
    assert words(await refuse(desk, notice)) == words(notice)
    asked = await confirm(desk, notice, TWO)
    await propose(desk, notice, Post((Part(text="З 11:00"),)))
    with pytest.raises(NoticeChanged):
        await approve(desk, notice, version=asked.version)
    back = await take_back(desk, notice)
    assert (dict(back.pending), words(back), back.state) == ({}, words(notice), NoticeState.DONE)
    with pytest.raises(NotThatNow):
        await take_back(desk, notice)


async def test_nobody_there_to_approve_changes_nothing(desk: Desk) -> None:
    notice = await sent(desk)
    for member in (await desk.actor(HEAD)).memberships:
        del desk.rows.memberships[member.id]
    await propose(desk, notice)
    rows = desk.rows.copy()
    with pytest.raises(NotReady) as caught:
        await confirm(desk, notice, TWO)
    assert (caught.value.why, desk.rows == rows) == (Hindrance.NOBODY, True)


async def test_a_wrong_word_about_a_danger_does_not_wait(desk: Desk) -> None:
    await second(desk)
    notice = await through(desk, await started(desk, danger="water"))
    proposed = await propose(desk, notice)
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        await notice_correcting.confirm_alone(work, actor, notice.id, proposed.version, "minutes")
    assert words(await through(desk, notice)) == TEN.parts[0].text
    assert verbs(desk)[-2:] == ["notice_corrected", "notice_alone_minutes"]
    assert "notice_alone" in kinds_to(desk, OTHER) and "notice_alone" in kinds_to(desk, HEAD)
    ordinary = await propose(desk, await through(desk, await started(desk)))
    for which, why in ((ordinary, "minutes"), (notice, "because")):
        with pytest.raises(NotFound):
            async with desk.work() as work:
                at = as_is(desk, which).version
                await notice_correcting.confirm_alone(work, actor, which.id, at, why)


async def test_what_cannot_be_corrected(desk: Desk) -> None:
    draft = await started(desk)
    with pytest.raises(NotThatNow):
        await propose(desk, draft)  # not all of its copies are written
    notice = await through(desk, draft)
    with pytest.raises(NotFitting):
        await propose(desk, notice, Post((Part("photo", file="p"),)))
    with pytest.raises(NotFound):
        await propose(desk, notice, lang="en")
    for chat in (HEAD, GALYNA):
        with pytest.raises(NotFound):
            await propose(desk, notice, chat=chat)
        with pytest.raises(NotFound):
            await recall(desk, notice, Task.DELETE, chat)
    proposed = await propose(desk, notice)
    with pytest.raises(NoticeChanged):
        await confirm(desk, notice, version=proposed.version - 1)


@pytest.mark.parametrize(("task", "deed"), [(Task.DELETE, "notice_deleted"), (Task.CANCEL, "notice_cancelled")])
async def test_a_recall_needs_one_person_and_ends_a_proposal(desk: Desk, task: Task, deed: str) -> None:
    notice = await sent(desk)
    await propose(desk, notice)
    recalled = await recall(desk, notice, task)
    assert (recalled.state, dict(recalled.pending), verbs(desk)[-1]) == (NoticeState.RUNNING, {}, deed)
    assert tally(desk, await through(desk, recalled))[f"{task}:2/sent"] == 3
    for again in (Task.DELETE, Task.CANCEL):
        with pytest.raises(NotThatNow):
            await recall(desk, notice, again)
    with pytest.raises(NotThatNow):
        await propose(desk, notice)


async def test_a_recall_in_the_middle_leaves_the_rest_unsent(desk: Desk) -> None:
    await residents(desk, 2)
    notice = await started(desk)
    await step(desk, notice)
    await deliver(desk, 1)
    with pytest.raises(NoticeChanged):
        await recall(desk, notice, Task.DELETE, version=as_is(desk, notice).version + 1)
    with pytest.raises(NotFound):
        await recall(desk, notice, Task.SEND)
    await through(desk, await recall(desk, notice, Task.DELETE))
    assert tally(desk, notice) == {"send/sent": 1, "send/stopped": 2, "delete:2/sent": 1}


async def test_who_was_asked_about_a_correction_hears_that_it_is_off(desk: Desk) -> None:
    await second(desk)
    notice = await sent(desk)
    for _ in range(2):
        await propose(desk, notice)
        await confirm(desk, notice, TWO)
        await take_back(desk, notice)
    await propose(desk, notice)
    await confirm(desk, notice, TWO)
    await recall(desk, notice, Task.CANCEL)
    assert kinds_to(desk, OTHER).count("notice_decided") == 3
