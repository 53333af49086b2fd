"""Whatever is decided in whatever order, nobody gets two copies, nobody is left out, and the sums are right."""

from __future__ import annotations

import asyncio
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import noticing
from domain.notices import RECALLS, Notice, NoticeState, Tally, Task, ended
from domain.noticing import NotThatNow, StillCorrecting
from tests.usecases.desk import ADMIN, Desk
from tests.usecases.notice_town import POSTS, deliver, now, residents, started, step, through
from usecases import notice_control, notice_copying, notice_steps
from usecases.ports import Letter

PEOPLE = 11
WALKS = st.lists(
    st.sampled_from(
        ["step", "step", "send", "send", "pause", "resume", "stop", "correct", "delete", "cancel", "start"]
    ),
    max_size=25,
)


async def _act(desk: Desk, notice: Notice, what: str, sent: Counter[int]) -> None:
    if what == "step":
        await step(desk, notice)
    elif what == "send":
        await _send(desk, sent, 3)
    elif what == "start":
        async with desk.work() as work:
            await notice_steps.ensure(work)
    else:
        await _decide(desk, notice, what)


async def _send(desk: Desk, sent: Counter[int], count: int) -> None:
    def fate(letter: Letter) -> tuple[str, str]:
        if letter.shown:
            return "sent", ""
        sent[letter.chat] += 1
        return "sent", ""

    await deliver(desk, count, fate)


async def _decide(desk: Desk, notice: Notice, what: str) -> None:
    actor, version = await desk.actor(ADMIN), now(desk, notice).version
    try:
        async with desk.work() as work:
            if what == "pause":
                await notice_control.pause(work, actor, notice.id)
            elif what == "resume":
                await notice_control.resume(work, actor, notice.id, version)
            elif what == "stop":
                await notice_control.stop(work, actor, notice.id, version)
            else:
                before = await work.notices.get(notice.id)
                assert before
                after = _tasked(desk, before, what, await work.notices.tally(notice.id))
                await work.notices.save(before, after)
                await notice_steps.begin(work, after)
    except NotThatNow:
        return


def _tasked(desk: Desk, before: Notice, what: str, told: Tally) -> Notice:
    if what != "correct":
        return noticing.recall(before, Task(what), desk.now, told)
    if not noticing.is_corrected(before, told):
        raise StillCorrecting(before)
    return noticing.correct(noticing.propose(before, POSTS), desk.now)


async def _walk(walk: list[str]) -> None:
    desk = Desk()
    await desk.open()
    await residents(desk, PEOPLE - 1)
    notice, sent = await started(desk), Counter[int]()
    for what in walk:
        await _act(desk, notice, what, sent)
    if now(desk, notice).state is NoticeState.PAUSED:
        await _decide(desk, notice, "resume")
    over = await through(desk, notice, lambda letter: _count(letter, sent))
    _check(desk, over, sent, held="stop" in walk)


def _count(letter: Letter, sent: Counter[int]) -> tuple[str, str]:
    if not letter.shown:
        sent[letter.chat] += 1
    return "sent", ""


def _check(desk: Desk, over: Notice, sent: Counter[int], held: bool) -> None:
    """`held`: it was stopped on the way, so that not all people need to be among its copies."""
    assert not [chat for chat, times in sent.items() if times > 1], "nobody is told twice"
    copies = [row for row in desk.rows.outbox.values() if row.letter.notice == over.id]
    assert len({row.letter.chat for row in copies}) == len(copies), "one copy a person"
    assert not [row for row in copies if row.state == "waiting"], "nothing waits at the end"
    told = {(job, how): n for (whose, job, how), n in desk.rows.tallies.items() if whose == over.id}
    assert ended(told, "send") == over.totals.get("send", 0) == len(copies)
    assert sum(told.values()) == sum(over.totals.values())
    if over.state is NoticeState.DONE:
        assert all(ended(told, job) == total for job, total in over.totals.items()), "each task has its own sum"
    if over.state is NoticeState.DONE and over.task not in RECALLS:
        stopped = told.get(("send", "stopped"), 0)
        assert len(sent) + stopped == len(copies) and (held or len(copies) == PEOPLE)
        assert {row.edition for row in copies if row.state == "sent"} <= {over.edition}
    if over.state is NoticeState.DONE and over.task in RECALLS:
        assert not [row for row in copies if row.state == "sent"], "whoever got it has it no more"


@settings(max_examples=150, deadline=None)
@given(WALKS)
def test_any_walk_ends_well(walk: list[str]) -> None:
    before = notice_copying.CHUNK
    notice_copying.CHUNK = 4
    try:
        asyncio.run(_walk(walk))
    finally:
        notice_copying.CHUNK = before
