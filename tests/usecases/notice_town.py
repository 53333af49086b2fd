"""A desk from which notices go out: residents, somebody in the place of the sender, and the steps of the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.delivery.nights import is_night
from domain import noticing
from domain.notices import Audience, Notice, NoticeState, Part, Post, Posts
from domain.people import Person
from domain.timers import TimerKind
from tests.usecases.desk import ADMIN, HOME, Desk
from usecases import notice_steps
from usecases.notice_progress import TZ
from usecases.ports import Letter, Settled

FIRST_CHAT = 9001
POSTS: Posts = {"uk": Post((Part(text="У середу з 9:00 не буде води. Запасіться, будь ласка."),))}
Fate = Callable[[Letter], tuple[str, str]]  # how a copy ends: its state and the class of its failure


def arrives(_: Letter) -> tuple[str, str]:
    """Everybody gets it."""
    return "sent", ""


async def residents(desk: Desk, count: int) -> list[Person]:
    """So many people of the first community; chats FIRST_CHAT and on."""
    return [await desk.resident(FIRST_CHAT + n) for n in range(count)]


async def started(desk: Desk, **fields: Any) -> Notice:
    """A notice of the admin's to the first community, begun now."""
    author = (await desk.actor(ADMIN)).person.id
    async with desk.work() as work:
        draft = Notice(work.new_id(), author, work.now, POSTS, Audience((HOME.code,)))
        notice = noticing.start(replace(draft, **fields), work.now)
        await work.notices.add(notice)
        await notice_steps.begin(work, notice)
    return notice


def now(desk: Desk, notice: Notice) -> Notice:
    """The notice as it is."""
    return desk.rows.notices[notice.id]


async def deliver(desk: Desk, count: int = 10_000, fate: Fate = arrives, only: int = 0) -> list[int]:
    """What the sender does with the next copies (`only` of one notice); the chats come back."""
    chats: list[int] = []
    for run in await desk.office.mailroom.runs():
        resting = run.quiet and is_night(desk.now, TZ)
        page = await desk.office.mailroom.copies(run, 0, count - len(chats), desk.now, shown=resting)
        for letter in page if only in (0, run.notice) else ():
            state, error = fate(letter)
            message = 7_000_000 + len(desk.rows.outbox) + letter.chat if state == "sent" else None
            settled = Settled(letter.id, state, message, error, message_ids=(message,) if message else ())
            own = replace(settled, notice=letter.notice, edition=letter.edition, shown=letter.shown, job=letter.job)
            await desk.office.mailroom.settle([own])
            chats.append(letter.chat)
    return chats


async def step(desk: Desk, notice: Notice) -> bool:
    """The next step of a notice at its moment; False when there is none."""
    rows = [row for row in desk.rows.timers.values() if row.state == "waiting" and row.timer.subject == notice.id]
    assert len(rows) <= 1, "one chain"
    for row in rows:
        assert row.timer.kind is TimerKind.NOTICE_STEP
        desk.office.clock.at = max(desk.now, row.wake_at)
        await desk.fire(row.timer)
    return bool(rows)


async def through(desk: Desk, notice: Notice, fate: Fate = arrives, at_once: int = 10_000) -> Notice:
    """Steps and deliveries by turns, until nothing is left to do."""
    for _ in range(500):
        await deliver(desk, at_once, fate, notice.id)
        if not await step(desk, notice):
            break
    else:
        raise AssertionError("it never ends")
    assert now(desk, notice).state in (NoticeState.DONE, NoticeState.STOPPED, NoticeState.PAUSED)
    return now(desk, notice)


def tally(desk: Desk, notice: Notice) -> dict[str, int]:
    """How the copies ended: «send/sent» → how many."""
    rows = desk.rows.tallies.items()
    return {f"{job}/{outcome}": n for (whose, job, outcome), n in rows if whose == notice.id and n}
