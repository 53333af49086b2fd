"""The notices that are under way, and whose copies are brought next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.delivery.course import Course
from bot.delivery.held import Held
from bot.delivery.nights import is_night, turn
from bot.delivery.queues import Queues
from domain.deadlines import Zone
from domain.messages import Lane
from usecases.ports import Letter, Run

LANES = (Lane.ALERT, Lane.NOTICE)
LOW = 100  # fewer copies of a lane than this in memory: the next page


class Courses:
    """All that run. What must not go out (any longer, as it is, or now) is put back: the database has it."""

    def __init__(self, held: Held, queues: Queues, tz: Zone) -> None:
        self._held, self._queues, self._tz = held, queues, tz
        self._all: dict[int, Course] = {}

    def learn(self, runs: Iterable[Run]) -> None:
        """These and no others are under way; of what was changed, everything is read anew. The others keep their
        turns; the new ones are first."""
        before, self._all = self._all, {run.notice: Course(run) for run in runs}
        for notice, old in before.items():
            new = self._all.get(notice)
            if new is None or new.run.version != old.run.version:
                self._put_back(notice)
            else:
                del self._all[notice]
                self._all[notice] = old
                old.again()

    def holds(self, letter: Letter) -> bool:
        """Whether a copy would still go out as it is."""
        course = self._all.get(letter.notice)
        return course is not None and course.run.edition == letter.edition

    def again(self, notice: int) -> bool:
        """Something of it may be read again; whether it is under way."""
        course = self._all.get(notice)
        if course is not None:
            course.again()
        return course is not None

    def look(self, now: datetime) -> None:
        """What waited for a moment that has come is looked for; in the evening the ordinary ones are put back, and of
        them only what stands in the chats already is put right until the morning."""
        night = is_night(now, self._tz)
        for notice, course in self._all.items():
            resting = night and course.run.quiet
            if resting != course.resting or (course.ripe_at is not None and course.ripe_at <= now):
                course.again()
            if resting and not course.resting:
                self._put_back(notice)
            course.resting = resting

    def next(self) -> Course | None:
        """Whose page is next: danger first, then by turns, so that a small notice does not wait for a big one."""
        for lane in LANES:
            if self._held.number(lane) >= LOW:
                continue
            for notice, course in self._all.items():
                if course.run.lane is lane and not course.idle:
                    self._all[notice] = self._all.pop(notice)
                    return course
        return None

    def next_at(self, now: datetime) -> datetime | None:
        """When there may be something by itself; None when nothing is under way."""
        ripe = [course.ripe_at for course in self._all.values() if course.ripe_at is not None]
        return min([*ripe, turn(now, self._tz)]) if self._all else None

    def _put_back(self, notice: int) -> None:
        for letter in self._held.of(notice):
            if self._queues.evict(letter):
                self._held.let_go(letter.id)
