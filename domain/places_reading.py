"""What a person may have meant: «Вишневе Шишацька» is a name alone, or a name and the area around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from domain.places_latin import rewritten
from domain.places_spoken import spoken
from domain.places_text import area_stem, fold, visible

LONGEST = 100  # signs read of what a person typed; the longest name has 30
_MOST_WORDS = 6
_PARTS = re.compile(r"[,;()\[\]/\n]")

# Words that only say what kind of place is meant, or how it is put in a sentence.
_NOISE_WORDS = """
    область обл області район району рн р н громада громади громаді тг отг територіальна рада ради сільрада
    сільська селищна міська сільської селищної міської с село селі сел селище селищі смт м місто місті
    україна я з із зі в у живу проживаю мешкаю
"""
NOISE = frozenset(_NOISE_WORDS.split())


class Reading(NamedTuple):
    """A name and the words that narrow where it is; both folded.

    `apart`: a comma divided them. `guess`: a part of the text was left aside. `whole`: a part of a name is too
    little, for the words come from the middle of a sentence.
    """

    name: str
    area: tuple[str, ...] = ()
    apart: bool = False
    guess: bool = False
    whole: bool = False


def readings(text: str) -> list[Reading]:
    """The ways to read a typed text, the likeliest first; none when nothing in it can be read."""
    typed = visible(unicodedata.normalize("NFC", text))[:LONGEST]
    found = [reading for form in (typed, *rewritten(typed)) for reading in _readings(form)]
    within = (Reading(name, area, apart=True, guess=True, whole=True) for name, area in spoken(text))
    return [*dict.fromkeys((*found, *within))]


def _readings(text: str) -> list[Reading]:
    parts = [part for part in map(fold, _PARTS.split(text)) if part][:_MOST_WORDS]
    found = [*_divided(parts), *_cut(fold(text).split()[:_MOST_WORDS])]
    return [*found, *_by_area(found)]


def _divided(parts: list[str]) -> Iterator[Reading]:
    """«Пирятин, Полтавська»: any part may be the name."""
    for place, part in enumerate(parts if len(parts) > 1 else ()):
        yield Reading(part, _area(" ".join(parts[:place] + parts[place + 1 :]).split()), apart=True)


def _cut(words: list[str]) -> Iterator[Reading]:
    """«Велика Круча Пирятинська»: the whole, or the name before the area or after it."""
    if words:
        yield Reading(" ".join(words))
    for cut in range(len(words) - 1, 0, -1):
        for name, area in ((words[:cut], words[cut:]), (words[-cut:], words[:-cut])):
            if _area(name):
                yield Reading(" ".join(name), _area(area))


def _by_area(found: list[Reading]) -> Iterator[Reading]:
    """«Пирятинська громада»: the name that the community is called after, by its beginning."""
    for reading in found:
        stem = area_stem(reading.name)
        if not reading.area and len(stem) > 4 and stem != reading.name:
            yield Reading(stem[:-1], guess=True)


def _area(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in NOISE)
