"""Whether a text in which a place was found says more than where: «я з Пирятина, болить нога» is a story, too."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from domain.places_cases import case_stem
from domain.places_reading import NOISE
from domain.places_spoken import CLAUSES, STREET
from domain.places_text import area_stem, fold

A_STORY = 4  # words: the names of places have fewer
_ASIDE = 2  # words of a sentence's other parts: «важко ходити»
_POLITE_WORDS = """
    добрий доброго добра добрый день дня вечір вечора ранку ранок вітаю привіт здрастуйте здравствуйте привет
    мене меня звати зовут будь ласка пожалуйста дякую спасибо моя мій наше наш адреса
"""
_POLITE = frozenset(_POLITE_WORDS.split())


def tells_more(text: str, names: Iterable[str]) -> bool:
    """Whether words are left beside the names found in the text, its areas, streets, numbers and greetings."""
    stems = {case_stem(word) for name in names for word in fold(name).split()}
    if not stems:
        return len(text.split()) >= A_STORY
    parts = [_left(clause, stems) for clause in CLAUSES.split(text)]
    aside = sum(len(words) for words, named in parts if not named)
    return aside >= _ASIDE or sum(len(words) for words, _ in parts) >= A_STORY


def _left(clause: str, stems: set[str]) -> tuple[list[str], bool]:
    """The words of a clause that say something else, and whether the name stands in it."""
    words = list(takewhile(lambda word: word not in STREET, fold(f"я {clause}").split()[1:]))
    named = [word for word in words if case_stem(word) in stems]
    return [word for word in words if word not in named and _says(word)], bool(named)


def _says(word: str) -> bool:
    return not word[0].isdigit() and word not in NOISE | _POLITE and area_stem(word) == word
