"""Time goes by: with a process that is up, with none, with two, with one that was too slow."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from domain.course_steps import serving
from domain.requests import OPEN
from scheduler.ticks import LEASE
from tests.usecases.machine_base import Machine, some
from tests.usecases.machine_world import Seen
from usecases.clock import fire
from usecases.watching import watch

A_DAY = 24 * 60
MINUTES = (1, 61, 4 * 60, 10 * 60, A_DAY, A_DAY, 3 * A_DAY, 8 * A_DAY)


class Time(Machine):
    """The rules of the clock."""

    @rule(minutes=st.sampled_from(MINUTES))
    def time_goes_by(self, minutes: int) -> None:
        before = self.look()
        self.run(self.world.turn(timedelta(minutes=minutes)))
        self._climbed(before)

    @precondition(lambda self: bool(self.going))
    @rule()
    def nobody_does_anything(self) -> None:
        """Ten working days and more: nothing is closed, and whatever goes no agreed way is spoken of."""
        self.world.fuse = None
        before = self.look()
        self.run(self.world.turn(timedelta(days=16)))
        self._climbed(before)
        for request in self.going:
            agreed = request.visit_at and request.visit_at > self.world.clock.at - timedelta(days=3)
            assert request.level or agreed or serving(request.course) or request.id not in before.requests

    @rule(hours=st.sampled_from((0, 1, 5, 30, 100)))
    def nobody_is_up(self, hours: int) -> None:
        self.world.fuse = None
        before = self.look()
        self.run(self.world.start(timedelta(hours=hours)))
        self._climbed(before)

    def _climbed(self, before: Seen) -> None:
        """Without people nothing that is open ends, and no level falls."""
        after = self.look().requests
        for request in before.requests.values():
            if request.status in OPEN:
                now = after[request.id]
                assert now.status in OPEN and now.level >= request.level

    @precondition(lambda self: bool(self.seen.timers))
    @rule(minutes=st.integers(0, 60))
    def two_tick(self, minutes: int) -> None:
        self.world.fuse = None
        self.run(self._two(minutes))

    async def _two(self, minutes: int) -> None:
        await self._next(minutes)
        await asyncio.gather(self.world.ticks.run(), self.world.process().run())

    @precondition(lambda self: bool(self.seen.timers))
    @rule(many=some)
    def one_sleeps_past_its_lease(self, many: int) -> None:
        """It has claimed timers, another does them meanwhile, and then it comes with them: nothing is done twice."""
        self.world.fuse = None
        self.run(self._slept(many + 1))

    async def _slept(self, many: int) -> None:
        await self._next(0)
        async with self.world.works() as work:
            mine = await work.timers.claim(work.now, work.now + LEASE, many)
        await self.world.turn(LEASE)
        before, told = await self.world.read(), len(self.world.posts)
        for timer in mine:
            async with self.world.works() as work:
                await fire(work, timer)
        assert (await self.world.read(), len(self.world.posts)) == (before, told)

    @rule()
    def the_watch_finds_nothing(self) -> None:
        self.world.fuse = None
        assert not self.run(self._watched())

    async def _watched(self) -> list[str]:
        async with self.world.works() as work:
            return [request.number for request in await watch(work)]

    async def _next(self, minutes: int) -> None:
        """The moment when something is due, and so much later."""
        due = await self.world.next_due()
        self.world.clock.at = max(self.world.clock.at, due or self.world.clock.at) + timedelta(minutes=minutes)
