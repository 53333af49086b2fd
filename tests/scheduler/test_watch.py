"""A clock that is set is noticed by the loop's own time, and the wake-up is planned anew."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import cast

import pytest

from scheduler import watch as module
from scheduler.runner import Runner
from scheduler.ticks import Ticks
from scheduler.watch import watching

HOUR = timedelta(hours=1)


class Machine:
    """The machine's clock, for us and for APScheduler."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.offset = timedelta()
        machine = self

        class Shifted(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # a plain one, as it is asked for
                return datetime.now(tz) + machine.offset

        monkeypatch.setattr("apscheduler.schedulers.base.datetime", Shifted)
        monkeypatch.setattr(module, "EVERY", 0.02)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


class CountedTicks:
    """Nothing is ever due before an hour has passed."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self.times = 0

    async def run(self) -> datetime | None:
        self.times += 1
        return self._machine.now() + timedelta(seconds=0.3 if self.times == 1 else 3600)

    def stop(self) -> None:
        """Nothing is in hand."""

    async def until(self, times: int) -> None:
        async with asyncio.timeout(20):
            while self.times < times:
                await asyncio.sleep(0.01)


async def told(machine: Machine, change: Callable[[], None], seconds: float = 0.1) -> int:
    """How often somebody heard of it."""
    heard = list[bool]()
    with watching(machine, lambda: heard.append(True)):
        await asyncio.sleep(0.05)
        assert heard == []
        change()
        await asyncio.sleep(seconds)
    return len(heard)


@pytest.mark.parametrize("jump", [-HOUR, timedelta(days=3), timedelta(seconds=-2)])
async def test_a_jump_is_heard_of_once(machine: Machine, jump: timedelta, caplog: pytest.LogCaptureFixture) -> None:
    def leap() -> None:
        machine.offset += jump

    caplog.set_level(logging.WARNING)
    assert await told(machine, leap) == 1
    assert "the clock has jumped" in caplog.text


async def test_a_clock_that_is_slowly_put_right_is_let_be(machine: Machine) -> None:
    def drift() -> None:
        machine.offset += timedelta(seconds=0.4)

    assert await told(machine, drift) == 0


async def test_a_loop_that_stood_still_is_no_jump(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "JUMP", timedelta(seconds=0.1))
    assert await told(machine, lambda: time.sleep(0.2)) == 0


async def test_a_wake_up_that_the_clock_ran_away_from_is_planned_anew(machine: Machine) -> None:
    """What APScheduler waits for by the wall's clock does not come when that is put back."""
    ticks = CountedTicks(machine)
    runner = Runner(cast(Ticks, ticks), machine, machine)
    runner.start()
    try:
        await ticks.until(1)
        await asyncio.sleep(0)
        machine.offset -= HOUR
        await asyncio.sleep(0.4)
        assert ticks.times == 1
        with watching(machine, runner.look):
            machine.offset -= HOUR
            await ticks.until(2)
            machine.offset += 3 * HOUR
            await ticks.until(3)
    finally:
        runner.stop()
