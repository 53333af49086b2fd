"""Chance decides which comes first: a race is run again until every outcome came up, and so often at least."""

from __future__ import annotations

from collections.abc import Callable, Iterator

LONGER = 5


def rounds(least: int, all_seen: Callable[[], bool]) -> Iterator[int]:
    """So many rounds, and more of them until all was seen; five times as many are enough for whatever can happen."""
    for nth in range(LONGER * least):
        if nth >= least and all_seen():
            return
        yield nth
