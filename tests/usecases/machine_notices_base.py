"""What the rules of the notices' machine have in common: who does what to which notice; a refusal changes nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.notice_approving import NotReady
from domain.notice_fixing import NotFitting
from domain.notice_times import BadTime
from domain.notices import Limits, Notice, NoticeChanged, NoticeState
from domain.noticing import NotThatNow
from domain.people import Actor, Role
from domain.requests import NotFound, Refused
from tests.support.fakes import FakeClock
from tests.usecases import machine_notices_checks as checks
from tests.usecases.machine_faults import Broken, Died, Fuse
from tests.usecases.machine_notices_memory import Memory
from tests.usecases.machine_notices_world import NoticeTown, OnFakes, Papers
from tests.usecases.machine_world import Faults
from usecases import leaving, notice_control
from usecases.privacy import StaffStays

T = TypeVar("T")
REFUSALS = (NoticeChanged, NotThatNow, NotReady, NotFitting, BadTime, NotFound, Refused, leaving.LastOne, StaffStays)
STARTS = (  # a Monday morning, shortly before a night, and within one in which the clocks change
    datetime(2026, 11, 23, 9, tzinfo=UTC),
    datetime(2026, 11, 23, 18, 55, tzinfo=UTC),
    datetime(2027, 3, 27, 22, tzinfo=UTC),
)
LOGS = ("scheduler.ticks", "usecases.notice_ending")
some = st.integers(0, 7)
bold = st.booleans()


class NoticeMachine(RuleBasedStateMachine):
    """A town in which anything may happen to notices; after every step it is looked over."""

    runner: ClassVar[asyncio.Runner]

    def __init__(self) -> None:
        super().__init__()
        self.world = self.make(FakeClock())
        self.seen, self.memory, self.faults = Papers(), Memory(), Faults()
        self.limits, self.fine = Limits(), False
        for name in LOGS:
            logging.getLogger(name).addHandler(self.faults)

    def make(self, clock: FakeClock) -> NoticeTown:
        """An empty installation."""
        return OnFakes(clock)

    def opened(self, start: datetime, heads: int, alone: int) -> None:
        """The first day."""
        self.world.clock.at, self.limits = start, Limits(alone=alone)
        self.run(self.world.open(heads))
        self.look()

    def teardown(self) -> None:
        """Everything goes to its end and is looked at again; the next example has faults of its own."""
        try:
            if self.fine:
                self._to_its_end()
        finally:
            self.run(self.world.postman.die())
            for name in LOGS:
                logging.getLogger(name).removeHandler(self.faults)

    def _to_its_end(self) -> None:
        self.world.fuse = None
        for notice in self.in_state(NoticeState.PAUSED):
            self.on(self.admins[0], notice_control.resume, notice)
        for _ in range(16):
            self.run(self.world.slowly(timedelta(hours=3), 2))
            self.run(self.world.slowly(timedelta(seconds=40), 2))
            self.sound()
        assert not self.in_state(NoticeState.RUNNING, NoticeState.SCHEDULED), "everything comes to an end"
        checks.nothing_waits(self.seen)

    @invariant()
    def sound(self) -> None:
        """Everything that has to hold, holds."""
        self.fine = False
        self.look()
        assert not self.faults.found, self.faults.found
        checks.check(self.seen, self.world.postman, self.lately())
        self.memory.check(self.seen, self.limits, self.world.postman.chats)
        self.fine = True

    @rule(calls=st.integers(1, 30), dies=bold)
    def lay_a_fuse(self, calls: int, dies: bool) -> None:
        """The next transaction, of whomever, breaks off somewhere."""
        self.world.fuse = Fuse(calls, Died if dies else Broken)

    def lately(self) -> Sequence[Papers]:
        """What the postman goes by: how things are."""
        return [self.seen]

    def run(self, doing: Coroutine[Any, Any, T]) -> T:
        """To its end."""
        return self.runner.get_loop().run_until_complete(doing)

    def look(self) -> Papers:
        """What there is now; what it has to agree with is kept in mind."""
        self.seen = self.run(self.world.papers())
        self.memory.learn(self.seen)
        return self.seen

    def act(self, chat: int, what: Callable[..., Awaitable[Any]], *more: Any, old: bool = False) -> Any:
        """What somebody does; refused or broken off it changes nothing, and neither does what was `old` on the screen.
        What came of it, None when it was refused."""
        before = self.look()
        try:
            done = self.run(self.world.act(chat, what, *more))
        except REFUSALS:
            assert self.look() == before, "a refusal changes nothing"
            return None
        except (Died, Broken) as error:
            assert self.look() == before, "what breaks off changes nothing"
            self.run(self.world.die()) if isinstance(error, Died) else None
            return None
        assert not old, "a button of yesterday does nothing"
        self.look()
        return done

    def on(self, chat: int, what: Callable[..., Awaitable[Any]], notice: Notice, *more: Any, old: bool = False) -> Any:
        """What somebody does to a notice, as the page shows it that they have: perhaps an old one."""
        return self.act(chat, what, notice.id, notice.version - old, *more, old=old)

    def pick(self, found: Sequence[T], number: int) -> T:
        """One of them, the newest first."""
        return found[-1 - number % len(found)]

    def in_state(self, *states: NoticeState) -> list[Notice]:
        """The notices that are in one of these states."""
        return [one for one in self.seen.notices.values() if one.state in states]

    def those(self, wanted: Callable[[Notice], bool]) -> list[Notice]:
        """The notices of which this is true."""
        return [one for one in self.seen.notices.values() if wanted(one)]

    def chats(self, people: Iterable[int]) -> list[int]:
        """Where these people write from."""
        return [self.seen.people[id_].chat for id_ in people]

    def actor(self, chat: int) -> Actor:
        """Who writes from there, as was seen last."""
        person = next(one for one in self.seen.people.values() if one.chat == chat)
        return Actor(person, tuple(m for m in self.seen.members.values() if m.person_id == person.id))

    @property
    def going(self) -> bool:
        """Whether anything is to happen by itself."""
        return bool(self.seen.steps) or bool(self.in_state(NoticeState.SCHEDULED))

    @property
    def admins(self) -> list[int]:
        """The chats of the admins at work."""
        found = [m.person_id for m in self.seen.members.values() if m.active and m.role is Role.ADMIN]
        return self.chats(dict.fromkeys(found))
