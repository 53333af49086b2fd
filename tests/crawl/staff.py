"""Workers and the coordinator beside the crawl: they take, call, write and finish, so that residents hear of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from bot import demo_people as cast
from bot.ui import labels
from tests.crawl.atlas import on_buttons
from tests.crawl.checks import faults
from tests.crawl.findings import Findings
from tests.crawl.resident import Action, Hand, Resident
from tests.crawl.sayings import SAID
from tests.crawl.watching import Watch
from tests.support.town import NAMES, Town

RECENT = 12  # messages of a chat whose buttons are still pressed
ROOM = 10**6  # the load that a worker takes here
RARELY = (labels.DECLINE, labels.CANCEL, labels.CANCEL_VISIT, labels.BACK)
LIKED = {labels.TAKE: 4.0, labels.CONTACTED: 2.0, labels.VISIT: 3.0, **dict.fromkeys(RARELY, 0.1)}
WAYS = (labels.BACK, labels.CANCEL, labels.SKIP)


class Colleagues:
    """Everyone presses what is on their newest cards, and what they pressed least first."""

    def __init__(self, town: Town, watch: Watch, findings: Findings, rng: random.Random) -> None:
        self._town, self._findings, self._rng, self._watch = town, findings, rng, watch
        self._pressed: Counter[str] = Counter()
        people = (cast.OLHA, cast.VASYL, cast.NADIIA, cast.COORDINATOR)
        self._people = [Resident(Hand(town.http, town.url, who, NAMES[who]), watch, "uk") for who in people]

    async def prepare(self) -> None:
        """Everyone has room for all the requests of a crawl."""
        assert self._town.app is not None
        async with self._town.app.storage.works() as work:
            for community in (cast.PYRIATYN, cast.SHYSHAKY):
                for member in await work.staff.team(community):
                    await work.staff.save(replace(member, capacity=ROOM))
        self._findings.paths.update((person.phone.person, person) for person in self._people)

    async def work(self) -> None:
        """One act of each."""
        for person in self._people:
            person.last = (await person.look()).new or person.last
            if action := self._choose(person):
                await self._act(person, action)

    async def _act(self, person: Resident, action: Action) -> None:
        self._pressed[action.name] += 1
        turn = await person.act(action)
        if turn.fault and turn.fault != "unchanged":
            self._findings.add(person, f"{turn.fault}: «{action.text}»")
        for fault in (fault for message in turn.new for fault in faults(message, "uk")):
            self._findings.add(person, fault)

    def _choose(self, person: Resident) -> Action | None:
        able = list(self._able(person))
        asked = [action for action in able if action.message == (person.last[-1].message_id if person.last else 0)]
        if asked and all(any(way in action.name for way in WAYS) for action in asked) and self._rng.random() < 0.7:
            return Action("type", "said", SAID)
        weights = [self._wish(action) for action in able]
        return self._rng.choices(able, weights)[0] if able else None

    def _able(self, person: Resident) -> Iterator[Action]:
        newest = sorted(person.standing)[-RECENT:]
        yield from (a for a in on_buttons(person) if a.message in newest and "🌐" not in a.text)
        named = zip(person.keys, person.key_names(), strict=True)
        pressed = ((key["text"], name) for key, name in named if not key.get("request_contact"))
        # A key without a picture may still stand where words are asked for: there it is words, in their language.
        yield from (Action("key", name, text) for text, name in pressed if not text[0].isalnum())

    def _wish(self, action: Action) -> float:
        liked = next((wish for label, wish in LIKED.items() if label in action.name), 1.0)
        return liked / (1 + self._pressed[action.name])
