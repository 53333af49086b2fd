"""A clock that is set, or that stood still while the machine slept, is noticed within a second.

A planned wake-up is a moment of the wall's clock, and what waits for it measures by that clock too: put back by an
hour, it would come an hour late. What only ever goes forward is the loop's own time, so the two are compared.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from usecases.ports import Clock

log = logging.getLogger(__name__)
EVERY = 1.0  # seconds
JUMP = timedelta(seconds=1)  # less is the slow correction of a clock


class Watch:
    """Calls `moved` after each jump of the clock."""

    def __init__(self, clock: Clock, moved: Callable[[], None]) -> None:
        self._clock, self._moved = clock, moved
        self._loop = asyncio.get_running_loop()
        self._began = self._beginning()
        self._next = self._loop.call_later(EVERY, self._look)

    def stop(self) -> None:
        """Look no more."""
        self._next.cancel()

    def _beginning(self) -> datetime:
        """When the loop's time began by the clock: the same whenever one asks, unless the clock jumps."""
        return self._clock.now() - timedelta(seconds=self._loop.time())

    def _look(self) -> None:
        self._next = self._loop.call_later(EVERY, self._look)
        began = self._beginning()
        jump, self._began = began - self._began, began
        if abs(jump) >= JUMP:
            log.warning("the clock has jumped by %+.0f s", jump.total_seconds())
            self._moved()


@contextmanager
def watching(clock: Clock, moved: Callable[[], None]) -> Iterator[None]:
    """Watch the clock for the length of the block."""
    watch = Watch(clock, moved)
    try:
        yield
    finally:
        watch.stop()
