"""The crawl of the staff: everybody presses all that there is on their screens, while residents ask for help."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from itertools import cycle

from bot import demo_people as cast
from domain.people import Role
from tests.chats.staff_steps import invitation
from tests.crawl import hats
from tests.crawl.bulletins import Bulletins
from tests.crawl.neighbours import Neighbours
from tests.crawl.resident import Hand, Resident
from tests.crawl.rounds import Rounds
from tests.crawl.sayings import Can
from tests.crawl.sayings_office import notices, office
from tests.support.town import Town

WILD = 0.2  # the part of visits in which anything is done
_INVITED = cycle(((Role.WORKER, cast.PYRIATYN), (Role.COORDINATOR, cast.SHYSHAKY), (Role.AUDITOR, "")))


class OfficeCrawl(Rounds):
    """All players at the same time, each at their own phone."""

    players, wild = hats.PLAYERS, WILD

    def __init__(self, town: Town, seed: int, budget: int) -> None:
        super().__init__(town, seed, budget)
        self._neighbours = Neighbours(town, self.watch, self.findings, self.rng)
        self._bulletins = Bulletins(town, self.watch, hats.ADMINS)
        self._here: deque[Resident] = deque()
        self._done: list[Resident] = []

    async def prepare(self) -> None:
        """Everybody is at work; there are notices, and one invitation waits for whoever opens it first."""
        if not self.people:
            await hats.hire(self.town)
            await self._neighbours.move_in()
            await self._bulletins.move_in()
            self.people += [self._at_phone(player) for player in self.players]
            self._here.extend(self.people)
            self.findings.paths.update((person.phone.person, person) for person in self.people)
        await hats.hire_again(self.town)
        await self._bulletins.put_out()
        role, community = next(_INVITED)
        can = self.can(await invitation(self.town, role, community), await hats.paper(self.town))
        for person in self.people:
            person.can = can
            self.read(person, await person.look())
        self._here.extend(self._done)
        self._done.clear()

    def can(self, invitation: str, paper: Mapping[str, str]) -> Can:
        """What everybody may do."""
        return office(invitation, paper)

    async def turn(self) -> bool:
        """Each in turn; whoever finds no new button leaves the rest of the round to others."""
        if not self._here:
            return False
        person = self._here.popleft()
        found = {"press", "key"} & await self.visit(person, self.rng.random() < self.wild)
        (self._here if found else self._done).append(person)
        return True

    async def beside(self) -> None:
        """A resident lives on."""
        await self._neighbours.live()

    def _at_phone(self, player: hats.Player) -> Resident:
        hand = Hand(self.town.http, self.town.url, player.number, player.name)
        person = Resident(hand, self.watch, player.lang)
        person.role = str(player.hats[0][0])
        return person


class NoticeCrawl(OfficeCrawl):
    """Admins who do nothing but notices, through all of their screens; the others only answer them."""

    players, wild = tuple(player for player in hats.PLAYERS if player.number in hats.ADMINS), 0.15

    def can(self, invitation: str, paper: Mapping[str, str]) -> Can:
        """Only what notices have."""
        return notices(super().can(invitation, paper))
