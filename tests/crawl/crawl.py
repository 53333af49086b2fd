"""The crawl: rounds of visits by many residents, colleagues at work beside them, and the clock moved in between."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import re
import time
from collections.abc import AsyncIterator
from dataclasses import replace

from bot.delivery.sender import FRESH_S
from domain.people import Actor
from tests.chats.staff_steps import calm
from tests.crawl.atlas import Atlas, edge_name
from tests.crawl.checks import faults
from tests.crawl.choosing import WILD, choose
from tests.crawl.findings import Findings
from tests.crawl.known import NAMES
from tests.crawl.resident import Action, Hand, Resident, Turn
from tests.crawl.staff import Colleagues
from tests.crawl.watching import Watch
from tests.support.town import DAY, HOUR, Town

HANDS = 16  # residents that do something at the same time
STEPS = 20  # of one visit
TIRED = 60  # steps after which a resident is left alone
FIRST = 70001  # the number of the first resident
# Offers expire, people are asked whether anybody called, calls slip, surveys repeat, requests close, drafts go.
CLOCK = (5 * HOUR, DAY, DAY, 3 * DAY, 4 * DAY, 8 * DAY, 30 * DAY)

SPEECH = re.compile(r"English|language|forget|erase|delete", re.I)  # after these the language may be another


class Crawl:
    """One crawl through one town. `budget` is how many things are done in all."""

    def __init__(self, town: Town, seed: int, budget: int) -> None:
        self._town, self._budget, self._rng = town, budget, random.Random(seed)
        self.atlas, self.findings = Atlas(), Findings()
        self.watch = Watch(town.http, town.sandbox)
        self._people: list[Resident] = []
        self._free: list[Resident] = []
        self.done = 0

    async def run(self) -> None:
        """All rounds; after each the clock moves and everybody reads what has come."""
        async with self._watched():
            colleagues = Colleagues(self._town, self.watch, self.findings, self._rng)
            await colleagues.prepare()
            for turn, seconds in enumerate((*CLOCK, 0), 1):
                await self._round(colleagues, self._budget * turn // (len(CLOCK) + 1))
                await self._town.sandbox.advance(advance=seconds)
                await calm(self._town)
                for person in self._people:
                    self._read(person, await person.look())

    async def _round(self, colleagues: Colleagues, until: int) -> None:
        working = asyncio.ensure_future(colleagues.work())
        await asyncio.gather(*(self._hand(until) for _ in range(HANDS)))
        await colleagues.stop()
        await working

    async def _hand(self, until: int) -> None:
        while self.done < until:
            person = await self._somebody()
            known, wild = len(self.atlas.pressed), self._rng.random() < WILD
            for _ in range(STEPS):
                self.done += 1
                await self._step(person, wild)
            if len(person.path) < TIRED and len(self.atlas.pressed) > known:
                self._free.append(person)

    async def _somebody(self) -> Resident:
        """Someone with a button to press that nobody pressed, a newcomer, or anyone."""
        for person in self._free:
            if any(
                self.atlas.is_new(person.lang, m.key, Action("press", b.name)) for m in person.last for b in m.buttons
            ):
                break
        else:
            if not self._free or self._rng.random() < 0.4:
                return await self._newcomer()
            person = self._rng.choice(self._free)
        self._free.remove(person)
        self._read(person, await person.look())
        return person

    async def _newcomer(self) -> Resident:
        index = len(self._people)
        number, name, lang = FIRST + index, NAMES[index % 2], ("uk", "en")[index % 2]
        person = Resident(Hand(self._town.http, self._town.url, number, f"{name} {number}"), self.watch, lang)
        self._people.append(person)
        self.findings.paths[number] = person
        wish = {"id": number, "first_name": name, "phone": f"+38067{number:07}", "language_code": lang}
        async with self._town.http.post(f"{self._town.url}/sandbox/people", json=wish) as answer:
            answer.raise_for_status()
        await self._speak(number, name, lang)
        return person

    async def _step(self, person: Resident, wild: bool) -> None:
        lang, where, action = person.lang, person.where, choose(person, self.atlas, self._rng, wild)
        turn = await person.act(action)
        await self._listen(person, action, turn)
        self._judge(person, turn, action, action.where or where)
        self._read(person, turn)
        self.atlas.did(lang, where, action, person.where)
        self.findings.look_around(self.watch, person)

    async def _listen(self, person: Resident, action: Action, turn: Turn) -> None:
        """The language may be another now, if the person asked for that, or was forgotten and met anew."""
        before, told = person.lang, await self._language(person.phone.person)
        if told and told != before:
            if not person.forgotten and not SPEECH.search(action.text + action.name):
                self.findings.add(person, f"the language was {before} and is {told}")
            await person.speaks(told, turn)
            person.settled = time.monotonic() + FRESH_S  # what others cause may still come in the former language
        person.forgotten = not told

    def _judge(self, person: Resident, turn: Turn, action: Action, where: str) -> None:
        if turn.fault == "unchanged":
            self.atlas.unchanged.add((person.lang, where, edge_name(action)))
        elif turn.fault:
            self.findings.add(person, f"{turn.fault}: «{action.text or action.name}» on {where}")
        on_screen = [b.text for message in person.last for b in message.buttons] + [key["text"] for key in person.keys]
        if not on_screen:
            self.findings.add(person, f"a dead end: {person.where}")
        elif not any(sign in text for text in on_screen for sign in ("🆘", "⚙️", "❓")):
            self.findings.add(person, f"no help within one tap: {person.where}")

    def _read(self, person: Resident, turn: Turn) -> None:
        self.atlas.saw(person.lang, turn.new)
        person.last = turn.new or person.last
        self.atlas.stands(person)
        for message in turn.new:
            for fault in faults(message, person.lang) if time.monotonic() > person.settled else ():
                self.findings.add(person, fault)

    async def _language(self, number: int) -> str:
        """What the bot speaks with them; "" when it does not know them."""
        assert self._town.app is not None
        async with self._town.app.storage.works() as work:
            actor = await work.people.actor(number)
        return actor.person.lang if actor else ""

    async def _speak(self, number: int, name: str, lang: str) -> None:
        """The newcomer's language, also for the first words."""
        assert self._town.app is not None
        async with self._town.app.storage.works() as work:
            known = await work.people.actor(number) or Actor(await work.people.add(number, name))
            await work.people.save(replace(known.person, lang=lang))

    @contextlib.asynccontextmanager
    async def _watched(self) -> AsyncIterator[None]:
        logging.getLogger().addHandler(self.watch.log)
        looking = asyncio.ensure_future(self.watch.run())
        try:
            yield
        finally:
            looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await looking
            logging.getLogger().removeHandler(self.watch.log)
