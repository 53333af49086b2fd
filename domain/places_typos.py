"""Counts typing mistakes between two words, and says cheaply when there are surely too many."""

from __future__ import annotations

_END = 4  # letters of a word's beginning and of its end that its marks tell apart


def allowed(length: int) -> int:
    """How many mistakes a word of so many letters may hold: up to 4 none, 5-7 one, from 8 two."""
    return 0 if length <= 4 else 1 if length <= 7 else 2


def marks(word: str) -> int:
    """Which letters a word has, which of them in its beginning, which in its end: a bit for each."""
    return _letters(word) | _letters(word[:_END]) << 32 | _letters(word[-_END:]) << 64


def most_differing(length: int, mistakes: int) -> int:
    """How many bits of the marks of two words, the shorter of this length, so many mistakes can change.

    A mistake changes two bits of the whole and two of one end, or of both where they overlap.
    """
    return 4 * mistakes + (2 if length < 2 * _END and mistakes else 0)


def distance(one: str, other: str, limit: int) -> int:
    """Damerau-Levenshtein distance (neighbours swapped count once), or `limit + 1` when it is greater."""
    if not _within(one, other, limit):
        return limit + 1
    return next(count for count in range(limit + 1) if _within(one, other, count))


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _within(one: str, other: str, limit: int) -> bool:
    """Whether so many mistakes can make one word into the other."""
    if one == other:
        return True
    if not limit or abs(len(one) - len(other)) > limit:
        return False
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    return _mended(one[start:], other[start:], limit - 1)


def _mended(one: str, other: str, limit: int) -> bool:
    """Whether words that differ in their first letter come within the limit once that is mended."""
    return (
        _within(one[1:], other[1:], limit)
        or _within(one[1:], other, limit)
        or _within(one, other[1:], limit)
        or (one[:2] == other[1::-1] and _within(one[2:], other[2:], limit))
    )
