"""A correction and the night: what was delivered is put right at once, what was not sent waits for the morning."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.notices import NoticeState, Task
from tests.usecases.desk import Desk
from tests.usecases.notice_town import deliver, residents, started, step, tally, through
from tests.usecases.test_use_notice_steps import read, tasked


async def test_what_was_delivered_is_corrected_at_night_and_its_end_is_seen(desk: Desk) -> None:
    await residents(desk, 3)
    notice = await through(desk, await started(desk))
    desk.office.clock.at = datetime(2026, 11, 23, 21, tzinfo=UTC)
    over = await through(desk, await tasked(desk, notice, Task.CORRECT))
    assert over.ended_at and over.ended_at < datetime(2026, 11, 23, 21, 1, tzinfo=UTC)
    assert tally(desk, notice) == {"send/sent": 4, "correct:2/sent": 4}


async def test_what_was_not_sent_yet_waits_for_the_morning_with_the_right_words(desk: Desk) -> None:
    await residents(desk, 5)
    notice = await started(desk)
    await step(desk, notice)
    flying, *_ = await desk.office.mailroom.copies((await desk.office.mailroom.runs())[0], 0, 1, desk.now)
    await deliver(desk, 3)
    desk.rows.outbox[flying.id] = replace(desk.rows.outbox[flying.id], state="waiting", message_id=None)
    desk.rows.tallies[notice.id, "send", "sent"] = 2
    desk.office.clock.at = datetime(2026, 11, 23, 21, tzinfo=UTC)
    corrected = await tasked(desk, notice, Task.CORRECT)
    await step(desk, corrected)
    desk.rows.outbox[flying.id] = replace(desk.rows.outbox[flying.id], state="sent", message_id=5, edition=1)
    desk.rows.tallies[notice.id, "send", "sent"] = 3  # it got the old words at the last moment
    shown: list[dict[str, Any]] = []
    while desk.now.hour != 6:
        await deliver(desk)
        await step(desk, notice)
        shown += await read(desk)
        assert desk.now.hour == 6 or desk.now < datetime(2026, 11, 23, 21, 2, tzinfo=UTC)
    assert tally(desk, notice) == {"send/sent": 3, "correct:2/sent": 3}
    assert {one["morning"] for one in shown[:-1]} == {"2026-11-24T06:00:00+00:00"} and not shown[-1]["morning"]
    assert not any(one["stuck"] or one["breaks"] for one in shown)
    over = await through(desk, notice)
    assert over.state is NoticeState.DONE and tally(desk, notice) == {"send/sent": 6, "correct:2/sent": 3}


async def test_the_sending_that_goes_on_after_a_correction_is_not_stuck(desk: Desk) -> None:
    await residents(desk, 30)
    notice = await started(desk)
    await step(desk, notice)
    await deliver(desk, 3)
    await tasked(desk, notice, Task.CORRECT)
    shown: list[dict[str, Any]] = []
    for _ in range(20):
        await step(desk, notice)
        await deliver(desk, 1)
        await step(desk, notice)
        shown += await read(desk)
    assert len(shown) > 6 and not any(one["stuck"] for one in shown)
