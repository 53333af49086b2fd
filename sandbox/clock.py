"""The sandbox's time: real time and an offset, so that tomorrow's reminder can be seen today."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sandbox.bell import Bell

KYIV = ZoneInfo("Europe/Kyiv")
MORNING_HOUR = 8
LONGEST_WAIT = 0.5  # seconds for whoever follows and is slow
PACE = 0.05  # seconds at every step: what falls due there is done meanwhile


class Clock:
    """Real time + offset; only ever moved by the control side."""

    def __init__(self) -> None:
        self.offset = 0.0
        self.version = 1
        self.followed = 0  # the newest version that somebody who follows the clock has asked beyond
        self.bell = Bell()

    def now(self) -> datetime:
        """The sandbox's moment, aware, UTC."""
        return datetime.fromtimestamp(time.time() + self.offset, UTC)

    def stamp(self) -> int:
        """The same as whole Unix seconds: what Telegram writes into `date`."""
        return int(time.time() + self.offset)

    def set_offset(self, seconds: float) -> None:
        """Stand that many seconds from real time and tell those who wait."""
        self.offset = seconds
        self.version += 1
        self.bell.ring()

    def advance(self, seconds: float) -> None:
        """Move by that many seconds."""
        self.set_offset(self.offset + seconds)

    def until_morning(self) -> float:
        """Seconds to the next 08:00 in Kyiv (a day's length differs when the clocks change)."""
        local = self.now().astimezone(KYIV)
        morning = local.replace(hour=MORNING_HOUR, minute=0, second=0, microsecond=0)
        if morning <= local:
            morning = (morning + timedelta(days=1)).replace(hour=MORNING_HOUR)
        return morning.timestamp() - local.timestamp()

    async def run(self, seconds: float, step: float) -> None:
        """Move by steps, as time would pass: those who follow see every step before the next one.

        A bot that is told at once that it is tomorrow would find yesterday evening's reminders too late to send.
        """
        left = seconds
        while left > 0:
            self.advance(min(step, left))
            left -= step
            if self.followed:
                await self.bell.until(lambda: self.followed >= self.version or None, LONGEST_WAIT)
                await asyncio.sleep(PACE)

    def follow(self, version: int) -> None:
        """Somebody has seen this version and asks for the next."""
        self.followed = max(self.followed, version)
        self.bell.ring()

    def view(self) -> dict[str, object]:
        """What /sandbox/clock shows."""
        return {"now": iso(self.now()), "offset": self.offset, "version": self.version}


def iso(moment: datetime) -> str:
    """ISO 8601 with milliseconds and the UTC sign."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def iso_of(stamp: float) -> str:
    """The same for Unix seconds."""
    return iso(datetime.fromtimestamp(stamp, UTC))
