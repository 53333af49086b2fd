"""What was meant when only Latin letters came: a Latin spelling, or a forgotten keyboard switch."""

from __future__ import annotations

import re

_CYRILLIC = re.compile("[а-яіїєґё]", re.IGNORECASE)
_KEYS = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.", "йцукенгшщзхїфівапролджєячсмитьбю")

# The passport spelling (Cabinet's resolution № 55 of 27.01.2010) and the letters it lacks; longest first.
_SPELLING = """
    shch щ zgh зг zh ж kh х ts ц ch ч sh ш ya я ye є yi ї yu ю ia я ie є iu ю
    a а b б v в h г g ґ d д e е z з y и i і k к l л m м n н o о p п r р s с t т u у f ф x х c ц w в j й
"""
_WORDS = _SPELLING.split()
_SPELLED = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))
_LATIN = re.compile("|".join(_SPELLED))


def rewritten(text: str) -> list[str]:
    """Other ways to read a text without a Cyrillic letter: «Pyriatyn», «Gbhznby» -> «пирятин»; else none."""
    small = text.lower()
    if _CYRILLIC.search(small):
        return []
    return [_LATIN.sub(lambda found: _SPELLED[found[0]], small), small.translate(_KEYS)]
