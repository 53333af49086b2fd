"""The wake-up is exact, moves with earlier timers and with the clock, and is never lost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from scheduler import runner as module
from scheduler.runner import Runner
from scheduler.ticks import Ticks

SOON, LATE = timedelta(seconds=0.15), timedelta(hours=1)
PROMPT = 2.0  # seconds: what is promised; what is planned for later comes in an hour or never


class MovedClock:
    """The machine's clock and an offset that can be set."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset


class NotedTicks:
    """Says when each tick was, and what it shall answer."""

    def __init__(self, *answers: timedelta | Exception | None) -> None:
        self.answers = [*answers]
        self.clock = MovedClock()
        self.at: list[float] = []
        self.takes = 0.0
        self.began = time.monotonic()
        self._news = asyncio.Condition()

    async def run(self) -> datetime | None:
        async with self._news:
            self.at.append(time.monotonic() - self.began)
            self._news.notify_all()
        answer = self.answers.pop(0) if self.answers else None
        await asyncio.sleep(self.takes)
        if isinstance(answer, Exception):
            raise answer
        return self.clock.now() + answer if answer is not None else None

    def stop(self) -> None:
        """The one in work is the last."""

    async def until(self, count: int) -> None:
        """Wait for that many ticks."""
        async with asyncio.timeout(20), self._news:
            await self._news.wait_for(lambda: len(self.at) >= count)

    async def none_more(self, seconds: float) -> None:
        """Nobody ticks for a while."""
        before = len(self.at)
        await asyncio.sleep(seconds)
        assert len(self.at) == before


@asynccontextmanager
async def started(ticks: NotedTicks) -> AsyncIterator[Runner]:
    runner = Runner(cast(Ticks, ticks), ticks.clock, MovedClock())
    ticks.began = time.monotonic()
    runner.start()
    try:
        yield runner
    finally:
        runner.stop()


async def until_idle(runner: Runner, ticks: NotedTicks, count: int) -> None:
    """That many ticks have been, and the next one is planned."""
    await ticks.until(count)
    async with asyncio.timeout(20):
        while runner._ticking:
            await asyncio.sleep(0)


async def test_it_looks_at_once_and_then_exactly_when_something_is_due() -> None:
    ticks = NotedTicks(SOON, SOON, None)
    async with started(ticks):
        await ticks.until(3)
        await ticks.none_more(0.2)
    first, second, third = ticks.at
    assert first < PROMPT
    assert 0.15 <= second - first < PROMPT
    assert 0.15 <= third - second < PROMPT


@pytest.mark.parametrize("offset", [timedelta(days=400), timedelta(days=-400)])
async def test_the_injected_clock_may_be_far_from_the_machines(offset: timedelta) -> None:
    ticks = NotedTicks(SOON)
    ticks.clock.offset = offset
    async with started(ticks):
        await ticks.until(2)
    assert 0.15 <= ticks.at[1] - ticks.at[0] < PROMPT


async def test_an_earlier_timer_moves_the_wake_up_and_a_later_one_does_not() -> None:
    ticks = NotedTicks(LATE)
    async with started(ticks) as runner:
        await until_idle(runner, ticks, 1)
        runner.wake(ticks.clock.now() + SOON)
        runner.wake(ticks.clock.now() + LATE)
        await ticks.until(2)
    assert 0.1 <= ticks.at[1] - ticks.at[0] < PROMPT


MOVES: list[Callable[[MovedClock], None]] = [
    lambda clock: setattr(clock, "offset", LATE),
    lambda clock: setattr(clock, "offset", -LATE),
]


@pytest.mark.parametrize("move", MOVES, ids=["forward", "back"])
async def test_a_jump_of_the_clock_is_looked_at_at_once(move: Callable[[MovedClock], None]) -> None:
    ticks = NotedTicks(LATE, SOON)
    async with started(ticks) as runner:
        await until_idle(runner, ticks, 1)
        move(ticks.clock)
        runner.look()
        await ticks.until(3)
    assert ticks.at[1] - ticks.at[0] < PROMPT
    assert 0.15 <= ticks.at[2] - ticks.at[1] < PROMPT


async def test_a_slow_tick_loses_no_wake_up() -> None:
    ticks = NotedTicks(LATE, LATE)
    ticks.takes = 0.1
    async with started(ticks) as runner:
        await ticks.until(1)
        runner.wake(ticks.clock.now())
        runner.wake()
        await ticks.until(2)
        await ticks.none_more(0.25)
    assert ticks.at[1] - ticks.at[0] >= 0.1


async def test_ticks_do_not_overlap() -> None:
    ticks = NotedTicks(*[timedelta()] * 5, None)
    ticks.takes = 0.05
    async with started(ticks) as runner:
        for _ in range(5):
            runner.wake()
            runner.look()
            await asyncio.sleep(0.02)
        await ticks.until(5)
    assert all(later - earlier >= 0.05 for earlier, later in zip(ticks.at, ticks.at[1:], strict=False))


async def test_a_tick_that_fails_comes_again(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(module, "PAUSE", timedelta(seconds=0.1))
    ticks = NotedTicks(OSError("database is locked"), None)
    async with started(ticks):
        await ticks.until(2)
    assert 0.1 <= ticks.at[1] - ticks.at[0] < PROMPT
    assert "the tick failed" in caplog.text


async def test_it_never_sleeps_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_SLEEP", timedelta(seconds=0.1))
    ticks = NotedTicks(LATE, None)
    async with started(ticks):
        await ticks.until(3)
    assert ticks.at[2] >= 0.2


async def test_after_the_stop_nobody_ticks() -> None:
    ticks = NotedTicks(SOON)
    async with started(ticks) as runner:
        await until_idle(runner, ticks, 1)
        runner.stop()
        await ticks.none_more(0.3)
        runner.start()


async def test_what_is_in_work_at_the_end_is_seen_to_its_end(caplog: pytest.LogCaptureFixture) -> None:
    ticks = NotedTicks()
    ticks.takes = 0.1
    async with started(ticks) as runner:
        await ticks.until(1)
        runner.stop()
        await runner.ended(5)
        assert time.monotonic() - ticks.began >= 0.1
        assert not runner._ticking
        runner.start()
    await runner.ended(5)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


async def test_what_does_not_end_is_cut_short() -> None:
    ticks = NotedTicks()
    ticks.takes = 60
    async with started(ticks) as runner:
        await ticks.until(1)
        runner.stop()
        await runner.ended(0.05)
        assert time.monotonic() - ticks.began < 30
        runner.start()
