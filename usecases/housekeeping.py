"""What the clock asks of the store once a day, so that it holds no more than it needs."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Housekeeping(Protocol):
    """What has served does not stay for ever."""

    async def sweep(self, now: datetime) -> int:
        """Delete handled updates and finished letters that are a month old; how many rows."""
