"""One life of the sender and of the steps of notices, on a real database, until SIGKILL."""

from __future__ import annotations

import asyncio
import gc
import os
import random
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from bot import i18n
from bot.api import Api
from bot.clock import SystemClock
from bot.delivery.pace import Pace
from bot.delivery.rendering import Render
from bot.delivery.sender import Sender
from bot.ui.files import notice_edits
from bot.ui.messages.render import render
from bot.ui.screen import Screen
from bot.ui.view import View
from db.agenda import make_agenda
from db.crypto import Vault
from db.engine import make_engine
from db.hold import hold_installation
from db.mailroom import make_mailroom
from db.reference.territory import load
from db.unit_of_work import make_works
from domain.messages import Lane
from domain.notices import NoticeState, Task
from domain.people import Person
from scheduler.room import Room
from scheduler.runner import Runner
from scheduler.ticks import Ticks
from tests.system.kill_deeds import decide
from usecases import notice_copying, notice_steps
from usecases.ports import Committed, Letter, Works

KEY, TZ = b"k" * 32, "Europe/Kyiv"
_MANY = 48


@dataclass(frozen=True)
class Job:
    """`life` is its number, `ahead` by how much its clock goes ahead; `deed` is what the admin decides during it about
    the `notice`, `after` seconds; `asking` are the chats that are answered meanwhile; `seed` of its chances."""

    url: str
    telegram: str
    token: str
    life: int
    ahead: float
    rate: int
    seed: float
    stretch: int
    asking: tuple[int, ...] = ()
    admin: int = 0
    notice: int = 0
    deed: str = ""
    after: float = 0.0


class Ahead:
    """The machine's clock, so many seconds ahead: it is day whenever the tests run."""

    def __init__(self, seconds: float) -> None:
        self._by, self._system = timedelta(seconds=seconds), SystemClock()

    def now(self) -> datetime:
        """The present moment of this life."""
        return self._system.now() + self._by


class Over(Exception):
    """A life that was lived to warm up has seen its notice through."""


_engine = cache(make_engine)  # what it has made of statements is good for the lives that are forked later, too


def lived(told: Mapping[str, Any]) -> None:
    """Until the process is killed; the first of all lives, until its notice is over."""
    job = Job(**{**told, "asking": tuple(told["asking"])})
    with suppress(Over):
        asyncio.run(_live(job))
    gc.collect()
    gc.freeze()


async def _live(job: Job) -> None:
    notice_copying.CHUNK = job.stretch  # so small that many deaths fall between two of them
    engine, clock, vault = _engine(job.url), Ahead(job.ahead), Vault((KEY,))
    heard: list[Any] = []

    def committed(left: Committed) -> None:
        sender.hand_over(left.letters)
        if left.notices:
            sender.notices_changed()
        if left.wake_at and heard:
            heard[0].wake(left.wake_at)

    async with hold_installation(engine):
        works = make_works(engine, vault, clock, load(), committed)
        pace, api = Pace(job.rate, chat_every=0.0), Api(job.telegram, job.token)
        mailroom = make_mailroom(engine, vault, clock)
        sender = Sender(api, mailroom, clock, _renderer(clock), pace=pace, in_flight=30, tz=TZ)
        with closing(make_agenda(engine)) as agenda:
            runner = Runner(Ticks(works, clock, agenda, Room(lambda: sender.line)), clock, SystemClock())
            heard.append(runner)
            async with works() as work:
                await notice_steps.ensure(work)
            try:
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(sender.run())
                    runner.start()
                    os.write(1, b"up\n")
                    tasks.create_task(_answers(works, job))
                    if not job.life:
                        tasks.create_task(_seen_through(works, job.notice))
                    elif job.deed:
                        tasks.create_task(decide(works, job.admin, job.notice, job.deed, job.after))
            except* Over:
                await _tidied(runner, api, engine)
                raise Over from None


async def _answers(works: Works, job: Job) -> None:
    """People write something now and then, and are answered: «life.number.when»."""
    chances = random.Random(job.seed)
    for number in range(_MANY if job.asking else 0):
        await asyncio.sleep(chances.uniform(0.0, 0.08))
        body = {"kind": "notice", "params": {"text": f"{job.life}.{number}.{time.monotonic_ns()}"}}
        async with works() as work:
            work.outbox.put(Letter(0, chat := chances.choice(job.asking), chat, Lane.REPLY, body))


async def _seen_through(works: Works, notice: int) -> None:
    state = None
    while state is not NoticeState.DONE:
        await asyncio.sleep(0.05)
        async with works() as work:
            found = await work.notices.get(notice)
            state = found and found.state
    raise Over


async def _tidied(runner: Runner, api: Api, engine: AsyncEngine) -> None:
    runner.stop()
    await runner.ended(1.0)
    await api.close()
    await engine.dispose()


def _renderer(clock: Ahead) -> Render:
    """As in bot.telling, without aiogram."""
    catalogues = i18n.load()

    def rendered(letter: Letter, reader: Person) -> Screen:
        view = View(catalogues.texts(reader.lang), clock.now(), TZ, lambda _: "")
        screen = render(view, letter.body["kind"], letter.body["params"])
        if not letter.shown:
            return screen
        task = Task(letter.body["params"]["task"])
        calls = notice_edits.calls(view, screen.calls(), task, letter.shown, letter.shown_at)
        return Screen(i18n.Html(), ready=calls)

    return rendered
