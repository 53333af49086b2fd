"""The hours of something as an admin wrote them: a span, a start alone, the whole day, or more than that."""

from __future__ import annotations

import re
from datetime import time

from domain.hours_words import read_span, read_time
from domain.spelling import rough

ALL_DAY = "all_day"
_WORDS = re.compile(r"[^\W\d_]+")


def _these(words: str) -> frozenset[str]:
    return frozenset(rough(words).split())


_BESIDE = _these("з із зі від до по о об у в на год годин година години годину годині from to till at")
_ENDS = _these("з із зі від до по from to till")
_WHOLE, _DAY = _these("весь увесь цілий протягом цілодобово all"), _these("день дня добу доба цілодобово day")


def whole_day(text: str) -> bool:
    """«Весь день», «протягом дня», «цілодобово»: no number is needed."""
    said = set(rough(text).split())
    return bool(said & _WHOLE and said & _DAY) and not any(char.isdigit() for char in text)


def plain_span(text: str) -> tuple[time, time] | None:
    """«З 9 до 12» and nothing besides: it may be written in one way. What says more («до 5 вечора») stays as it is."""
    return read_span(text) if _nothing_besides(text) else None


def plain_time(text: str) -> time | None:
    """«О 9», «9:00»: the start alone. «До 12» and «з 9» say more than that."""
    said = set(rough(text).split())
    return read_time(text) if _nothing_besides(text) and not said & _ENDS else None


def _nothing_besides(text: str) -> bool:
    return all(rough(word) in _BESIDE for word in _WORDS.findall(text))
