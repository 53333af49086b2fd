"""What the clock has to tell does not pile up before the answers to people: the clock waits until there is room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

MOST = 5  # chats that stand in line for the sender: a fifth of a second at Telegram's pace
LOOK = 0.04  # seconds: what is sent in the time of one letter
PATIENCE = 10.0  # seconds a batch waits in all: what the clock decides must not wait for a network that is down


class Room:
    """Asked before every timer; `line` is how many chats wait for an ordinary letter."""

    def __init__(self, line: Callable[[], int] = lambda: 0) -> None:
        self._line = line
        self._left = PATIENCE

    def begin(self) -> None:
        """The patience is for one batch."""
        self._left = PATIENCE

    def leave(self) -> None:
        """Whoever waits need not any more."""
        self._left = 0.0

    async def wait(self) -> None:
        """Until the line is short, or patience is at its end."""
        while self._left > 0 and self._line() > MOST:
            self._left -= LOOK
            await asyncio.sleep(LOOK)
