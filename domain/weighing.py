"""How much words weigh towards a danger when no rule hears one: many faint signs may say what no phrase does.

Each beginning of a word, and each two that stand side by side, has a weight for a danger, learnt from the sentences of
the tests (`tests/domain/weigh_danger.py`). Whoever asks why something was heard adds up its words in the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import sqrt

from domain.sense import sound

_BEGINNING, _ROOT = 5, 3
_LOOKED_AT, _STEP, _FEWEST = 16, 8, 5


def signs(words: Iterable[str]) -> tuple[str, ...]:
    """What is weighed in words of the rough spelling: «син вкрав» -> «син», «вкрав», «вкр~», «син_вкрав»."""
    heard = [sound(word) for word in words]
    begun = [word[:_BEGINNING] for word in heard]
    roots = [f"{word[:_ROOT]}~" for word in heard if len(word) > _BEGINNING - 1]
    beside = [f"{one}_{next_one}" for one, next_one in zip(begun, begun[1:], strict=False)]
    return tuple(sorted({*begun, *roots, *beside}))


def table(written: str) -> dict[str, float]:
    """Weights by sign; a line begins with a weight in tenths, and the sign "" is what every text begins with."""
    lines = (line.split() for line in written.strip().splitlines())
    return {"" if sign == "-" else sign: int(weight) / 10 for weight, *learnt in lines for sign in learnt}


def parts(words: list[str]) -> Iterator[tuple[str, ...]]:
    """The signs of each part of a text; a long letter is not heavier than its heaviest part."""
    for start in range(0, max(len(words) - _LOOKED_AT + _STEP, 1), _STEP):
        part = words[start : start + _LOOKED_AT]
        if len(part) >= _FEWEST:
            yield signs(part)


def weight(found: tuple[str, ...], weights: Mapping[str, float]) -> float:
    """The weight of these signs."""
    return weights[""] + sum(weights.get(sign, 0) for sign in found) / sqrt(len(found) + 1)
