"""Whose turn it is: the better lane, with a share for the others so that nobody waits for ever."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.delivery.parcels import RANKS
from domain.messages import Lane

BULK_IN_FLIGHT = 24  # of 30, so that slow notices leave hands free for answers
_BULK = RANKS[Lane.ALERT]
_U, _R, _A, _M, _N = RANKS.values()
# Who is asked first, in turns of 16: urgent, with a share for answers and a smaller one for the bulk.
_URGENT, _ANSWERS = (_U, _R, _A, _M, _N), (_R, _U, _A, _M, _N)
_HALF = (_URGENT, _URGENT, _ANSWERS, _URGENT, _URGENT, _ANSWERS, _URGENT)
TURNS = (*_HALF, (_M, _A, _N, _U, _R), *_HALF, (_N, _A, _M, _U, _R))


class Turns:
    """Turns of 16 and the calls under way, by lane."""

    def __init__(self, most: int) -> None:
        self._turn = 0
        self._flying = [0] * len(RANKS)
        self._most_bulk = min(BULK_IN_FLIGHT, most)

    @property
    def flying(self) -> int:
        """Calls under way."""
        return sum(self._flying)

    def order(self, without: Collection[int]) -> Sequence[int]:
        """The lanes in the order they are asked now, except those."""
        order = TURNS[self._turn % len(TURNS)]
        crowded = sum(self._flying[_BULK:]) >= self._most_bulk
        if not without and not crowded:
            return order
        return [rank for rank in order if rank not in without and not (crowded and rank >= _BULK)]

    def up(self, rank: int) -> None:
        """A call of that lane starts."""
        self._turn += 1
        self._flying[rank] += 1

    def down(self, rank: int) -> None:
        """It is over."""
        self._flying[rank] -= 1
