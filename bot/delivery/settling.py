"""Writes down what became of letters, many in one transaction, without making a send wait."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from bot.delivery.bell import Bell
from usecases.ports import Mailroom, Settled

log = logging.getLogger(__name__)
GATHER_S = 0.05
BATCH = 50
TOO_MANY = 200  # unwritten outcomes above which nothing more is sent: each is a duplicate if we die now
_PAUSES = (0.2, 1.0, 2.0, 5.0)


def _nobody(_: Sequence[Settled]) -> None:
    """Nobody asks what is written."""


class Settling:
    """Outcomes in the order they came. What was noted and not written yet is the window in which a crash
    makes a duplicate: some 50 ms of letters, longer only while the database refuses."""

    def __init__(
        self, mailroom: Mailroom, eased: Callable[[], None], written: Callable[[Sequence[Settled]], None] = _nobody
    ) -> None:
        """`eased` is called when it is not crowded any longer, `written` with every batch that is in the database."""
        self._mailroom, self._eased, self._written = mailroom, eased, written
        self._outcomes: list[Settled] = []
        self._reaches: dict[int, str] = {}
        self._bell = Bell()
        self._full = Bell()
        self._closing = False

    @property
    def crowded(self) -> bool:
        """Whether sending should stop until the database takes what there is."""
        return len(self._outcomes) >= TOO_MANY

    def note(self, outcome: Settled) -> None:
        """One outcome, written within GATHER_S when all is well."""
        self._outcomes.append(outcome)
        if len(self._outcomes) == 1:
            self._bell.ring()
        elif len(self._outcomes) >= BATCH:
            self._full.ring()

    def reach(self, chat: int, reach: str) -> None:
        """How the person can be reached, written before the outcomes that follow from it."""
        self._reaches[chat] = reach
        self._bell.ring()

    def close(self) -> None:
        """Write the rest, then let `run` end."""
        self._closing = True
        self._bell.ring()
        self._full.ring()

    async def run(self) -> None:
        """Until closed and everything is written."""
        while True:
            if not (self._outcomes or self._reaches):
                if self._closing:
                    return
                await self._bell.wait()
            if not self._closing and len(self._outcomes) < BATCH:
                await self._full.wait(GATHER_S)
            await self._write()

    async def _write(self) -> None:
        reaches, self._reaches = self._reaches, {}
        for chat, reach in reaches.items():
            # Given up after a while: the next 403 tells the same, and the outcomes must not wait for ever.
            await _insist(partial(self._mailroom.reach, chat, reach), len(_PAUSES))
        batch = tuple(self._outcomes[:BATCH])
        if batch:
            await _insist(partial(self._mailroom.settle, batch))
            crowded = self.crowded  # as it has become meanwhile
            del self._outcomes[: len(batch)]
            self._written(batch)
            if crowded:
                self._eased()


async def _insist(write: Callable[[], Awaitable[None]], times: int | None = None) -> None:
    """Until it is written, with pauses."""
    failures = 0
    while times is None or failures <= times:
        try:
            return await write()
        except Exception as error:  # whatever the database's trouble is, the outcome must not be lost
            log.error("outcomes are not written yet: %s", type(error).__name__, extra={"attempt": failures})
            await asyncio.sleep(_PAUSES[min(failures, len(_PAUSES) - 1)])
            failures += 1
    return None
