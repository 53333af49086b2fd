"""What the rules of the state machine have in common: whom they act for, what there is to act on, what is the same."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.absences import COMING, Absence
from domain.assignments import Offer
from domain.people import Role
from domain.requests import OPEN, NotFound, Refused, Request
from domain.visits import Visit, VisitChanged
from tests.scheduler.effects import FakeAgenda
from tests.support.fake_rows import Stored
from tests.support.fakes import FakeClock, FakeOffice, FakeTerritory
from tests.usecases import machine_invariants, machine_letters
from tests.usecases.desk import ABROAD, FAR, HOME, VILLAGE
from tests.usecases.machine_faults import Broken, Died, Fuse
from tests.usecases.machine_world import Faults, Posts, Seen, World
from usecases import absences, leaving
from usecases.ports import Works

T = TypeVar("T")
REFUSALS = (Refused, NotFound, VisitChanged, absences.Refused, leaving.LastOne)
TERRITORY = FakeTerritory(VILLAGE, FAR, ABROAD)
# A plain Monday, and the Fridays before the two nights in which the clocks change.
STARTS = (
    datetime(2026, 11, 23, 9, tzinfo=UTC),
    datetime(2026, 10, 23, 9, tzinfo=UTC),
    datetime(2027, 3, 26, 9, tzinfo=UTC),
)
some = st.integers(0, 7)
bold = st.booleans()


def on_fakes(clock: FakeClock) -> World:
    """An installation in memory."""
    posts = Posts(clock)
    office = FakeOffice(clock, TERRITORY, posts.heard)

    async def read() -> Seen:
        return seen_of(office.stored)

    return World(cast(Works, office.works), FakeAgenda(office), posts, read)


def seen_of(rows: Stored) -> Seen:
    """What is stored in memory."""
    seen = Seen(rows.requests, {}, rows.memberships, rows.people, rows.visits, rows.absences)
    for id_, event in rows.events:
        seen.events.setdefault(id_, []).append(event)
    seen.timers.update({key: row.timer for key, row in rows.timers.items() if row.state == "waiting"})
    return seen


class Machine(RuleBasedStateMachine):
    """An office in which anything may happen; after every step it is looked over."""

    runner: ClassVar[asyncio.Runner]

    def __init__(self) -> None:
        super().__init__()
        self.world = self.make(FakeClock())
        self.seen, self.checked = Seen(), 0
        self.wilful: set[tuple[int, int]] = set()  # who is away and took a case all the same
        self.faults = Faults()
        logging.getLogger("scheduler.ticks").addHandler(self.faults)

    def make(self, clock: FakeClock) -> World:
        """An empty installation."""
        return on_fakes(clock)

    @initialize(start=st.sampled_from(STARTS), heads=st.sampled_from((1, 2)))
    def open(self, start: datetime, heads: int) -> None:
        """The first day."""
        self.world.clock.at = start
        self.run(self.world.open(heads))
        self.look()

    def teardown(self) -> None:
        """The next example has faults of its own."""
        logging.getLogger("scheduler.ticks").removeHandler(self.faults)

    @invariant()
    def sound(self) -> None:
        """Everything that has to hold, holds."""
        self.look()
        assert not self.faults.found, self.faults.found
        self.wilful = {taken for taken in self.wilful if self.seen.members[taken[1]].away}
        machine_invariants.check(self.seen, self.world.clock.at, self.world.posts, self.wilful)
        machine_letters.check(self.world.posts, self.checked, self.seen)
        self.checked = len(self.world.posts)

    @rule(calls=st.integers(1, 30), dies=bold)
    def lay_a_fuse(self, calls: int, dies: bool) -> None:
        """The next transaction, of whomever, breaks off somewhere."""
        self.world.fuse = Fuse(calls, Died if dies else Broken)

    def run(self, doing: Coroutine[Any, Any, T]) -> T:
        """To its end; by the loop itself, because the runner writes out what comes back, to watch for signals."""
        return self.runner.get_loop().run_until_complete(doing)

    def look(self) -> Seen:
        """What there is now."""
        self.seen = self.run(self.world.read())
        return self.seen

    def act(self, chat: int, what: Callable[..., Awaitable[Any]], *more: Any, twice: bool = False) -> bool:
        """What somebody does; refused or broken off it changes nothing. With `twice` the second tap changes nothing."""
        before, told = self.look(), len(self.world.posts)
        try:
            self.run(self.world.act(chat, what, *more))
        except REFUSALS:
            assert (self.look(), len(self.world.posts)) == (before, told)
            return False
        except (Died, Broken) as error:
            assert (self.look(), len(self.world.posts)) == (before, told)
            self.run(self.world.start()) if isinstance(error, Died) else None
            return False
        self._note_wilful(chat, before)
        if twice:
            self._again(chat, what, *more)
        return True

    def _note_wilful(self, chat: int, before: Seen) -> None:
        for request in self.look().requests.values():
            holder, former = request.holder, before.requests.get(request.id)
            if holder and (former is None or former.holder != holder) and self.worker(request) == chat:
                self.wilful.add((request.id, holder.membership_id))

    def _again(self, chat: int, what: Callable[..., Awaitable[Any]], *more: Any) -> None:
        once = _where(self.seen)
        try:
            self.run(self.world.act(chat, what, *more))
        except REFUSALS:
            return
        assert _where(self.look()) == once, "a second tap does nothing more"

    def pick(self, found: Sequence[T], number: int) -> T:
        """One of them."""
        return found[number % len(found)]

    def chat(self, person_id: int) -> int:
        """Where this person writes from."""
        return self.seen.people[person_id].chat

    def member(self, chat: int) -> int:
        """The membership of whoever writes from there."""
        return next(m.id for m in self.seen.members.values() if self.chat(m.person_id) == chat)

    @property
    def asked(self) -> list[tuple[Request, Offer]]:
        """Offers that wait for an answer."""
        return [(one, offer) for one in self.seen.requests.values() for offer in one.offered]

    @property
    def held(self) -> list[Request]:
        """Cases that somebody has."""
        return [one for one in self.seen.requests.values() if one.holder]

    @property
    def going(self) -> list[Request]:
        """Requests that are open."""
        return [one for one in self.seen.requests.values() if one.status in OPEN]

    @property
    def all(self) -> list[Request]:
        """Every request."""
        return list(self.seen.requests.values())

    @property
    def planned(self) -> list[Visit]:
        """Visits that are to come, or of which nobody told."""
        return [one for one in self.seen.visits.values() if one.open]

    @property
    def coming(self) -> list[Absence]:
        """Absences planned or running."""
        return [one for one in self.seen.absences.values() if one.state in COMING]

    @property
    def heads(self) -> list[int]:
        """The chats of the coordinators at work."""
        mine = (m for m in self.seen.members.values() if m.active and m.role is Role.COORDINATOR)
        return [self.chat(m.person_id) for m in mine if m.community == HOME.code]

    def worker(self, request: Request) -> int:
        """The chat of whoever has it."""
        assert request.holder is not None
        return self.chat(request.holder.person_id)


def _where(seen: Seen) -> tuple[object, ...]:
    """What a second tap may not change."""
    cases = {one.id: (one.status, one.holder, one.level, one.due) for one in seen.requests.values()}
    return cases, seen.visits, seen.absences, seen.members
