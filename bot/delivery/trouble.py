"""Telegram is away or sick: how long to leave it alone. Pure: times are the loop's, in seconds."""

from __future__ import annotations

import random

BACKOFF_S = 300.0  # the longest pause of one letter
OFFLINE_S = 30.0  # the same when no byte left the house: trying again harms nobody
_SHUT_FROM = 3  # failures in a row after which everybody waits
_SHUT_S = 30.0


def backoff(tries: int, longest: float = BACKOFF_S) -> float:
    """1, 2, 4 … seconds, less up to a half by chance, so that letters do not come back all at once."""
    return min(longest, 2.0 ** min(tries - 1, 20)) * random.uniform(0.5, 1.0)


class Trouble:
    """Failures in a row. While there are many, all letters wait a little: one of them finds out for the rest."""

    __slots__ = ("_row", "_shut_until", "_stage", "last_good")

    def __init__(self) -> None:
        self._row = self._stage = 0
        self._shut_until = 0.0
        self.last_good = float("-inf")

    def failed(self, now: float) -> float:
        """One more; seconds that everybody should wait, mostly 0."""
        self._row += 1
        if self._row < _SHUT_FROM or now < self._shut_until:
            return 0.0
        self._stage += 1
        pause = backoff(self._stage, _SHUT_S)
        self._shut_until = now + pause
        return pause

    def passed(self, now: float) -> bool:
        """A call was answered; True when that ends a time of trouble."""
        over, self._row, self._stage = self._stage > 0, 0, 0
        self._shut_until, self.last_good = 0.0, now
        return over
