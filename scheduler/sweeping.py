"""Old rows are swept, and requests without a timer found, at the start and once a day, beside the ticks."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from usecases.housekeeping import Housekeeping
from usecases.ports import Clock, Works
from usecases.watching import watch

log = logging.getLogger(__name__)
DAY = timedelta(days=1)


class Sweeping:
    """What could not be done today is done tomorrow."""

    def __init__(self, housekeeping: Housekeeping, clock: Clock, works: Works | None = None) -> None:
        self._housekeeping, self._clock, self._works = housekeeping, clock, works
        self._swept: datetime | None = None

    @property
    def due(self) -> bool:
        """Whether a day has passed; after a clock that went back it has."""
        return self._swept is None or not timedelta() <= self._clock.now() - self._swept < DAY

    async def run(self) -> None:
        """Sweep. Never raises."""
        self._swept = now = self._clock.now()
        try:
            gone = await self._housekeeping.sweep(now)
            log.info("old rows swept", extra={"rows": gone})
        except Exception:
            log.exception("old rows are not swept")
        try:
            await self._watch()
        except Exception:
            log.exception("nobody has looked for requests without a timer")

    async def _watch(self) -> None:
        """There should be none."""
        found = self._works is not None
        while self._works and found:
            async with self._works() as work:
                numbers = [request.number for request in await watch(work)]
            found = bool(numbers)
            if numbers:
                log.error("requests without a timer are watched again: %s", ", ".join(numbers))
