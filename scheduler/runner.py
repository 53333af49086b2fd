"""Wakes the ticks exactly when the next timer is due, at once when a commit brings an earlier one."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from scheduler.jobs import Jobs
from scheduler.sweeping import Sweeping
from scheduler.ticks import Ticks
from usecases.ports import Clock

log = logging.getLogger(__name__)
PAUSE = timedelta(seconds=5)
LONGEST_SLEEP = timedelta(minutes=1)  # a safety net: a missed wake-up costs a minute, never more
TICK = "tick"
SETTINGS = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}


class Runner:
    """One APScheduler job, moved to where the database says; `system` is the machine's clock, `clock` the injected."""

    def __init__(self, ticks: Ticks, clock: Clock, system: Clock, sweeping: Sweeping | None = None) -> None:
        self._ticks, self._clock, self._system, self._sweeping = ticks, clock, system, sweeping
        self._jobs = Jobs()
        self._scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=SETTINGS, executors={"default": self._jobs})
        self._ticking = False
        self._again = False
        self._wake_at: datetime | None = None
        self._next: datetime | None = None
        # The next wake-up is planned when APScheduler has seen the job end: before that it would skip it.
        self._scheduler.add_listener(self._ended, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)

    def start(self) -> None:
        """The first tick comes at once: it finds what fell due while nobody was up."""
        self._scheduler.start()
        self.wake()

    def stop(self) -> None:
        """No further ticks; the one in work ends with the timer in hand."""
        self._ticks.stop()
        self._scheduler.shutdown(wait=False)

    async def ended(self, most: float) -> None:
        """After `stop`: wait for what is in work, so many seconds at most."""
        await self._jobs.ended(most)

    def wake(self, at: datetime | None = None) -> None:
        """A timer is due at `at` (None: look now). Later than the planned wake-up: nothing to do."""
        if self._ticking:
            self._again = True
        elif at is None or self._wake_at is None or at < self._wake_at:
            self._plan(at)

    def look(self) -> None:
        """The clock has moved: look now; a wake-up that was planned by the clock of before may never come."""
        self._wake_at = None
        self.wake()

    def _plan(self, at: datetime | None) -> None:
        now = self._clock.now()
        self._wake_at = min(at or now, now + LONGEST_SLEEP)
        run_at = self._system.now() + max(self._wake_at - now, timedelta())
        self._scheduler.add_job(self._tick, DateTrigger(run_at, "UTC"), id=TICK, replace_existing=True)

    async def _tick(self) -> None:
        self._ticking, self._again = True, False
        try:
            self._next = await self._ticks.run() or self._clock.now() + LONGEST_SLEEP
        except Exception:
            log.exception("the tick failed; it comes again")
            self._next = self._clock.now() + PAUSE

    def _ended(self, event: JobExecutionEvent) -> None:
        if event.job_id != TICK:
            return
        self._ticking = False
        if self._scheduler.running:
            self._plan(None if self._again else self._next)
            if self._sweeping and self._sweeping.due:
                self._scheduler.add_job(self._sweeping.run, id="sweep", replace_existing=True)
