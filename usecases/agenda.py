"""What the clock asks of the store between its ticks: a wake-up at which nothing is due costs next to nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Agenda(Protocol):
    """When somebody has to get up."""

    async def next_due(self) -> datetime | None:
        """When the earliest waiting timer is due (a leased one: when its lease ends), as it is committed now."""

    async def let_go(self) -> int:
        """What was put off (leased, or to be tried again) is due when it was due; how many timers.

        For the start, when whoever leased them is dead, and for a clock that went back: what it put off while it
        was ahead would wait for hours. A timer that somebody still works on is done once all the same.
        """
