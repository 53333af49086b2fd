"""Brings copies of notices from the database, a page at a time, as fast as they are sent: an audience of a million
takes no more memory than one of a hundred.

Whatever changes a notice shuts its lanes in the same moment; they open when the database was asked what holds now and
everything else was put back.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from bot.delivery.bell import Bell
from bot.delivery.course import PAGE, Course
from bot.delivery.courses import LANES, LOW, Courses
from bot.delivery.held import Held
from bot.delivery.parcels import RANKS
from bot.delivery.queues import Queues
from domain.deadlines import Zone
from domain.messages import Lane
from usecases.ports import Clock, Letter, Mailroom, Settled

log = logging.getLogger(__name__)
LOOK_S = 30.0  # a clock that moved unheard is seen after this at the latest
_SHUT = frozenset(RANKS[lane] for lane in LANES)
_OPEN = frozenset[int]()
_PAUSES = (0.2, 1.0, 2.0, 5.0)


class Feed:
    """A task of the sender. `changed` whenever a notice may have been; `written` for every outcome that was."""

    def __init__(self, mailroom: Mailroom, clock: Clock, queues: Queues, tz: Zone, rouse: Callable[[], None]) -> None:
        """`rouse` is called when there may be something to send."""
        self._mailroom, self._clock, self._queues, self._rouse = mailroom, clock, queues, rouse
        self._held = Held(self._roomy)
        self._courses = Courses(self._held, queues, tz)
        self._bell = Bell()
        self._changes, self._known = 1, 0
        self._closing = False

    @property
    def shut(self) -> frozenset[int]:
        """The lanes that wait until it is known what may be sent."""
        return _OPEN if self._known == self._changes else _SHUT

    @property
    def held(self) -> int:
        """How many copies are in this process."""
        return len(self._held)

    def holds(self, letter: Letter) -> bool:
        """Whether a copy would still go out as it is: its notice is under way, and not in other words by now."""
        return self._courses.holds(letter)

    def changed(self) -> None:
        """A notice was changed, or the clock: nothing more of them until that was looked at."""
        self._changes += 1
        self._bell.ring()

    def written(self, outcomes: Iterable[Settled]) -> None:
        """These are in the database now."""
        for outcome in outcomes:
            put_off = outcome.again_at is not None
            if not outcome.notice or (outcome.state == "retry" and not put_off):
                continue  # (the second of two tries is still to come)
            self._held.let_go(outcome.id)
            if put_off and self._courses.again(outcome.notice):
                self._bell.ring()

    def close(self) -> None:
        """Let `run` end."""
        self._closing = True
        self._bell.ring()

    async def run(self) -> None:
        """Until closed. A database that fails is asked again; until it answers, what changed stays shut."""
        failures = 0
        while not self._closing:
            try:
                wait, failures = await self._round(), 0
            except Exception as error:  # whatever its trouble is, notices only wait for its end
                log.error("notices are not read: %s", type(error).__name__, extra={"attempt": failures})
                wait = _PAUSES[min(failures, len(_PAUSES) - 1)]
                failures += 1
            await self._bell.wait(wait)

    async def _round(self) -> float | None:
        """Read what there is room for; seconds until there may be more, None for nobody knows."""
        if self.shut:
            await self._learn()
        now = self._clock.now()
        self._courses.look(now)
        while not self.shut and not self._closing and (course := self._courses.next()) is not None:
            await self._page(course, now)
        if self.shut:
            return 0.0
        at = self._courses.next_at(now)
        return None if at is None else max(0.0, min((at - now).total_seconds(), LOOK_S))

    async def _learn(self) -> None:
        """What goes out now. A change that comes while that is read is looked at in the next round."""
        asked = self._changes
        runs = await self._mailroom.runs()
        if asked == self._changes:
            self._courses.learn(runs)
            self._known = asked
            self._rouse()

    async def _page(self, course: Course, now: datetime) -> None:
        with self._held.looking():
            page = await self._mailroom.copies(course.run, course.after, PAGE, now, shown=course.resting)
            if self.shut:
                return  # what was read may not hold any longer
            news = [letter for letter in page if letter.id not in self._held]
        for letter in news:
            self._held.take(letter)
            self._queues.put(letter, now.timestamp())
        course.passed(page, len(news))
        self._rouse()
        if course.over:
            course.ripe_at = await self._mailroom.held_until(course.run, now)

    def _roomy(self, lane: Lane) -> None:
        if self._held.number(lane) < LOW:
            self._bell.ring()
