"""A power cut at any step: every commit (before, after) and every call to Telegram (before, answered but unseen)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from typing import Any

import pytest

from bot.api import Api
from db.gate import Gate
from tests.support.town import Town


class Power:
    """The power of one running bot. After the cut its next step, and every later one, never comes."""

    counted = ""  # the steps that count have this in their names

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.gone = asyncio.Event()
        self._over = asyncio.Event()
        self._cut_at = 0

    def cut_at(self, step: int) -> None:
        """Count from now on; the cut is at that step, the first is 1; 0 is never."""
        self.steps.clear()
        self._cut_at = step

    def abandon(self) -> None:
        """Nobody waits for this bot any longer: what hangs may be thrown away."""
        self._over.set()

    async def step(self, what: str) -> None:
        """Pass, or hang for ever."""
        if not self._cut_at:
            return
        if not self.gone.is_set():
            if self.counted not in what:
                return
            self.steps.append(what)
            if len(self.steps) < self._cut_at:
                return
            self.gone.set()
        await self._over.wait()
        raise asyncio.CancelledError

    async def still_on(self) -> None:
        """Hang when the power is gone; not a step of its own."""
        if self.gone.is_set():
            await self.step("after the cut")


_MAINS = Power()  # whoever is not a bot under test: never cut
_power: ContextVar[Power] = ContextVar("power", default=_MAINS)


def wire(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the switch into every transaction and every call; the tasks of a bot know which power is theirs."""
    monkeypatch.setattr(Gate, "write", _cut_write(Gate.write))
    monkeypatch.setattr(Gate, "read", _cut_read(Gate.read))
    monkeypatch.setattr(Api, "_post", _cut_post(Api._post))
    monkeypatch.setattr("bot.app.DRAIN", 0)  # a dead bot does not tidy up


async def start(town: Town, cut_at: int = 0) -> Power:
    """A fresh bot over the same database, with power of its own, which is cut at that step of its life."""
    token = _power.set(power := Power())
    if cut_at:
        power.cut_at(cut_at)
    try:
        await town.start()
    finally:
        _power.reset(token)
    return power


async def bury(town: Town, power: Power) -> None:
    """Take away what is left of a bot whose power is gone: not a commit and not a call comes of it."""
    power.abandon()
    await town.stop()


def _cut_write(write: Any) -> Any:
    @asynccontextmanager
    async def cut(gate: Gate, *args: Any, **options: Any) -> AsyncIterator[Any]:
        power = _power.get()
        await power.still_on()
        async with write(gate, *args, **options) as connection:
            yield connection
            await power.step("before a commit")
        await power.step("after a commit")

    return cut


def _cut_read(read: Any) -> Any:
    @asynccontextmanager
    async def cut(gate: Gate, *args: Any, **options: Any) -> AsyncIterator[Any]:
        await _power.get().still_on()
        reading: AbstractAsyncContextManager[Any] = read(gate, *args, **options)
        async with reading as connection:
            yield connection

    return cut


def _cut_post(post: Any) -> Any:
    async def cut(api: Api, url: object, *args: Any, **options: Any) -> Any:
        power, method = _power.get(), str(url).rpartition("/")[2]
        await power.step(f"before {method}")
        answer = await post(api, url, *args, **options)
        await power.step(f"after {method}")
        return answer

    return cut
