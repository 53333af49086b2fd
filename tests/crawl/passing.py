"""Time that passes while people act: by steps, as far as their acts have come, so that nothing on the way is missed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.switches import Sandbox
from tests.support.town import HOUR

STEP = HOUR // 2
LOOK = 0.1  # seconds


class Passing:
    """So many seconds, in step with `done`: the part of the acts that is done, from 0 to 1."""

    def __init__(self, sandbox: Sandbox, seconds: int, done: Callable[[], float]) -> None:
        self._sandbox, self._left, self._seconds, self._done = sandbox, seconds, seconds, done
        self._on = True

    async def run(self) -> None:
        """Until stopped; what is left then passes at the end, step by step."""
        while self._on:
            await self._pass(self._left - int(self._seconds * (1 - self._done())))
            await asyncio.sleep(LOOK)
        await self._pass(self._left)

    def stop(self) -> None:
        """Nobody acts any more."""
        self._on = False

    async def _pass(self, seconds: int) -> None:
        while seconds >= STEP and self._left > 0:
            await self._sandbox.advance(advance=min(STEP, self._left), step=STEP)
            seconds, self._left = seconds - STEP, self._left - STEP
