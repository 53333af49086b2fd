"""Everything that is due is done once; what fails is tried again and at last kept for a person to see."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime, timedelta
from typing import cast

import pytest

from domain.timers import Timer, TimerKind
from scheduler import ticks as module
from scheduler.ticks import BATCH, FIRST_PAUSE, LEASE, MOST_ATTEMPTS, Ticks
from tests.support.fakes import FakeOffice
from usecases.ports import UnitOfWork, Works


class Effects:
    """What the timers did; `broken` ones raise, `deadly` ones never come back."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.tried: Counter[str] = Counter()
        self.broken: set[str] = set()
        self.deadly: set[str] = set()

    async def fire(self, work: UnitOfWork, timer: Timer) -> None:
        self.tried[timer.key] += 1
        if timer.key in self.deadly:
            await asyncio.Event().wait()
        if not await work.timers.claimed(timer):
            return
        await asyncio.sleep(0)
        if timer.key in self.broken:
            raise ValueError(timer.key)
        self.done.append(timer.key)


@pytest.fixture
def effects(monkeypatch: pytest.MonkeyPatch) -> Effects:
    effects = Effects()
    monkeypatch.setattr(module, "fire", effects.fire)
    return effects


async def planned(office: FakeOffice, **due: timedelta) -> None:
    async with office.works() as work:
        for key, after in due.items():
            await work.timers.add(Timer(TimerKind.OFFER, 1, work.now + after, 1, key))


def ticks_of(office: FakeOffice) -> Ticks:
    return Ticks(cast(Works, office.works))


def state(office: FakeOffice, key: str) -> str:
    return office.stored.timers[key].state


SECOND = timedelta(seconds=1)


async def test_what_is_due_is_done_in_order_and_the_next_moment_comes_back(effects: Effects) -> None:
    office = FakeOffice()
    await planned(office, later=60 * SECOND, second=-SECOND, first=-2 * SECOND, now=0 * SECOND)
    assert await ticks_of(office).run() == office.clock.now() + 60 * SECOND
    assert effects.done == ["first", "second", "now"]
    office.clock.move(seconds=60)
    assert await ticks_of(office).run() is None
    assert effects.done[3:] == ["later"]


async def test_more_than_one_batch_is_done_in_one_tick(effects: Effects) -> None:
    office = FakeOffice()
    await planned(office, **{f"t{number}": -SECOND for number in range(2 * BATCH + 3)})
    assert await ticks_of(office).run() is None
    assert len(set(effects.done)) == len(effects.done) == 2 * BATCH + 3


async def test_two_at_once_do_each_thing_once(effects: Effects) -> None:
    office = FakeOffice()
    await planned(office, **{f"t{number}": -SECOND for number in range(BATCH + 20)})
    await asyncio.gather(*(ticks_of(office).run() for _ in range(3)))
    assert sorted(effects.done) == sorted(office.stored.timers)


async def test_a_timer_that_raises_stops_nobody_and_is_undone(effects: Effects) -> None:
    office = FakeOffice()
    effects.broken = {"bad"}
    await planned(office, bad=-2 * SECOND, good=-SECOND)
    await ticks_of(office).run()
    assert effects.done == ["good"]
    assert state(office, "bad") == "waiting"


async def test_it_is_tried_again_later_and_later_and_at_last_kept_as_failed(
    effects: Effects, caplog: pytest.LogCaptureFixture
) -> None:
    office = FakeOffice()
    effects.broken = {"bad"}
    await planned(office, bad=-SECOND)
    pauses = list[timedelta]()
    next_at: datetime | None = await ticks_of(office).run()
    while next_at is not None:
        pauses.append(next_at - office.clock.at)
        office.clock.at = next_at
        next_at = await ticks_of(office).run()
    assert pauses == [FIRST_PAUSE * 2**attempt for attempt in range(1, MOST_ATTEMPTS)]
    assert effects.tried["bad"] == MOST_ATTEMPTS
    assert state(office, "bad") == "failed"
    assert caplog.text.count("timer failed") == MOST_ATTEMPTS


async def test_one_that_comes_right_is_done_once(effects: Effects) -> None:
    office = FakeOffice()
    effects.broken = {"bad"}
    await planned(office, bad=-SECOND)
    again = await ticks_of(office).run()
    assert again
    effects.broken.clear()
    office.clock.at = again
    assert await ticks_of(office).run() is None
    assert effects.done == ["bad"]


async def test_what_a_dead_process_had_claimed_is_done_when_its_lease_is_over(effects: Effects) -> None:
    office = FakeOffice()
    effects.deadly = {"first"}
    await planned(office, first=-2 * SECOND, second=-SECOND)
    dying = asyncio.create_task(ticks_of(office).run())
    while not effects.tried:
        await asyncio.sleep(0)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    effects.deadly.clear()
    assert await ticks_of(office).run() == office.clock.now() + LEASE
    assert effects.done == []
    office.clock.at += LEASE
    await ticks_of(office).run()
    assert effects.done == ["first", "second"]


async def test_a_database_that_refuses_loses_no_timer(effects: Effects, monkeypatch: pytest.MonkeyPatch) -> None:
    office = FakeOffice()
    effects.broken = {"bad"}
    await planned(office, bad=-SECOND, good=-SECOND)

    async def refuse(*_: object) -> None:
        raise OSError("database is locked")

    monkeypatch.setattr("tests.support.fake_repositories.FakeTimers.fail", refuse)
    assert await ticks_of(office).run() == office.clock.now() + LEASE
    assert effects.done == ["good"]
    assert state(office, "bad") == "waiting"
