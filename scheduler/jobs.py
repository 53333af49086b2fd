"""A job that is in work at the end of the process is seen to its end, not torn off in the middle of a transaction."""

from __future__ import annotations

import asyncio

from apscheduler.executors.asyncio import AsyncIOExecutor


class Jobs(AsyncIOExecutor):  # type: ignore[misc]  # APScheduler has no types
    """APScheduler's own would cancel what is in work, and log an error for it."""

    def shutdown(self, wait: bool = True) -> None:
        """Nothing new comes; what is in work goes on, and `ended` waits for it."""

    async def ended(self, most: float) -> None:
        """Wait until nothing is in work; after so many seconds it is cut short."""
        if in_work := set(self._pending_futures):
            _, left = await asyncio.wait(in_work, timeout=most)
            for job in left:
                job.cancel()
