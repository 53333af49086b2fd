"""What every crawl does: rounds of acts by many people, others at work beside them, and the clock moved in between."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import re
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Iterable

from bot.delivery.sender import FRESH_S
from domain.acting import acting
from tests.chats.staff_steps import calm
from tests.crawl.atlas import Atlas, edge_name
from tests.crawl.checks import faults
from tests.crawl.choosing import choose
from tests.crawl.findings import Findings
from tests.crawl.passing import Passing
from tests.crawl.progress import Progress
from tests.crawl.resident import Action, Resident, Turn
from tests.crawl.watching import Watch
from tests.support.town import DAY, HOUR, Town

STEPS = 20  # of one visit
# The clock passes by hours while people act: calls slip, visits come and are over, mornings and evenings are told.
# Then it leaps, as after an outage: surveys repeat, requests close, drafts go.
PASSES = (5 * HOUR, DAY, DAY, 2 * DAY)
LEAPS = (4 * DAY, 8 * DAY, 30 * DAY)
SPEECH = re.compile(r"English|language|forget|erase|delete", re.I)  # after these the language may be another


class Rounds(ABC):
    """One crawl through one town. `budget` is how many things are done in all."""

    def __init__(self, town: Town, seed: int, budget: int) -> None:
        self.town, self._budget, self.rng = town, budget, random.Random(seed)
        self.atlas, self.findings = Atlas(), Findings()
        self.watch = Watch(town.http, town.sandbox)
        self.people: list[Resident] = []
        self._progress = Progress(town)
        self.done = 0

    async def run(self) -> None:
        """All rounds; after each the clock moves, cases go on and everybody reads what has come."""
        async with self._watched():
            rounds = (*((seconds, 0) for seconds in PASSES), *((0, seconds) for seconds in LEAPS), (0, 0))
            for turn, (passes, leap) in enumerate(rounds, 1):
                await self.prepare()
                await self._round(self._budget * turn // len(rounds), passes)
                await self.town.sandbox.advance(advance=leap)
                await calm(self.town)
                await self._progress.go_on()
                await calm(self.town)
                for person in self.people:
                    self.read(person, await person.look())

    @abstractmethod
    async def prepare(self) -> None:
        """Before every round: whoever is to be there is there."""

    @abstractmethod
    def hands(self, until: int) -> Iterable[Awaitable[None]]:
        """Those who act, until so much is done in all."""

    @abstractmethod
    async def beside(self) -> None:
        """What others do at the same time, until it is stopped."""

    @abstractmethod
    def stop(self) -> None:
        """Let the others finish what they are doing."""

    async def _round(self, until: int, passes: int) -> None:
        since = self.done
        passing = Passing(self.town.sandbox, passes, lambda: (self.done - since) / (until - since))
        beside = asyncio.gather(self.beside(), passing.run())
        await asyncio.gather(*self.hands(until))
        self.stop()
        passing.stop()
        await beside

    async def visit(self, person: Resident, wild: bool) -> set[str]:
        """So many acts of one person; of which sorts any was new."""
        new = set()
        for _ in range(STEPS):
            self.done += 1
            new.add(await self._step(person, wild))
        return new - {""}

    async def _step(self, person: Resident, wild: bool) -> str:
        part, where, action = person.part, person.where, choose(person, self.atlas, self.rng, wild)
        new = action.sort if self.atlas.is_new(part, where, action) else ""
        turn = await person.act(action)
        await self._listen(person, action, turn)
        self._judge(person, turn, action, action.where or where)
        self.read(person, turn)
        self.atlas.did(part, where, action, person.where)
        self.findings.look_around(self.watch, person)
        return new

    async def _listen(self, person: Resident, action: Action, turn: Turn) -> None:
        """The language may be another now, if the person asked for that, or was forgotten and met anew."""
        before, told = person.lang, await self._language(person)
        if told and told != before:
            if not person.forgotten and not SPEECH.search(action.text + action.name):
                self.findings.add(person, f"the language was {before} and is {told}")
            await person.speaks(told, turn)
            person.settled = time.monotonic() + FRESH_S  # what others cause may still come in the former language
        person.forgotten = not told

    def _judge(self, person: Resident, turn: Turn, action: Action, where: str) -> None:
        if turn.fault == "unchanged":
            self.atlas.unchanged.add((person.part, where, edge_name(action)))
        elif turn.fault:
            self.findings.add(person, f"{turn.fault}: «{action.text or action.name}» on {where}")
        on_screen = [b.text for message in person.last for b in message.buttons] + [key["text"] for key in person.keys]
        if not on_screen:
            self.findings.add(person, f"a dead end: {person.where}")
        elif not any(sign in text for text in on_screen for sign in ("🆘", "⚙️", "❓")):
            self.findings.add(person, f"no help within one tap: {person.where}")

    def read(self, person: Resident, turn: Turn) -> None:
        """What has come is on the map, and has nothing wrong in it."""
        self.atlas.saw(person.part, turn.new)
        person.last = turn.seen or person.last
        self.atlas.stands(person)
        for message in turn.new:
            for fault in faults(message, person.lang) if time.monotonic() > person.settled else ():
                self.findings.add(person, fault)

    async def _language(self, person: Resident) -> str:
        """What the bot speaks with them; "" when it does not know them. Their role is noted, too."""
        assert self.town.app is not None
        async with self.town.app.storage.works() as work:
            actor = await work.people.actor(person.phone.person)
        member = acting(actor) if actor else None
        person.role = str(member.role) if member else ""
        return actor.person.lang if actor else ""

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
