"""Residents beside the crawl of the staff: they ask for help, answer, write and change their minds."""

from __future__ import annotations

import random
from itertools import cycle

from domain import stories
from domain.dialogs import REQUEST
from domain.forms import Draft
from domain.quiet import QUIET
from domain.requests import OPEN
from tests.chats.staff_steps import FAR_VILLAGE, TOWN, VILLAGE
from tests.crawl.atlas import RUINOUS, on_buttons
from tests.crawl.checks import faults
from tests.crawl.findings import Findings
from tests.crawl.moving import moves_in
from tests.crawl.resident import Action, Hand, Resident
from tests.crawl.sayings import NAMES, STORY
from tests.crawl.watching import Watch
from tests.support.town import Town
from usecases import intake, quiet, registration

FIRST = 90001  # the number of the first neighbour
HOW_MANY = 6
MOST = 2  # open requests of one neighbour at a time
# What they ask for: an urgent request goes to the whole team, a quiet one only to those who are cleared.
ASKED: tuple[dict[str, str], ...] = (
    *({"service": "home_care"}, {"service": "other", "threat": "yes"}, {}),
    *({"service": "supplies"}, {"service": "unsafe"}, {"service": "papers"}),
)
QUIETLY = {"who": "adult", "hours": "now", "here": "yes"}


class Neighbours:
    """Everyone has a few requests open, and presses what comes of them."""

    def __init__(self, town: Town, watch: Watch, findings: Findings, rng: random.Random) -> None:
        self._town, self._watch, self._findings, self._rng = town, watch, findings, rng
        self._people: list[Resident] = []
        self._wishes = cycle(ASKED)

    async def move_in(self) -> None:
        """They agreed and named their place before the crawl began."""
        assert self._town.app is not None
        for index, place in zip(range(HOW_MANY), cycle((TOWN, VILLAGE, TOWN, FAR_VILLAGE))):
            number, name, lang = FIRST + index, NAMES[index % 2], ("uk", "en")[index % 2]
            await moves_in(self._town, number, name, lang)
            async with self._town.app.storage.works() as work:
                actor = await work.people.actor(number)
                assert actor is not None
                await registration.settle(work, await registration.agree(work, actor), place)
            hand = Hand(self._town.http, self._town.url, number, f"{name} {number}")
            self._people.append(Resident(hand, self._watch, lang))
            self._findings.paths[number] = self._people[-1]
            await hand.write("/start")
        self._next = cycle(self._people)

    async def live(self) -> None:
        """One of them asks, if there is room, and does one thing more."""
        person = next(self._next)
        await self._ask(person)
        await self._watch.rest()
        person.last = (await person.look()).new or person.last
        turn = await person.act(self._choose(person))
        if turn.fault and turn.fault != "unchanged":
            self._findings.add(person, f"{turn.fault}: «{person.path[-1]}»")
        for fault in (fault for message in turn.new for fault in faults(message, person.lang)):
            self._findings.add(person, fault)

    async def _ask(self, person: Resident) -> None:
        """One more request, put in without its conversation, which the other crawl has."""
        assert self._town.app is not None
        async with self._town.app.storage.works() as work:
            actor = await work.people.actor(person.phone.person)
            assert actor is not None
            held = await work.requests.of_person(actor.person.id)
            if sum(request.status in OPEN for request in held) >= MOST:
                return
            wish = next(self._wishes)
            if wish:
                told = {"for_whom": "me", "threat": "no", "street": "Соборна, 5", "phone": "+380671234567", **wish}
                story = stories.grown(None, stories.text_piece(0, STORY))
                draft = Draft("crawl", REQUEST.id, "review", work.now, {**told, "story": story})
                await intake.submit(work, actor, draft)
            else:
                await quiet.ask_quietly(work, actor, Draft("crawl", QUIET.id, "review", work.now, QUIETLY))

    def _choose(self, person: Resident) -> Action:
        able = [a for a in on_buttons(person) if not RUINOUS.search(a.name) and "🌐" not in a.text]
        if able and self._rng.random() < 0.7:
            return self._rng.choice(able)
        replies = [Action("reply", "", STORY, message=message.message_id) for message in person.last[-1:]]
        return self._rng.choice((*replies, Action("type", "story", STORY), Action("send", "photo", data="photo")))
