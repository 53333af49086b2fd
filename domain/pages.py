"""Long lists are read page by page; a page that does not exist is the nearest that does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def part(all_: Sequence[T], size: int, page: int) -> tuple[Sequence[T], int, bool]:
    """What stands on this page, its number (the nearest there is), and whether more follows."""
    last = max(0, (len(all_) - 1) // size)
    at = min(max(page, 0), last)
    return all_[at * size : (at + 1) * size], at, at < last
