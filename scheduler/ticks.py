"""One tick: everything that is due is claimed with a lease and done, each in its own transaction."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from domain.timers import Timer
from scheduler.room import Room
from usecases.agenda import Agenda
from usecases.clock import fire
from usecases.failing import failed
from usecases.ports import Clock, Works

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=2)
BATCH = 50
MOST_ATTEMPTS = 6
FIRST_PAUSE = timedelta(seconds=10)
SET_BACK = timedelta(seconds=30)  # less of it holds nothing up for long
BESIDE = timedelta(seconds=1)
MISSED = timedelta(hours=1)  # what fell due so long before the start is told in one word


class Ticks:
    """Works off due timers; a crash in between only means that they are done at the next start."""

    def __init__(self, works: Works, clock: Clock, agenda: Agenda, room: Room | None = None) -> None:
        self._works, self._clock, self._agenda = works, clock, agenda
        self._room = room or Room()
        self._last: datetime | None = None
        self._began: datetime | None = None
        self._over = False

    def stop(self) -> None:
        """The process ends: the timer in hand is seen to its end, the others are due at the next start."""
        self._over = True
        self._room.leave()

    async def run(self) -> datetime | None:
        """Do everything due now; the moment of the next one comes back.

        The first claim is of one timer, the next of two, and so on: one that kills the process is the first again
        after each start, and then it counts no attempts of others.
        """
        await self._let_go()
        most = 1
        next_due = None
        while (
            not self._over and (next_due := await self._agenda.next_due()) is not None and next_due <= self._clock.now()
        ):
            async with self._works() as work:
                due = await work.timers.claim(work.now, work.now + LEASE, most)
            if not due:
                return next_due + BESIDE  # another process has them in hand at this very moment
            self._room.begin()
            for timer in due:
                await self._room.wait()
                if self._over:
                    break
                await self._one(timer)
            most = min(2 * most, BATCH)
        return next_due

    async def _let_go(self) -> None:
        """At the start, and when the clock went back: no lease of before holds a timer up."""
        now = self._clock.now()
        self._began = self._began or now
        if self._last is None or now < self._last - SET_BACK:
            log.info("timers that were put off are due again", extra={"rows": await self._agenda.let_go()})
        self._last = now

    async def _one(self, timer: Timer) -> None:
        if timer.attempts > MOST_ATTEMPTS:  # none of them was seen to its end: the process died of it each time
            await self._again(timer)
            return
        try:
            async with self._works() as work:
                await fire(work, replace(timer, missed=self._missed(timer)))
        except Exception:
            log.exception("timer failed", extra={"timer_id": timer.id, "kind": timer.kind})
            await self._again(timer)

    def _missed(self, timer: Timer) -> bool:
        return self._began is not None and timer.due_at < self._began - MISSED

    async def _again(self, timer: Timer) -> None:
        """Back-off by attempts; at last it is kept as failed, and people are told."""
        try:
            if timer.attempts >= MOST_ATTEMPTS:
                await self._give_up(timer)
                return
            async with self._works() as work:
                await work.timers.fail(timer, work.now + FIRST_PAUSE * 2**timer.attempts)
        except Exception:
            log.exception("timer could not be put back; its lease will run out", extra={"timer_id": timer.id})

    async def _give_up(self, timer: Timer) -> None:
        try:
            async with self._works() as work:
                await failed(work, timer)
        except Exception:
            log.exception("only admins can be told of a failed timer", extra={"timer_id": timer.id})
            async with self._works() as work:
                await failed(work, timer, unread=True)
