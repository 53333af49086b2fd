"""Time that passes while people act: by steps, as far as their acts have come, so that nothing on the way is missed."""

from __future__ import annotations

from tests.crawl.watching import Watch
from tests.support.town import HOUR, Town

STEP = HOUR // 2


class Passing:
    """So many seconds, in step with the acts from one number to another."""

    def __init__(self, town: Town, watch: Watch, seconds: int, acts: range) -> None:
        self._town, self._watch, self._seconds, self._acts, self._passed = town, watch, seconds, acts, 0

    async def keep_up(self, done: int) -> None:
        """So many acts are done: as much time has passed."""
        part = min(1.0, (done - self._acts.start) / len(self._acts))
        while self._passed + STEP <= self._seconds * part:
            self._passed += STEP
            await self._town.sandbox.advance(advance=STEP, step=STEP)
            await self._watch.rest()
