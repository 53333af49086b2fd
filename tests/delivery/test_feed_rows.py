"""Notices through the sender and a real database: what is counted is what was sent, whatever comes between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.i18n import Html
from bot.ui.screen import Screen
from db.crypto import Vault
from db.mailroom import make_mailroom
from db.unit_of_work import make_works
from domain import noticing
from domain.notices import Notice, Part, Post, Tally, ended
from domain.people import Person
from tests.delivery.notice_office import heard
from tests.delivery.office import FakeTelegram
from tests.support.fakes import FakeClock, FakeTerritory
from tests.support.offices import KEY, VILLAGE, database_with_tables, resident
from usecases.ports import Committed, Letter

PEOPLE, STRETCH, HALF = 400, 90, 200


def as_written(letter: Letter, _: Person) -> Screen:
    """The words of the notice, sent, or put in the place of those that stand there."""
    words = letter.body["params"]["posts"]["uk"]["parts"][0]["text"]
    how = {"method": "editMessageText", "message_id": letter.shown[0]} if letter.shown else {"method": "sendMessage"}
    return Screen(Html(), ready=[{**how, "text": words}])


class HeldUp(FakeTelegram):
    """Takes so many calls; those beyond wait until it is let go."""

    def __init__(self, most: float = float("inf")) -> None:
        dice = Random(7)
        super().__init__(lambda: dice.uniform(0.001, 0.02))
        self._most, self._free = most, asyncio.Event()

    def let_go(self) -> None:
        """Everybody else's turn."""
        self._free.set()

    async def call(self, method: str, **params: Any) -> Any:
        """One of the first, or later."""
        if len(self.calls) >= self._most:
            await self._free.wait()
        return await super().call(method, **params)


class Town:
    """People, a notice to all of them, and a sender that can be killed."""

    def __init__(self, engine: AsyncEngine) -> None:
        vault, self.clock = Vault([KEY]), FakeClock()
        self.mailroom = make_mailroom(engine, vault, self.clock)
        self.works = make_works(engine, vault, self.clock, FakeTerritory(VILLAGE), self.heard_of)
        self.telegram, self.dice = HeldUp(), Random(8)
        self.sender: Sender | None = None
        self.number = 0

    def heard_of(self, left: Committed) -> None:
        """What bot.app does with it."""
        if left.notices and self.sender:
            self.sender.notices_changed()

    async def furnish(self) -> None:
        """Everybody, and the notice, begun."""
        async with self.works() as work:
            for chat in range(1, PEOPLE + 1):
                await resident(work, chat)
            self.number = work.new_id()
            posts = {"uk": Post((Part(text="Вода о 9"),))}
            notice = Notice(self.number, author=1, made_at=work.now, posts=posts)
            await work.notices.add(notice)
            await work.notices.save(notice, noticing.start(notice, work.now))

    async def change(self, what: Callable[[Notice], Notice]) -> None:
        """Somebody decides."""
        async with self.works() as work:
            notice = await work.notices.get(self.number)
            assert notice is not None
            await work.notices.save(notice, what(notice))

    async def write(self, what: str = "enlist") -> None:
        """Copies, in stretches, as the timers do it, from the first: enlist, reopen or give_up."""
        count, cursor = STRETCH, 0
        while count == STRETCH:
            async with self.works() as work:
                notice = await work.notices.get(self.number)
                assert notice is not None
                if what == "give_up":
                    count = await work.notices.give_up(notice, STRETCH)
                    continue
                stretch = await getattr(work.notices, what)(replace(notice, cursor=cursor), STRETCH)
                count, cursor = stretch.count, stretch.cursor
                ready = {"written": count < STRETCH, "totals": {"send": PEOPLE}}
                await work.notices.advance(notice, cursor=cursor, **ready)

    async def tally(self) -> Tally:
        """How many ended, and how."""
        async with self.works() as work:
            return await work.notices.tally(self.number)

    def made(self, method: str) -> int:
        """How many such calls there were."""
        return sum(call["method"] == method for _, _, call in self.telegram.calls)

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[Sender]:
        """A process; killed at the end."""
        sender = Sender(self.telegram, self.mailroom, self.clock, as_written, pace=Pace(500, burst=50))
        self.sender = sender
        async with asyncio.TaskGroup() as group:
            task = group.create_task(sender.run())
            yield sender
            task.cancel()
        self.sender = None

    async def until(self, job: str = "send") -> Tally:
        """Until every copy has an outcome."""
        async with asyncio.timeout(60):
            while ended(tally := await self.tally(), job) < PEOPLE:
                await asyncio.sleep(0.05)
        return tally

    async def half(self) -> None:
        """Until half of the people were told, and nobody else will be before `let_go`."""
        async with asyncio.timeout(60):
            while len(self.telegram.taken) < HALF:
                await asyncio.sleep(0.01)

    async def idle(self) -> None:
        """Until no copy is in anybody's hands."""
        assert self.sender
        async with asyncio.timeout(60):
            while self.sender.held:
                await asyncio.sleep(0.01)


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """Furnished."""
    async with database_with_tables(f"sqlite+aiosqlite:///{tmp_path / 'susid.db'}") as engine:
        town = Town(engine)
        await town.furnish()
        yield town


async def test_everybody_is_counted_once_whatever_dies_or_is_paused(town: Town) -> None:
    window = 0
    async with town.sending():
        await town.write()
        await asyncio.sleep(0.1)
    for n in range(6):
        async with town.sending():
            await asyncio.sleep(town.dice.uniform(0.01, 0.12))
            if n % 2:
                await town.change(noticing.pause)
                await asyncio.sleep(0.1)
                await town.change(lambda notice: noticing.resume(notice, town.clock.now(), 0))
        window += len(heard(town.telegram)) - ended(await town.tally(), "send")
    async with town.sending() as sender:
        assert await town.until() == {("send", "sent"): PEOPLE}
        assert sender.held == 0
    told = heard(town.telegram)
    assert set(told) == set(range(1, PEOPLE + 1))
    assert sum(told.values()) - PEOPLE <= window + 6 * 30  # (what was on its way at the moment of a death)


async def test_what_was_delivered_is_edited_and_the_rest_sent_in_the_new_words(town: Town) -> None:
    town.telegram = HeldUp(HALF)
    async with town.sending():
        await town.write()
        await town.half()
        better = {"uk": Post((Part(text="Вода об 11"),))}
        await town.change(lambda notice: noticing.propose(notice, better))
        await town.change(lambda notice: noticing.correct(notice, town.clock.now()))
        town.telegram.let_go()
        while True:
            await town.write("reopen")
            await asyncio.sleep(0.5)
            tally = await town.tally()
            if ended(tally, "send") == PEOPLE and ended(tally, "correct:2") == town.made("editMessageText"):
                break
        await town.idle()
    texts = {chat: [text for whose, text in town.telegram.taken if whose == chat] for chat in range(1, PEOPLE + 1)}
    assert {tuple(told) for told in texts.values()} == {("Вода о 9", "Вода об 11"), ("Вода об 11",)}
    assert town.made("sendMessage") == PEOPLE


async def test_a_stop_leaves_everybody_told_or_not(town: Town) -> None:
    town.telegram = HeldUp(HALF)
    async with town.sending():
        await town.write()
        await town.half()
        await town.change(lambda notice: noticing.stop(notice, town.clock.now()))
        town.telegram.let_go()
        await town.write("give_up")
        await town.until()
        await town.idle()  # what was on its way when it was given up counts as sent in the end
        told = await town.tally()
    assert told["send", "sent"] == len(heard(town.telegram)) < PEOPLE
    assert sum(told.values()) == PEOPLE
