"""A recall takes over from a correction, and what a recall has left standing is recalled once more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.notices import Notice, NoticeState, Task
from domain.noticing import NotThatNow
from tests.usecases.desk import ADMIN, Desk
from tests.usecases.notice_town import FIRST_CHAT, deliver, now, residents, started, step, tally, through
from tests.usecases.test_use_notice_correcting import confirm, propose, recall, sent, stop
from usecases import notice_control
from usecases.ports import Settled


@pytest.mark.parametrize("task", [Task.DELETE, Task.CANCEL])
async def test_a_recall_that_was_stopped_is_done_once_more(desk: Desk, task: Task) -> None:
    notice = await sent(desk)
    await recall(desk, notice, Task.DELETE)
    await step(desk, notice)
    await deliver(desk, 1)
    await _pause(desk, notice)
    with pytest.raises(NotThatNow):
        await recall(desk, notice, task)
    await stop(desk, notice)
    with pytest.raises(NotThatNow):
        await recall(desk, notice, task)  # two copies still wait
    await step(desk, notice)
    await through(desk, await recall(desk, notice, task))
    told = {"send/sent": 3, "delete:2/sent": 1, "delete:2/stopped": 2, f"{task}:3/sent": 2}
    assert tally(desk, notice) == told
    with pytest.raises(NotThatNow):
        await recall(desk, notice, task)


async def test_a_recall_takes_over_what_a_correction_had_not_come_to(desk: Desk) -> None:
    notice = await sent(desk)
    await propose(desk, notice)
    await confirm(desk, notice)
    await step(desk, notice)
    await deliver(desk, 1)
    over = await through(desk, await recall(desk, notice, Task.DELETE))
    assert tally(desk, notice) == {"send/sent": 3, "correct:2/sent": 1, "delete:3/sent": 3}
    assert dict(over.totals) == {"send": 3, "correct:2": 1, "delete:3": 3}


async def test_what_a_recall_could_not_take_away_is_tried_once_more(desk: Desk) -> None:
    notice = await sent(desk)
    await recall(desk, notice, Task.DELETE)
    over = await through(desk, notice, lambda letter: ("failed", "400") if letter.chat == FIRST_CHAT else ("sent", ""))
    assert (over.state, tally(desk, notice)["delete:2/failed"]) == (NoticeState.DONE, 1)
    await through(desk, await recall(desk, notice, Task.CANCEL))
    assert tally(desk, notice)["cancel:3/sent"] == 1


async def _pause(desk: Desk, notice: Notice) -> None:
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        await notice_control.pause(work, actor, notice.id)


@pytest.mark.parametrize("hours", [0, 1])
async def test_a_copy_that_arrives_after_the_recall_was_over_is_taken_away_too(desk: Desk, hours: int) -> None:
    await residents(desk, 2)
    notice = await started(desk)
    await step(desk, notice)
    (run,) = await desk.office.mailroom.runs()
    flying = (await desk.office.mailroom.copies(run, 0, 10, desk.now))[-1]
    await deliver(desk, 2)
    await recall(desk, notice, Task.DELETE)
    while now(desk, notice).state is NoticeState.RUNNING:
        await step(desk, notice)
        await deliver(desk)
    assert tally(desk, notice) == {"send/sent": 2, "send/stopped": 1, "delete:2/sent": 2}
    desk.office.clock.at += timedelta(hours=hours)
    arrived = Settled(flying.id, "sent", 77, message_ids=(77,), notice=notice.id, job="send")
    await desk.office.mailroom.settle([arrived])
    over = await through(desk, notice)
    assert over.state is NoticeState.DONE
    assert tally(desk, notice) == {"send/sent": 3, "delete:2/sent": 3}
    assert {row.state for row in desk.rows.outbox.values() if row.letter.notice} == {"recalled"}
