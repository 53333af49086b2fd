"""The crawl of residents: visits by many of them, newcomers among them, with colleagues at work beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from bot import demo_people as cast
from tests.crawl.bulletins import Bulletins
from tests.crawl.choosing import WILD
from tests.crawl.deeds import Deed
from tests.crawl.lives import LIVES, lead, paper
from tests.crawl.moving import moves_in
from tests.crawl.resident import Action, Hand, Resident
from tests.crawl.rounds import Rounds
from tests.crawl.sayings import NAMES
from tests.crawl.staff import Colleagues
from tests.support.town import Town

TIRED = 60  # steps after which a resident is left alone
FIRST = 70001  # the number of the first resident
PAPERS = 16  # of so many, one in either language has a request on paper


class Crawl(Rounds):
    """Residents, whoever has something new before them first."""

    def __init__(self, town: Town, seed: int, budget: int) -> None:
        super().__init__(town, seed, budget)
        self._colleagues = Colleagues(town, self.watch, self.findings, self.rng)
        self._bulletins = Bulletins(town, self.watch, (cast.ADMIN_ID,))
        self._free: list[Resident] = []
        self._tired: list[Resident] = []

    async def prepare(self) -> None:
        """The colleagues have room, there are notices, and in the beginning people who have a life behind them."""
        await self._colleagues.prepare()
        await self._bulletins.put_out()
        if not self.people:
            self._free += [await self._newcomer(answers, *done) for answers, done in LIVES for _ in ("uk", "en")]
            await self.watch.rest()
            for person in self._free:
                self.read(person, await person.look())

    async def turn(self) -> bool:
        """Somebody comes."""
        person = await self._somebody()
        found = await self.visit(person, self.rng.random() < WILD)
        (self._free if len(person.path) < TIRED and found else self._tired).append(person)
        return True

    async def beside(self) -> None:
        """The colleagues work."""
        await self._colleagues.work()

    async def _somebody(self) -> Resident:
        """Someone with a button to press that nobody pressed, a newcomer, or anyone."""
        unheard = self.atlas.is_unheard
        person = self._next(self._free, unheard) or self._next(self._tired, unheard)
        person = person or self._next(self._free, self.atlas.is_new)
        if person is None:
            if not self._free or self.rng.random() < 0.4:
                return await self._newcomer()
            person = self.rng.choice(self._free)
        (self._free if person in self._free else self._tired).remove(person)
        self.read(person, await person.look())
        return person

    @staticmethod
    def _next(people: Iterable[Resident], wanted: Callable[[str, str, Action], bool]) -> Resident | None:
        """The first one before whom there is such a button."""

        def there_is(person: Resident) -> bool:
            shown = ((m.key, Action("press", b.name)) for m in person.last for b in m.buttons)
            return any(wanted(person.part, key, press) for key, press in shown)

        return next(filter(there_is, people), None)

    async def _newcomer(self, answers: Mapping[str, str] | None = None, *done: Deed) -> Resident:
        index = len(self.people)
        number, name, lang = FIRST + index, NAMES[index % 2], ("uk", "en")[index % 2]
        person = Resident(Hand(self.town.http, self.town.url, number, f"{name} {number}"), self.watch, lang)
        self.people.append(person)
        self.findings.paths[number] = person
        await moves_in(self.town, number, name, lang)
        if answers is not None:
            await lead(self.town, person, answers, done)
        elif index % PAPERS < 2:
            person.can = replace(person.can, fitting={**person.can.fitting, **await paper(self.town, person)})
        return person
