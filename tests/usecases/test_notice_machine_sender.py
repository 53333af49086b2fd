"""The notices' machine with the bot's own sender: whatever happens around it, a notice reaches everyone once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.delivery.looptime import LeapingLoop
from tests.support.fakes import FakeClock
from tests.usecases.machine_notices_running import Deciding
from tests.usecases.machine_notices_sender import STALE_S, LivePostman
from tests.usecases.machine_notices_world import NoticeTown, OnFakes, Papers
from tests.usecases.test_notice_machine import BUDGET, Notices
from usecases import notice_copying


class Live(Deciding, Notices):
    """All of it, with decisions while something flies; what is known of a reader may be some seconds old."""

    def __init__(self) -> None:
        self._looks: list[tuple[float, Papers]] = []
        super().__init__()

    def make(self, clock: FakeClock) -> NoticeTown:
        """With the sender as a task."""
        return OnFakes(clock, LivePostman)

    def look(self) -> Papers:
        """Kept until nothing that was sent before the next look can go by it."""
        seen, now = super().look(), self.runner.get_loop().time()
        before = self._looks[-1][0] if self._looks else now
        self._looks = [(at, papers) for at, papers in self._looks if at >= before - STALE_S] + [(now, seen)]
        return seen

    def lately(self) -> Sequence[Papers]:
        """Also how things were a few seconds ago."""
        return [papers for _, papers in self._looks]


def test_whatever_happens_the_sender_brings_a_notice_to_everyone_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice_copying, "CHUNK", 4)
    with asyncio.Runner(loop_factory=LeapingLoop) as Live.runner:
        run_state_machine_as_test(Live, settings=settings(BUDGET, max_examples=14))
