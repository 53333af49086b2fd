"""A time of day, or a break, out of what a person typed: «8:15», «8.15», «815», «з 12 до 13»."""

from __future__ import annotations

import re
import unicodedata
from datetime import time

_TIME = re.compile(r"(?<![\d:.])(\d{1,2})(?:\s*(?:[:.,]|год\w*\.?)\s*(\d{2}))?(?![\d:.])", re.IGNORECASE)
_GLUED = re.compile(r"(?<![\d:.])(\d{1,2})(\d{2})(?![\d:.])")


def read_time(text: str) -> time | None:
    """The one time that is named; 24:00 is midnight."""
    found = _times(text)
    return found[0] if len(found) == 1 else None


def read_span(text: str) -> tuple[time, time] | None:
    """From when till when, in the order in which they are named."""
    found = _times(text)
    return (found[0], found[1]) if len(found) == 2 else None


def _times(text: str) -> list[time]:
    """The times of the text; none when one of its numbers is no time."""
    told = _GLUED.sub(r"\1:\2", unicodedata.normalize("NFKC", text).strip().rstrip("."))
    named = [(int(hour), int(minute or 0)) for hour, minute in _TIME.findall(told)]
    right = all(hour < 24 and minute < 60 or (hour, minute) == (24, 0) for hour, minute in named)
    all_read = not re.search(r"\d", _TIME.sub("", told))
    return [time(hour % 24, minute) for hour, minute in named] if right and all_read else []
