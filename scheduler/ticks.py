"""One tick: everything that is due is claimed with a lease and done, each in its own transaction."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from domain.timers import Timer
from usecases.clock import fire
from usecases.housekeeping import Housekeeping
from usecases.ports import Works

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=2)
BATCH = 50
MOST_ATTEMPTS = 6
FIRST_PAUSE = timedelta(seconds=10)
DAY = timedelta(days=1)


class Ticks:
    """Works off due timers; a crash in between only means that the lease runs out and another tick does them."""

    def __init__(self, works: Works, housekeeping: Housekeeping | None = None) -> None:
        self._works, self._housekeeping = works, housekeeping
        self._swept: datetime | None = None

    async def run(self) -> datetime | None:
        """Do everything due now; the moment of the next one comes back."""
        while True:
            async with self._works() as work:
                now = work.now
                due = await work.timers.claim(now, now + LEASE, BATCH)
            for timer in due:
                await self._one(timer)
            if len(due) < BATCH:
                await self._sweep(now)
                async with self._works() as work:
                    return await work.timers.next_due()

    async def _sweep(self, now: datetime) -> None:
        """At the start and once a day; what could not be done today is done tomorrow."""
        if self._housekeeping is None or (self._swept is not None and now - self._swept < DAY):
            return
        self._swept = now
        try:
            gone = await self._housekeeping.sweep(now)
            log.info("old rows swept", extra={"rows": gone})
        except Exception:
            log.exception("old rows are not swept")

    async def _one(self, timer: Timer) -> None:
        try:
            async with self._works() as work:
                await fire(work, timer)
        except Exception:
            log.exception("timer failed", extra={"timer_id": timer.id, "kind": timer.kind})
            await self._again(timer)

    async def _again(self, timer: Timer) -> None:
        """Back-off by attempts; at last it is kept as failed for a person to see."""
        try:
            async with self._works() as work:
                last = timer.attempts >= MOST_ATTEMPTS
                again = None if last else work.now + FIRST_PAUSE * 2**timer.attempts
                await work.timers.fail(timer, again)
        except Exception:
            log.exception("timer could not be put back; its lease will run out", extra={"timer_id": timer.id})
