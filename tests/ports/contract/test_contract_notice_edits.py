"""Delivered copies: corrected, recalled, left as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.notices import Task, standing
from domain.noticing import may_recall, recall, stop
from tests.ports.contract.notice_steps import (
    begun_notice,
    changed,
    copies,
    correcting,
    ended,
    fresh,
    people,
    reopened,
    send_all,
    tally,
)
from tests.support.offices import Office


async def test_a_correction_edits_what_was_delivered_and_sends_the_rest(office: Office) -> None:
    await people(office, 3)
    begun = await begun_notice(office)
    first, second, third = await copies(office)
    await office.mailroom.settle([ended(first, "sent", "", 11, 12), ended(second, "dropped", "blocked")])
    fixed = await correcting(office, begun)
    assert (fixed.edition, fixed.job, fixed.written, fixed.cursor) == (2, "correct:2", False, 0)
    assert await reopened(office, fixed) == 1 and await reopened(office, fixed) == 0
    letters = await copies(office)
    assert [(one.id, one.shown, one.job) for one in letters] == [
        (first.id, (11, 12), "correct:2"),
        (third.id, (), "send"),
    ]
    assert letters[0].body["params"]["posts"]["uk"]["parts"][0]["text"] == "Вода о 10"
    assert letters[0].shown_at == office.clock.now() and letters[0].not_after is None
    await office.mailroom.settle([ended(letters[0], "sent", "", 11, 12), ended(letters[1], "sent", "", 13)])
    assert await reopened(office, fixed) == 0
    assert await tally(office, begun) == {("send", "sent"): 2, ("send", "blocked"): 1, ("correct:2", "sent"): 1}


async def test_at_night_only_what_was_delivered_is_asked_for(office: Office) -> None:
    await people(office, 4)
    begun = await begun_notice(office)
    first, second, *_ = await copies(office)
    assert await copies(office, shown=True) == []
    await office.mailroom.settle([ended(first, "sent", "", 11), ended(second, "sent", "", 12)])
    fixed = await correcting(office, begun)
    assert await reopened(office, fixed) == 2
    assert [one.shown for one in await copies(office, shown=True)] == [(11,), (12,)]
    assert [one.id for one in await copies(office, first.id, 1, shown=True)] == [second.id]
    assert len(await copies(office)) == 4


async def test_a_copy_that_cannot_be_edited_stays_and_is_not_tried_for_ever(office: Office) -> None:
    await people(office, 1)
    begun = await begun_notice(office)
    await send_all(office)
    fixed = await correcting(office, begun)
    await reopened(office, fixed)
    (letter,) = await copies(office)
    await office.mailroom.settle([ended(letter, "failed", "BadRequest")])
    assert await reopened(office, fixed) == 0
    assert await tally(office, begun) == {("send", "sent"): 1, ("correct:2", "failed"): 1}
    async with office.works() as work:
        assert await work.outbox.notice(100, 1000) == begun.id
    done = await changed(office, fixed, replace(fixed, written=True, version=fixed.version + 1))
    async with office.works() as work:
        await work.notices.advance(done, cursor=0, written=True, totals=done.totals)
    again = await correcting(office, begun)
    assert await reopened(office, again) == 1  # the next correction tries once more


async def test_what_was_sent_with_the_old_words_at_the_last_moment_is_found(office: Office) -> None:
    await people(office, 1)
    begun = await begun_notice(office)
    (flying,) = await copies(office)
    fixed = await correcting(office, begun)
    assert await reopened(office, fixed) == 0
    await office.mailroom.settle([ended(flying, "sent", "", 5)])
    assert await reopened(office, fixed) == 1


@pytest.mark.parametrize(("task", "left"), [(Task.DELETE, 0), (Task.CANCEL, 1)])
async def test_a_recall_takes_back_what_was_delivered_only(office: Office, task: Task, left: int) -> None:
    await people(office, 2)
    begun = await begun_notice(office)
    first, _second = await copies(office)
    await office.mailroom.settle([ended(first, "sent", "", 11)])
    back = await changed(office, begun, recall(begun, task, office.clock.now()))
    async with office.works() as work:
        assert await work.notices.give_up(back, 9, unsent=True) == 1
    assert await reopened(office, back) == 1
    (letter,) = await copies(office)
    assert letter.shown == (11,) and letter.job == back.job
    await office.mailroom.settle([ended(letter)])
    assert await reopened(office, back) == 0
    told = {("send", "sent"): 1, ("send", "stopped"): 1, (back.job, "sent"): 1}
    assert await tally(office, begun) == told
    async with office.works() as work:
        assert await work.outbox.notice(100, 11) == (begun.id if left else 0)


async def test_what_a_recall_did_not_come_to_is_opened_once_more(office: Office) -> None:
    await people(office, 3)
    begun = await begun_notice(office)
    await send_all(office)
    back = await changed(office, begun, recall(begun, Task.DELETE, office.clock.now()))
    assert await reopened(office, back) == 3
    first, second, _third = await copies(office)
    await office.mailroom.settle([ended(first), ended(second, "failed", "BadRequest")])
    async with office.works() as work:
        await work.notices.advance(back, cursor=0, written=True, totals={"send": 3, back.job: 3})
    stopped = await changed(office, await fresh(office, back), stop(await fresh(office, back), office.clock.now()))
    assert not may_recall(stopped, await tally(office, begun))  # one still waits
    async with office.works() as work:
        assert await work.notices.give_up(stopped, 9) == 1
    told = await tally(office, begun)
    again = await changed(office, stopped, recall(stopped, Task.CANCEL, office.clock.now(), told))
    assert (standing(told), again.job, await reopened(office, again)) == (2, "cancel:3", 2)
    await office.mailroom.settle([ended(one) for one in await copies(office)])
    assert standing(await tally(office, begun)) == 0


async def test_nothing_is_sent_any_more_that_is_being_recalled(office: Office) -> None:
    await people(office, 2)
    begun = await begun_notice(office)
    await changed(office, begun, recall(begun, Task.DELETE, office.clock.now()))
    assert await copies(office) == []


async def test_to_stop_a_correction_leaves_the_copies_as_they_are(office: Office) -> None:
    await people(office, 2)
    begun = await begun_notice(office)
    await send_all(office)
    fixed = await correcting(office, begun)
    await reopened(office, fixed)
    stopped = await changed(office, fixed, stop(fixed, office.clock.now()))
    async with office.works() as work:
        assert await work.notices.give_up(stopped, 9) == 2
        assert not await work.notices.waiting(begun.id)
        assert await work.outbox.notice(100, 1000) == begun.id
    assert (await tally(office, begun))["correct:2", "stopped"] == 2
