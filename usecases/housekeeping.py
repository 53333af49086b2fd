"""What the clock asks of the store once a day, so that it holds no more than it needs."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Housekeeping(Protocol):
    """What has served does not stay for ever."""

    async def sweep(self, now: datetime) -> int:
        """Delete handled updates, finished letters and timers done that are a month old; how many rows."""
