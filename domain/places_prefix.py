"""The three letters that start a community's request numbers: easy to dictate, one set for each community."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations, product

_ALPHABET = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ"  # no soft sign: it cannot be dictated
_FILLING = "ГРОМ"


def prefix_for(name: str) -> str:
    """A community's first three letters in capitals: «Пирятинська» -> «ПИР», «П’ятихатська» -> «ПЯТ»."""
    return _letters(name)[:3]


def free_prefix(name: str, taken: Collection[str]) -> str:
    """`prefix_for` the name, or else other three letters, of the name if possible, that are not in `taken`.

    Raises ValueError when there are none left (of 32 768).
    """
    used = set(taken)
    for prefix in _choices(_letters(name)):
        if prefix not in used:
            return prefix
    raise ValueError("every three-letter prefix is taken")


def _letters(name: str) -> str:
    own = "".join(letter for letter in name.upper() if letter in _ALPHABET)
    return own if len(own) >= 3 else own + _FILLING[: 3 - len(own)]


def _choices(letters: str) -> Iterator[str]:
    for pair in combinations(letters[1:], 2):
        yield letters[0] + "".join(pair)
    for second, third in product(_ALPHABET, repeat=2):
        yield letters[0] + second + third
    for three in product(_ALPHABET, repeat=3):
        yield "".join(three)
