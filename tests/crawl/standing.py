"""Time stands still unless the crawl moves it: one seed is one walk, however fast the machine is."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.clock import SandboxClock
from tests.support.town import Town, town

BEGAN = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)  # what the machine's clock shows all the time


@contextlib.asynccontextmanager
async def still_town(folder: Path) -> AsyncIterator[Town]:
    """A town in which only `advance` moves the clock, from ten o'clock on a Monday."""
    with _standing(BEGAN):
        async with town(folder) as place:
            yield place


@contextlib.contextmanager
def _standing(at: datetime) -> Iterator[None]:
    def now(clock: SandboxClock) -> datetime:
        return at + clock._offset  # of this clock nothing but the machine's part is another

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SandboxClock, "now", now)
        patch.setattr("sandbox.clock.time", SimpleNamespace(time=at.timestamp))
        patch.setattr("sandbox.state.KEPT_MESSAGES", 10**6)  # people here get more in an hour than in a year elsewhere
        patch.setattr("bot.delivery.settling.GATHER_S", 0.0)  # nothing more will come: everybody waits
        patch.setattr("bot.app.watching", lambda *_: contextlib.nullcontext())  # it would see a clock that was set
        yield
