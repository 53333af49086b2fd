"""The world of the state machine: an installation on fakes or a database, its people, its clock and its processes."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, cast

from domain.absences import Absence
from domain.people import Membership, Person, Role
from domain.requests import Event, Request
from domain.timers import Timer
from domain.visits import Visit
from scheduler.ticks import Ticks
from tests.support.fakes import FakeClock
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, FAR, GALYNA, HEAD, HOME, NEXT, VILLAGE, VIRA
from tests.usecases.machine_faults import Broken, Died, Fuse, Fused
from usecases import waking
from usecases.agenda import Agenda
from usecases.ports import Committed, Letter, UnitOfWork, Works

PAVLO, CHIEF, STRANGER, FAR_AWAY = 502, 702, 611, 503
WORKERS = (ANNA, BOHDAN, VIRA)


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that is stored, at one moment."""

    requests: dict[int, Request] = field(default_factory=dict)
    events: dict[int, list[Event]] = field(default_factory=dict)
    members: dict[int, Membership] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    visits: dict[int, Visit] = field(default_factory=dict)
    absences: dict[int, Absence] = field(default_factory=dict)
    timers: dict[str, Timer] = field(default_factory=dict)  # those that wait, without attempts


@dataclass(frozen=True, slots=True)
class Post:
    """A letter, and when it was written."""

    at: datetime
    letter: Letter
    by_clock: bool

    @property
    def kind(self) -> str:
        """What it tells; "" when it is nothing to be rendered."""
        return str(self.letter.body.get("kind", ""))

    @property
    def params(self) -> dict[str, Any]:
        """What is told in it."""
        return cast("dict[str, Any]", self.letter.body.get("params", {}))


class Posts(list[Post]):
    """Hears of the commits."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self.clock = clock
        self.by_clock = True

    def heard(self, left: Committed) -> None:
        """The letters of one transaction."""
        self.extend(Post(self.clock.at, letter, self.by_clock) for letter in left.letters)


class Faults(logging.Handler):
    """Errors of timers that nobody has wished for."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """One error."""
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, Broken):
            self.found.append(f"{record.getMessage()} {getattr(record, 'kind', '')}: {error!r}")


Reader = Callable[[], Coroutine[Any, Any, Seen]]


class World:
    """One installation. Whatever is done goes through the use cases and the ticks of the scheduler."""

    def __init__(
        self, works: Works, agenda: Agenda, posts: Posts, read: Callable[[], Coroutine[Any, Any, Seen]]
    ) -> None:
        self._works, self._agenda, self.posts, self.read = works, agenda, posts, read
        self.clock = posts.clock
        self.fuse: Fuse | None = None
        self.ticks = self.process()

    def process(self) -> Ticks:
        """The ticks of a process that has just begun."""
        return Ticks(self.works, self.clock, self._agenda)

    @asynccontextmanager
    async def works(self) -> AsyncIterator[UnitOfWork]:
        """One transaction, on which the fuse may be laid."""
        fuse, self.fuse = self.fuse, None
        async with self._works() as work:
            if fuse is None:
                yield work
                return
            yield cast(UnitOfWork, Fused(work, fuse))
            fuse.burn(ended=True)

    async def act(self, chat: int, what: Callable[..., Awaitable[Any]], *more: Any) -> Any:
        """A use case of whoever writes from this chat."""
        self.posts.by_clock = False
        try:
            async with self.works() as work:
                actor = await work.people.actor(chat)
                assert actor is not None
                return await what(work, actor, *more)
        finally:
            self.posts.by_clock = True

    async def open(self, heads: int) -> None:
        """Two communities; workers, one of them cleared, coordinators, an admin; two residents, and one of the other
        community with its own worker."""
        async with self._works() as work:
            for community in (HOME, NEXT):
                await work.communities.add(community)
            for chat, place in ((GALYNA, VILLAGE), (PAVLO, VILLAGE), (FAR_AWAY, FAR)):
                person = await work.people.add(chat, f"Людина {chat}")
                known = replace(person, consent="2026", consent_at=work.now, settlement=place.code)
                await work.people.save(replace(known, community=place.community))
            for chat in WORKERS:
                await _hire(work, chat, Role.WORKER, HOME.code, cleared=chat == VIRA)
            await _hire(work, STRANGER, Role.WORKER, NEXT.code, cleared=True)
            await _hire(work, ADMIN, Role.ADMIN, "")
            for chat in (HEAD, CHIEF)[:heads]:
                await _hire(work, chat, Role.COORDINATOR, HOME.code, chief=chat == CHIEF)
            await waking.begin(work)

    async def turn(self, time: timedelta) -> None:
        """The process is up, and does everything at its moment."""
        until, times = self.clock.at + time, 0
        while (due := await self._agenda.next_due()) is not None and due <= until:
            self.clock.at = max(self.clock.at, due)
            await self._tick()
            times += 1
            assert times < 3000, "the clock keeps waking itself"
        self.clock.at = until

    async def start(self, after: timedelta = timedelta()) -> None:
        """A process begins after so long a time without any."""
        self.clock.at += after
        self.ticks = self.process()
        async with self.works() as work:
            await waking.begin(work)
        await self._tick()

    async def _tick(self) -> None:
        """One tick; a process that dies of it is begun anew, one that fails comes again."""
        try:
            await self.ticks.run()
        except Died:
            self.ticks = self.process()
            await self.ticks.run()
        except Broken:
            await self.ticks.run()

    async def next_due(self) -> datetime | None:
        """When the clock has to do something."""
        return await self._agenda.next_due()


async def _hire(work: UnitOfWork, chat: int, role: Role, community: str, **fields: Any) -> None:
    person = await work.people.add(chat, f"Фахівчиня {chat}")
    await work.staff.add(Membership(0, person.id, role, community, title=f"Ф-{chat}", **fields))
