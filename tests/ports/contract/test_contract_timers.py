"""Timers: each fires once, however many ask, and a lost one comes back."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from domain.timers import Timer, TimerKind
from tests.support.offices import Office

LEASE = timedelta(minutes=5)


def _timer(office: Office, minutes: float, key: str, subject: int = 7) -> Timer:
    return Timer(TimerKind.OFFER, subject, office.clock.at + timedelta(minutes=minutes), 1, key)


async def _add(office: Office, *timers: Timer) -> None:
    async with office.works() as work:
        for timer in timers:
            await work.timers.add(timer)


async def _claim(office: Office, limit: int = 10) -> list[Timer]:
    async with office.works() as work:
        return await work.timers.claim(work.now, work.now + LEASE, limit)


async def _finish(office: Office, timer: Timer) -> bool:
    async with office.works() as work:
        return await work.timers.claimed(timer)


async def _next(office: Office) -> datetime | None:
    async with office.works() as work:
        return await work.timers.next_due()


async def test_the_same_wish_made_twice_is_one_row(office: Office) -> None:
    await _add(office, _timer(office, 0, "a"), _timer(office, 9, "a"))
    assert [(t.key, t.due_at, t.attempts) for t in await _claim(office)] == [("a", office.clock.at, 1)]
    assert await _claim(office) == []


async def test_due_timers_come_earliest_first_and_no_more_than_asked(office: Office) -> None:
    await _add(office, *(_timer(office, at, f"k{at}") for at in (3, -1, 0, -2)))
    assert await _next(office) == office.clock.at - timedelta(minutes=2)
    assert [timer.key for timer in await _claim(office, 2)] == ["k-2", "k-1"]
    assert [timer.key for timer in await _claim(office)] == ["k0"]
    assert await _next(office) == office.clock.at + timedelta(minutes=3)


async def test_a_timer_comes_back_whole(office: Office) -> None:
    wish = _timer(office, 0, "a")
    await _add(office, wish)
    (timer,) = await _claim(office)
    assert (timer.kind, timer.subject, timer.due_at, timer.version) == (wish.kind, 7, wish.due_at, 1)


async def test_a_timer_is_done_once(office: Office) -> None:
    await _add(office, _timer(office, 0, "a"))
    (timer,) = await _claim(office)
    assert await _finish(office, timer)
    assert not await _finish(office, timer)
    await _add(office, _timer(office, 0, "a"))
    assert await _claim(office) == []
    assert await _next(office) is None


async def test_a_lease_that_ends_gives_the_timer_to_another(office: Office) -> None:
    await _add(office, _timer(office, 0, "a"))
    (timer,) = await _claim(office)
    assert await _next(office) == office.clock.at + LEASE
    office.clock.move(minutes=5)
    (again,) = await _claim(office)
    assert (again.id, again.attempts) == (timer.id, 2)
    assert await _finish(office, again)
    assert not await _finish(office, timer)


async def test_a_rolled_back_effect_leaves_its_timer(office: Office) -> None:
    await _add(office, _timer(office, 0, "a"))
    (timer,) = await _claim(office)
    try:
        async with office.works() as work:
            assert await work.timers.claimed(timer)
            raise RuntimeError
    except RuntimeError:
        assert await _finish(office, timer)


async def test_a_failed_timer_is_tried_again_or_set_aside(office: Office) -> None:
    await _add(office, _timer(office, 0, "a"))
    (timer,) = await _claim(office)
    async with office.works() as work:
        await work.timers.fail(timer, work.now + timedelta(minutes=1))
    assert await _next(office) == office.clock.move(minutes=1)
    (again,) = await _claim(office)
    async with office.works() as work:
        assert await work.timers.fail(again, None)
        assert not await work.timers.fail(again, None)
    assert await _next(office) is None
    assert not await _finish(office, again)


async def test_new_timers_take_the_place_of_the_waiting(office: Office) -> None:
    await _add(office, _timer(office, 1, "old"), _timer(office, 2, "kept"), _timer(office, 3, "other", subject=8))
    async with office.works() as work:
        await work.timers.replace(7, [_timer(office, 9, "kept"), _timer(office, 4, "new")])
    office.clock.move(minutes=10)
    assert [timer.key for timer in await _claim(office)] == ["kept", "other", "new"]
    async with office.works() as work:
        await work.timers.replace(7, [])
    assert await _next(office) == office.clock.at + LEASE


async def test_what_is_done_is_not_wished_again(office: Office) -> None:
    await _add(office, _timer(office, 0, "a"))
    (timer,) = await _claim(office)
    assert await _finish(office, timer)
    async with office.works() as work:
        await work.timers.replace(7, [_timer(office, 0, "a")])
    assert await _claim(office) == []


async def test_claimers_at_once_share_nothing(office: Office) -> None:
    await _add(office, *(_timer(office, 0, f"k{number}") for number in range(12)))
    claimed = await asyncio.gather(*(_claim(office, 3) for _ in range(4)))
    rest = await _claim(office)
    keys = [timer.key for timers in (*claimed, rest) for timer in timers]
    assert sorted(keys) == sorted(f"k{number}" for number in range(12))


async def test_the_commit_tells_the_earliest_timer(office: Office) -> None:
    await _add(office, _timer(office, 5, "a"), _timer(office, 3, "b"))
    assert [told.wake_at for told in office.told] == [office.clock.at + timedelta(minutes=3)]
