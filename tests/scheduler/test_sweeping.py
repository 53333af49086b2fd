"""Old rows are swept at the start and once a day; a sweep that fails stops nothing."""

from __future__ import annotations

from datetime import datetime
from typing import cast

import pytest

from scheduler.ticks import Ticks
from tests.support.fakes import FakeOffice
from usecases.ports import Works


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
    office, broom = FakeOffice(), Broom(error)
    ticks = Ticks(cast(Works, office.works), broom)
    start = office.clock.now()
    for _ in range(5):
        await ticks.run()
        office.clock.move(hours=12)
    assert [(at - start).total_seconds() / 3600 for at in broom.swept] == [0, 24, 48]
