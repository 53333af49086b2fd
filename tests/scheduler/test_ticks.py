"""Everything that is due is done once; what fails is tried again and at last kept for a person to see."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from scheduler.ticks import BATCH, FIRST_PAUSE, LEASE, MOST_ATTEMPTS, Ticks
from tests.scheduler.effects import SECOND, Effects, planned, state, ticks_of
from tests.support.fakes import FakeOffice


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


async def killed(ticks: Ticks, effects: Effects) -> None:
    """The process dies in the middle of a deadly effect."""
    before = sum(effects.tried[key] for key in effects.deadly)
    dying = asyncio.create_task(ticks.run())
    while sum(effects.tried[key] for key in effects.deadly) == before:
        await asyncio.sleep(0)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)


async def test_what_a_dead_process_had_claimed_is_done_at_the_next_start(effects: Effects) -> None:
    office = FakeOffice()
    effects.deadly = {"third"}
    await planned(office, first=-3 * SECOND, second=-2 * SECOND, third=-SECOND, fourth=0 * SECOND)
    await killed(ticks_of(office), effects)
    effects.deadly.clear()
    assert await ticks_of(office).run() is None
    assert effects.done == ["first", "second", "third", "fourth"]


async def test_what_a_dead_process_had_claimed_another_one_does_when_the_lease_is_over(effects: Effects) -> None:
    office = FakeOffice()
    assert await (living := ticks_of(office)).run() is None
    effects.deadly = {"first"}
    await planned(office, first=-2 * SECOND, second=-SECOND)
    await killed(ticks_of(office), effects)
    effects.deadly.clear()
    assert await living.run() == office.clock.now() + LEASE
    assert effects.done == ["second"]
    office.clock.at += LEASE
    await living.run()
    assert effects.done == ["second", "first"]


async def test_one_that_kills_the_process_is_kept_as_failed_and_the_others_are_done(effects: Effects) -> None:
    office = FakeOffice()
    effects.deadly = {"poison"}
    await planned(office, **{f"t{number}": -2 * SECOND for number in range(9)}, poison=-SECOND)
    await planned(office, **{f"u{number}": 0 * SECOND for number in range(99)})
    for _ in range(MOST_ATTEMPTS):
        await killed(ticks_of(office), effects)
    assert await ticks_of(office).run() is None
    assert effects.tried["poison"] == MOST_ATTEMPTS
    assert state(office, "poison") == "failed"
    assert sorted(effects.done) == sorted(office.stored.timers.keys() - {"poison"})
    assert {row.timer.attempts for key, row in office.stored.timers.items() if key != "poison"} <= {1, 2}


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


async def test_at_the_end_of_the_process_only_the_timer_in_hand_is_done(effects: Effects) -> None:
    office = FakeOffice()
    await planned(office, **dict.fromkeys("abcdef", -SECOND))
    ticks = ticks_of(office)
    running = asyncio.ensure_future(ticks.run())
    while not effects.tried:
        await asyncio.sleep(0)
    ticks.stop()
    await running
    assert effects.done == ["a"]
    assert await ticks_of(office).run() is None
    assert sorted(effects.done) == [*"abcdef"]
