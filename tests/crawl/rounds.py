"""What every crawl does: rounds of acts by many people, others at work beside them, and the clock moved in between.

One act at a time, the next when all is at rest: a seed is one walk, and what was found once is found again."""

from __future__ import annotations

import contextlib
import logging
import random
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator

from domain.acting import acting
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
TOGETHER = 10  # of them after which the others act
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
        self.watch = Watch(town)
        self.people: list[Resident] = []
        self._progress = Progress(town)
        self.done = 0

    async def run(self) -> None:
        """All rounds; after each the clock moves, cases go on and everybody reads what has come."""
        with self._watched():
            rounds = (*((seconds, 0) for seconds in PASSES), *((0, seconds) for seconds in LEAPS), (0, 0))
            for turn, (passes, leap) in enumerate(rounds, 1):
                await self.prepare()
                await self._round(self._budget * turn // len(rounds), passes)
                await self.town.sandbox.advance(advance=leap, step=max(leap, HOUR))
                await self.watch.rest()
                await self._progress.go_on()
                await self.watch.rest()
                for person in self.people:
                    self.read(person, await person.look())

    @abstractmethod
    async def prepare(self) -> None:
        """Before every round: whoever is to be there is there."""

    @abstractmethod
    async def turn(self) -> bool:
        """One visit by whoever comes next; False when nobody does in this round."""

    @abstractmethod
    async def beside(self) -> None:
        """What others do meanwhile: one act of each."""

    async def _round(self, until: int, passes: int) -> None:
        self._passing = Passing(self.town, self.watch, passes, range(self.done, until))
        while self.done < until and await self.turn():
            await self._meanwhile()

    async def _meanwhile(self) -> None:
        await self.beside()
        await self._passing.keep_up(self.done)

    async def visit(self, person: Resident, wild: bool) -> set[str]:
        """So many acts of one person; of which sorts any was new."""
        new = set()
        for step in range(STEPS):
            if step and step % TOGETHER == 0:
                await self._meanwhile()
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
            for fault in faults(message, person.lang):
                self.findings.add(person, fault)

    async def _language(self, person: Resident) -> str:
        """What the bot speaks with them; "" when it does not know them. Their role is noted, too."""
        assert self.town.app is not None
        async with self.town.app.storage.works() as work:
            actor = await work.people.actor(person.phone.person)
        member = acting(actor) if actor else None
        person.role = str(member.role) if member else ""
        return actor.person.lang if actor else ""

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        logging.getLogger().addHandler(self.watch.log)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(self.watch.log)
