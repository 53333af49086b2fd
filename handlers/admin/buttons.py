"""What stands on a button of the office, read without trust: nonsense is something that is not there."""

from __future__ import annotations

from domain.requests import NotFound


def number(text: str) -> int:
    """An id. Raises NotFound for anything else."""
    if not text.isascii() or not text.isalnum() or len(text) > 12:
        raise NotFound
    return int(text, 36)


def parts(text: str, n: int) -> list[str]:
    """So many parts with points between them. Raises NotFound otherwise."""
    found = text.split(".")
    if len(found) != n:
        raise NotFound
    return found
