"""One rough spelling of what people type, so that a rule written once is met however it is misspelt."""

from __future__ import annotations

import re

from domain.places_latin import rewritten
from domain.places_text import fold

_BE = re.compile("бы", re.IGNORECASE)  # «был» (was) must not become «бил» (beat)
_QUOTES = str.maketrans(dict.fromkeys("«»„“", " "))  # they part words; other quotes are typed for an apostrophe
_SAME = str.maketrans({"ї": "і", "є": "е", "и": "і", "ь": None})
_DOUBLED = re.compile(r"([^\W\d])\1+")
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")
_ANY_LETTER = re.compile(r"[a-z]", re.IGNORECASE)
_SOUND_H = re.compile(r"\bh", re.IGNORECASE)
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_][ .*_-]{1,3}){3,19}[^\W\d_](?!\w)")  # «н е  х о ч у»: longer is no phrase
_BETWEEN = re.compile(r"[ .*_-]+")


def rough(text: str) -> str:
    """Folded words in which и, і, ї, ы are one letter, е, є, э, ё another; no ь, no doubled letters, digits apart.

    «Я НЕ  хачууу жыть!!!» -> «я не хочу жіт», «б'є,б`е|бьёт» -> «бе бе бет», «мені12років» -> «мені 12 років».
    """
    apart = _BE.sub("бу", text).translate(_QUOTES)
    words = fold(f"0 {apart}")[2:]  # a leading «с» or «м» is a word here, not a kind of settlement
    heard = words.translate(_SAME).replace("чю", "чу").replace("хачу", "хочу")
    return _GLUED.sub(" ", _DOUBLED.sub(r"\1", heard))


def readings(text: str) -> list[str]:
    """The rough spelling; letters that stand apart also as a word; for words without one Cyrillic letter also what
    they say in Latin spelling."""
    latin = _ANY_LETTER.search(text) and [*rewritten(text), *rewritten(_SOUND_H.sub("kh", text))[:1]]
    apart = [_SPACED.sub(lambda found: _BETWEEN.sub("", found[0]), text)] if _SPACED.search(text) else []
    return [rough(reading) for reading in (text, *apart, *(latin or ()))]
