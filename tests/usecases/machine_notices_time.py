"""The postman brings some and not others, time goes by, night and day, with a process and without one, and it dies."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from domain.notices import NoticeState
from domain.timers import TimerKind
from scheduler.ticks import LEASE
from tests.usecases.machine_notices_base import NoticeMachine, bold, some
from tests.usecases.machine_notices_post import FATES
from usecases.clock import fire

fates = st.lists(st.sampled_from(FATES), min_size=1, max_size=9)


class Time(NoticeMachine):
    """The rules of the postman and of the clock."""

    @precondition(lambda self: bool(self.in_state(NoticeState.RUNNING)))
    @rule(limit=st.integers(1, 6))
    def take(self, limit: int) -> None:
        self.run(self.world.postman.take(limit))

    @precondition(lambda self: bool(self.world.postman.held))
    @rule(luck=fates)
    def fly(self, luck: list[str]) -> None:
        """Some of what is in hand reaches people, and it is not written down yet."""
        self.run(self.world.postman.fly(luck))

    @precondition(lambda self: bool(self.in_state(NoticeState.RUNNING)))
    @rule(luck=fates, writes=bold)
    def take_and_fly(self, luck: list[str], writes: bool) -> None:
        self.run(self.world.postman.take())
        self.run(self.world.postman.fly(luck))
        if writes:
            self.run(self.world.postman.settle())

    @precondition(lambda self: bool(self.world.postman.noted))
    @rule(many=st.sampled_from((1, 3, 1000)))
    def settle(self, many: int) -> None:
        self.run(self.world.postman.settle(many))

    @precondition(lambda self: self.going)
    @rule(after=st.sampled_from((0, 0, 5, 40)))
    def tick(self, after: int) -> None:
        """What is due; what was sent a moment ago may not be written down yet."""
        if after > 5:
            self.run(self.world.postman.settle())
        self.world.move(timedelta(seconds=after))
        self.run(self.world.tick())

    @precondition(lambda self: self.going)
    @rule(seconds=st.sampled_from((20, 70, 600)), brings=bold)
    def a_while(self, seconds: int, brings: bool) -> None:
        self.run(self.world.slowly(timedelta(seconds=seconds), 3, brings))

    @precondition(lambda self: self.going)
    @rule(hours=st.sampled_from((2, 6, 10, 14, 26)), brings=bold)
    def hours_go_by(self, hours: int, brings: bool) -> None:
        self.run(self.world.slowly(timedelta(hours=hours), 4, brings))

    @precondition(lambda self: self.going)
    @rule(hours=st.sampled_from((0, 0, 0, 1, 13, 60)))
    def the_process_dies(self, hours: int) -> None:
        self.world.fuse = None
        self.run(self.world.die(timedelta(hours=hours)))

    @precondition(lambda self: bool(self.seen.steps))
    @rule(many=some)
    def one_sleeps_past_its_lease(self, many: int) -> None:
        """A process has claimed steps, another takes them meanwhile, and then it comes with them: nothing is done."""
        self.world.fuse = None
        self.run(self.world.postman.settle())
        self.run(self._slept(many + 1))

    async def _slept(self, many: int) -> None:
        async with self.world.works() as work:
            mine = await work.timers.claim(work.now, work.now + LEASE, many)
        self.world.move(LEASE + timedelta(seconds=1))
        await self.world.tick()
        before = await self.world.papers()
        for timer in mine:
            async with self.world.works() as work:
                await fire(work, timer)
        steps = [timer for timer in mine if timer.kind is TimerKind.NOTICE_STEP]
        assert not steps or await self.world.papers() == before
