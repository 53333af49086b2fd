"""One tick: everything that is due is claimed with a lease and done, each in its own transaction."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from domain.timers import Timer
from usecases.clock import fire
from usecases.ports import Works

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=2)
BATCH = 50
MOST_ATTEMPTS = 6
FIRST_PAUSE = timedelta(seconds=10)


class Ticks:
    """Works off due timers; a crash in between only means that the lease runs out and another tick does them."""

    def __init__(self, works: Works) -> None:
        self._works = works

    async def run(self) -> datetime | None:
        """Do everything due now; the moment of the next one comes back."""
        while True:
            async with self._works() as work:
                due = await work.timers.claim(work.now, work.now + LEASE, BATCH)
            for timer in due:
                await self._one(timer)
            if len(due) < BATCH:
                async with self._works() as work:
                    return await work.timers.next_due()

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
