"""Old rows are swept at the start and once a day, beside the ticks; a sweep that fails stops nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from scheduler.sweeping import Sweeping
from tests.support.fakes import FakeClock


class Broom:
    """Notes when it was asked."""

    def __init__(self, error: Exception | None = None) -> None:
        self.swept: list[datetime] = []
        self._error = error

    async def sweep(self, now: datetime) -> int:
        self.swept.append(now)
        if self._error:
            raise self._error
        return 7


@pytest.mark.parametrize("error", [None, OSError("disk I/O error")])
async def test_old_rows_are_swept_at_the_start_and_once_a_day(error: Exception | None) -> None:
    clock, broom = FakeClock(), Broom(error)
    sweeping, start = Sweeping(broom, clock), clock.now()
    for _ in range(5):
        if sweeping.due:
            await sweeping.run()
        clock.move(hours=12)
    assert [(at - start).total_seconds() / 3600 for at in broom.swept] == [0, 24, 48]


async def test_a_clock_that_went_back_puts_no_sweep_off() -> None:
    clock, broom = FakeClock(), Broom()
    sweeping = Sweeping(broom, clock)
    await sweeping.run()
    clock.at -= timedelta(days=30)
    assert sweeping.due
    await sweeping.run()
    assert not sweeping.due
