"""The chain of steps: everybody gets a copy, the progress fills up, the end is seen, and nothing breaks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain import noticing
from domain.notices import Notice, NoticeState, Task
from domain.people import Reach, Role
from domain.timers import TimerKind
from tests.usecases.desk import ADMIN, HEAD, HOME, Desk
from tests.usecases.notice_town import POSTS, deliver, now, residents, started, step, tally, through
from usecases import notice_copying, notice_steps, waking
from usecases.ports import Letter, Settled


def letters(desk: Desk, kind: str, chat: int = ADMIN) -> list[dict[str, Any]]:
    """The figures that this person was told in such messages."""
    return [dict(one.body["params"]["figures"]) for one in desk.letters(kind) if one.chat == chat]


async def read(desk: Desk) -> list[dict[str, Any]]:
    """The admin's phone shows what came of the progress, at message 77; the figures come back."""
    found = [one for one in desk.letters("notice_progress") if one.chat == ADMIN]
    await desk.office.mailroom.settle([Settled(one.id, "sent", 77, message_ids=(77,)) for one in found])
    return [{**one.body["params"]["figures"], "edits": one.body.get("edits", 0)} for one in found]


async def tasked(desk: Desk, notice: Notice, task: Task) -> Notice:
    """A correction or a recall of it, decided now."""
    async with desk.work() as work:
        before = await work.notices.get(notice.id)
        assert before
        if task is Task.CORRECT:
            after = noticing.correct(noticing.propose(before, POSTS), work.now)
        else:
            after = noticing.recall(before, task, work.now)
        await work.notices.save(before, after)
        await notice_steps.begin(work, after)
    return after


async def test_everybody_gets_one_copy_and_the_end_is_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert notice_copying.CHUNK <= 1_000, "one transaction of more would hold up everybody's answers"
    monkeypatch.setattr(notice_copying, "CHUNK", 4)
    await residents(desk, 9)  # and one who was there
    notice = await started(desk)
    over = await through(desk, notice)
    assert (over.state, over.written, dict(over.totals)) == (NoticeState.DONE, True, {"send": 10})
    assert tally(desk, notice) == {"send/sent": 10}
    (report,) = letters(desk, "notice_over")
    assert (report["sending"]["total"], report["sending"]["done"], report["state"]) == (10, 10, "done")
    assert not await step(desk, notice)


async def test_stretches_that_end_exactly_are_no_trouble(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice_copying, "CHUNK", 5)
    await residents(desk, 4)
    assert dict((await through(desk, await started(desk))).totals) == {"send": 5}


async def test_an_audience_that_went_away_is_an_end_too(desk: Desk) -> None:
    for id_, person in desk.rows.people.items():
        desk.rows.people[id_] = replace(person, consent="")
    over = await through(desk, await started(desk))
    assert (over.state, dict(over.totals)) == (NoticeState.DONE, {"send": 0})


async def test_the_progress_fills_up_in_one_message(desk: Desk) -> None:
    await residents(desk, 11)
    notice = await started(desk)
    await step(desk, notice)
    shown: list[dict[str, Any]] = []
    for _ in range(3):
        await deliver(desk, 3)
        for _ in range(4):
            await step(desk, notice)
            shown += await read(desk)
    assert [one["sending"]["done"] for one in shown] == [3, 6, 9]
    assert shown[-1]["sending"] == {"task": "send", "total": 12, "done": 9, "why": {}, "few": False}
    assert [one["edits"] for one in shown] == [0, 77, 77]


async def test_where_nothing_moves_nothing_is_said_again(desk: Desk) -> None:
    notice, shown = await started(desk), []
    for _ in range(40):
        await step(desk, notice)
        shown += await read(desk)
    assert [one["stuck"] for one in shown] == [True]
    await deliver(desk)
    assert (await through(desk, notice)).state is NoticeState.DONE


async def test_at_night_an_ordinary_one_rests_until_eight(desk: Desk) -> None:
    desk.office.clock.at = datetime(2026, 11, 23, 18, 59, 50, tzinfo=UTC)  # 20:59:50 in Kyiv
    notice = await started(desk)
    shown: list[dict[str, Any]] = []
    for _ in range(30):
        await step(desk, notice)
        shown += await read(desk)
        if desk.now.hour == 6:
            break
    assert desk.now == datetime(2026, 11, 24, 6, tzinfo=UTC)
    assert [one["morning"] for one in shown] == ["2026-11-24T06:00:00+00:00", ""]
    assert not any(one["stuck"] for one in shown)
    assert (await through(desk, notice)).state is NoticeState.DONE


async def test_danger_does_not_rest(desk: Desk) -> None:
    desk.office.clock.at = datetime(2026, 11, 23, 21, tzinfo=UTC)
    over = await through(desk, await started(desk, danger="water"))
    assert over.ended_at and over.ended_at < datetime(2026, 11, 23, 21, 1, tzinfo=UTC)


async def test_what_is_taken_back_does_not_rest_either(desk: Desk) -> None:
    notice = await through(desk, await started(desk))
    desk.office.clock.at = datetime(2026, 11, 23, 21, tzinfo=UTC)
    over = await through(desk, await tasked(desk, notice, Task.DELETE))
    assert over.ended_at and over.ended_at < datetime(2026, 11, 23, 21, 1, tzinfo=UTC)


async def test_what_was_stopped_is_given_up_after_the_start_too(desk: Desk) -> None:
    notice = await started(desk)
    await step(desk, notice)
    stopped = noticing.stop(now(desk, notice), desk.now)
    desk.rows.notices[notice.id] = stopped
    for key, row in list(desk.rows.timers.items()):
        desk.rows.timers[key] = replace(row, state="failed")
    async with desk.work() as work:
        await waking.begin(work)
    await through(desk, notice)
    assert tally(desk, notice) == {"send/stopped": 1}


async def test_failures_are_counted_by_kind(desk: Desk) -> None:
    people = await residents(desk, 4)
    ends = {
        people[0].chat: ("dropped", "blocked"),
        people[1].chat: ("dropped", "muted"),
        people[2].chat: ("expired", ""),
    }

    def fate(letter: Letter) -> tuple[str, str]:
        return ends.get(letter.chat, ("sent", ""))

    await through(desk, await started(desk), fate)
    (report,) = letters(desk, "notice_over")
    assert report["sending"]["why"] == {"blocked": 1, "muted": 1, "expired": 1}
    assert (report["sending"]["total"], report["sending"]["done"]) == (5, 2)


async def test_its_coordinators_learn_how_many_to_telephone_once(desk: Desk) -> None:
    people = await residents(desk, 3)
    lost = {people[0].chat: "blocked", people[1].chat: "muted"}

    def fate(letter: Letter) -> tuple[str, str]:
        return ("dropped", lost[letter.chat]) if letter.chat in lost else ("sent", "")

    notice = await through(desk, await started(desk), fate)
    (letter,) = desk.letters("notice_calls")
    assert (letter.chat, letter.body["params"]["n"]) == (HEAD, 1)  # who switched them off is left in peace
    assert (letter.body["params"]["community"], letter.body["params"]["notice"]) == (HOME.code, notice.id)
    await through(desk, await tasked(desk, notice, Task.CORRECT))
    assert len(desk.letters("notice_calls")) == 1


@pytest.mark.parametrize("task", [Task.CORRECT, Task.DELETE, Task.CANCEL])
async def test_what_was_delivered_is_worked_through_again(desk: Desk, task: Task) -> None:
    await residents(desk, 6)
    notice = await through(desk, await started(desk))
    over = await through(desk, await tasked(desk, notice, task))
    assert (over.state, dict(over.totals)) == (NoticeState.DONE, {"send": 7, f"{task}:2": 7})
    assert tally(desk, notice) == {"send/sent": 7, f"{task}:2/sent": 7}
    assert letters(desk, "notice_over")[-1]["present"]["done"] == 7


@pytest.mark.parametrize("task", [Task.CORRECT, Task.DELETE])
async def test_in_the_middle_of_the_sending_nobody_is_left_out(desk: Desk, task: Task) -> None:
    await residents(desk, 6)
    notice = await started(desk)
    await step(desk, notice)
    await deliver(desk, 3)
    over = await through(desk, await tasked(desk, notice, task))
    assert over.state is NoticeState.DONE
    if task is Task.CORRECT:
        assert tally(desk, notice) == {"send/sent": 7, "correct:2/sent": 3}
    else:
        assert tally(desk, notice) == {"send/sent": 3, "send/stopped": 4, "delete:2/sent": 3}


async def test_what_flew_while_it_was_recalled_is_taken_away_too(desk: Desk) -> None:
    await residents(desk, 3)
    notice = await started(desk)
    await step(desk, notice)
    (run,) = await desk.office.mailroom.runs()
    flying, *_ = await desk.office.mailroom.copies(run, 0, 1, desk.now)
    recalled = await tasked(desk, notice, Task.DELETE)
    for _ in range(3):
        await step(desk, recalled)
    desk.rows.outbox[flying.id] = replace(desk.rows.outbox[flying.id], state="sent", message_id=5, edition=1)
    desk.rows.tallies[notice.id, "send", "sent"] = 1
    over = await through(desk, recalled)
    assert (over.state, desk.rows.outbox[flying.id].state) == (NoticeState.DONE, "recalled")


async def test_a_chain_that_was_lost_is_there_again_after_the_start(desk: Desk) -> None:
    notice = await started(desk)
    await step(desk, notice)
    for key, row in list(desk.rows.timers.items()):
        if row.timer.kind is TimerKind.NOTICE_STEP:
            desk.rows.timers[key] = replace(row, state="failed")
    assert not await step(desk, notice)
    async with desk.work() as work:
        await waking.begin(work)
    assert (await through(desk, notice)).state is NoticeState.DONE


async def test_of_two_chains_one_is_left(desk: Desk) -> None:
    await residents(desk, 3)
    notice = await started(desk)
    (old,) = [row.timer for row in desk.rows.timers.values() if row.timer.kind is TimerKind.NOTICE_STEP]
    await step(desk, notice)
    await desk.fire(replace(old, id=old.id))
    await step(desk, notice)
    assert (await through(desk, notice)).state is NoticeState.DONE


async def test_another_author_is_told_when_the_first_is_no_admin_any_more(desk: Desk) -> None:
    await desk.hire(802, Role.ADMIN, community="")
    notice = await started(desk)
    (mine,) = [m for m in desk.rows.memberships.values() if m.person_id == notice.author]
    desk.rows.memberships[mine.id] = replace(mine, active=False)
    await through(desk, notice)
    assert [one.chat for one in desk.letters("notice_over")] == [802]
    assert not letters(desk, "notice_progress")


async def test_an_author_who_blocked_the_bot_holds_nothing_up(desk: Desk) -> None:
    author = (await desk.actor(ADMIN)).person
    desk.rows.people[author.id] = replace(author, reach=Reach.BLOCKED)
    assert (await through(desk, await started(desk))).state is NoticeState.DONE


async def test_a_step_of_a_notice_that_is_not_there_does_nothing(desk: Desk) -> None:
    notice = await started(desk)
    del desk.rows.notices[notice.id]
    await step(desk, notice)
    assert not await step(desk, notice)


async def test_two_notices_at_once_do_not_mix(desk: Desk) -> None:
    await residents(desk, 2)
    first, second = await started(desk), await started(desk)
    await through(desk, first)
    assert now(desk, second).state is NoticeState.RUNNING and tally(desk, second) == {}
    assert (await through(desk, second)).totals == {"send": 3}


async def test_the_longer_it_takes_the_more_seldom_it_is_looked_at(desk: Desk) -> None:
    people = await residents(desk, 200)
    notice = await started(desk)
    began, shown = desk.now, 0
    while desk.now < began + timedelta(minutes=15):
        await deliver(desk, 1)
        await step(desk, notice)
        shown += len(await read(desk))
    assert people and 70 < shown < 90  # 20 in the first minute, 54 until the tenth, 10 after it
