"""The town of the notices' machine: admins, coordinators, residents, a postman, and everything that is written down."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import cast

from domain.notices import Notice
from domain.people import Membership, Person, Role
from domain.timers import TimerKind
from scheduler.ticks import Ticks
from tests.scheduler.effects import FakeAgenda
from tests.support.fakes import FakeClock, FakeOffice, FakeTerritory
from tests.usecases.desk import ABROAD, ADMIN, FAR, HEAD, HOME, NEXT, VILLAGE
from tests.usecases.machine_faults import Broken, Died
from tests.usecases.machine_notices_post import Postman
from tests.usecases.machine_world import Posts, Seen, World
from usecases.agenda import Agenda
from usecases.ports import Committed, UnitOfWork, Works

TERRITORY = FakeTerritory(VILLAGE, FAR, ABROAD)
OTHER, THIRD, FAR_HEAD, HAND = 802, 803, 702, 601
ADMINS, HEADS = (ADMIN, OTHER, THIRD), (HEAD, FAR_HEAD)
FIRST = 9001
RESIDENTS = tuple(range(FIRST, FIRST + 7))


@dataclass(frozen=True, slots=True)
class Copy:
    """A row of the outbox that is a copy of a notice."""

    notice: int
    person: int
    state: str
    error: str
    stands: bool  # whether its row knows of a message in the chat


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything about notices that is stored, at one moment."""

    notices: dict[int, Notice] = field(default_factory=dict)
    tallies: dict[tuple[int, str, str], int] = field(default_factory=dict)
    copies: dict[int, Copy] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    members: dict[int, Membership] = field(default_factory=dict)
    steps: tuple[int, ...] = ()  # the notices that have a next step, as often as they have one
    letters: int = 0


class Heard(Posts):
    """Hears of the commits; the postman puts back what a notice that changed has in hand."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.changed: Callable[[], None] = lambda: None

    def heard(self, left: Committed) -> None:
        """What one transaction left."""
        super().heard(left)
        if left.notices:
            self.changed()


class NoticeTown(World, ABC):
    """An installation with a postman in the place of the sender."""

    @abstractmethod
    async def papers(self) -> Papers:
        """What is stored now."""

    def __init__(self, works: Works, agenda: Agenda, heard: Heard, postman: Postman) -> None:
        super().__init__(works, agenda, heard, _unread)
        self.postman = postman
        heard.changed = self.postman.put_back

    async def open(self, heads: int) -> None:
        """Two communities; three admins, coordinators, a worker, and residents here and there, one reads English."""
        async with self._works() as work:
            for community in (HOME, NEXT):
                await work.communities.add(community)
            for chat in ADMINS:
                await _hire(work, chat, Role.ADMIN, "")
            for chat, community in ((HEAD, HOME), (FAR_HEAD, NEXT))[:heads]:
                await _hire(work, chat, Role.COORDINATOR, community.code)
            await _hire(work, HAND, Role.WORKER, HOME.code)
            for number, chat in enumerate(RESIDENTS):
                person = await work.people.add(chat, f"Людина {chat}")
                place, lang = FAR if number % 3 == 2 else VILLAGE, "en" if number % 4 == 1 else "uk"
                known = replace(person, consent="2026", settlement=place.code, community=place.community, lang=lang)
                await work.people.save(known)

    async def slowly(self, time: timedelta, slices: int, brings: bool = True) -> None:
        """Time goes by, and the process has its turn now and then: the postman, then the clock."""
        for _ in range(slices):
            await self.postman.settle()
            self.move(time / slices)
            if brings:
                await self.postman.bring()
            await self._tick()

    def move(self, time: timedelta) -> None:
        """The clock goes on."""
        self.clock.at += time
        self.postman.clock_moved()

    async def tick(self) -> None:
        """What is due now."""
        await self._tick()

    async def die(self, after: timedelta = timedelta()) -> None:
        """The process is gone with whatever it knew, and another begins."""
        await self.postman.die()
        await self.start(after)

    async def _tick(self) -> None:
        try:
            await self.ticks.run()
        except Died:
            await self.postman.die()
            self.ticks = self.process()
            await self.ticks.run()
        except Broken:
            await self.ticks.run()

    def process(self) -> Ticks:
        """The ticks of a process that has just begun."""
        return Ticks(self.works, self.clock, self._agenda)


async def _unread() -> Seen:  # (here the papers are read)
    raise AssertionError


async def _hire(work: UnitOfWork, chat: int, role: Role, community: str) -> None:
    person = await work.people.add(chat, f"Фахівчиня {chat}")
    await work.staff.add(Membership(0, person.id, role, community, title=f"Ф-{chat}"))


class OnFakes(NoticeTown):
    """An installation in memory."""

    def __init__(self, clock: FakeClock, postman: Callable[[FakeOffice], Postman] | None = None) -> None:
        heard = Heard(clock)
        self.office = FakeOffice(clock, TERRITORY, heard.heard)
        made = postman(self.office) if postman else Postman(self.office.mailroom, clock)
        super().__init__(cast(Works, self.office.works), FakeAgenda(self.office), heard, made)

    async def papers(self) -> Papers:
        """What is stored in memory."""
        rows = self.office.stored
        copies = {
            id_: Copy(row.letter.notice, row.letter.person_id, row.state, row.error, bool(row.message_id))
            for id_, row in rows.outbox.items()
            if row.letter.notice
        }
        waiting = [row.timer for row in rows.timers.values() if row.state == "waiting"]
        steps = sorted(timer.subject for timer in waiting if timer.kind is TimerKind.NOTICE_STEP)
        tallies = {key: n for key, n in rows.tallies.items() if n}
        return Papers(
            dict(rows.notices),
            tallies,
            copies,
            dict(rows.people),
            dict(rows.memberships),
            tuple(steps),
            len(rows.outbox),
        )
