"""A place named within a sentence: «живу в селі Шишаки Полтавської», «бабуся з Великої Кручі, болить нога»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from domain.places_text import area_stem, fold

LONGEST = 600  # signs of a sentence that are read
_MOST_WORDS = 60
_NAME_WORDS = 3
_SHORTEST = 3  # letters of a name
CLAUSES = re.compile(r"[,;:()\[\]/\n!?…]|(?<=\w{4})\.")
_BEFORE = frozenset(
    [
        "в",
        "у",
        "з",
        "із",
        "зі",
        "с",
        "во",
        "из",
        "до",
        "село",
        "селі",
        "села",
        "селище",
        "селищі",
        "селища",
        "смт",
        "місто",
        "місті",
        "міста",
        "м",
        "сел",
    ]
)
STREET = frozenset(
    [
        "вул",
        "вулиця",
        "вулиці",
        "вулицю",
        "ул",
        "улица",
        "пров",
        "провулок",
        "провулку",
        "просп",
        "проспект",
        "площа",
        "буд",
        "будинок",
    ]
)
_AREA = frozenset(
    [
        "область",
        "області",
        "обл",
        "район",
        "району",
        "районі",
        "рн",
        "р",
        "громада",
        "громади",
        "громаді",
        "тг",
        "отг",
        "рада",
        "ради",
    ]
)
# What follows «у» or «з» and is no place.
_NOBODY_WORDS = """
    мене тебе нас вас неї нього них себе мого моєї моїй моїм моя мій мами мамою тата нашому нашій нашого нашої
    цьому цій того тому тій якому якій кого чого чому собі ним нею ними одному одній день година годину
    хаті хати дома домі будинку квартирі лікарні лікарню відповідь звязку разі зараз меня нас тебя доме
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())


def spoken(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names that a sentence may hold, each with the adjectives of areas around it; both folded."""
    clauses = [_words(clause) for clause in CLAUSES.split(text[:LONGEST])]
    areas = [word for clause in clauses for word in clause if _is_area(word)]
    for name in dict.fromkeys(found for clause in clauses for found in _names(clause)):
        if len(name) >= _SHORTEST:
            yield name, tuple(word for word in areas if word not in name.split())


def _names(clause: Sequence[str]) -> Iterator[str]:
    """What stands before a street, and after «в», «з», «село»: the longest first."""
    before = list(takewhile(lambda word: word not in STREET, clause))
    if 0 < len(before) < len(clause) and len(before) <= _NAME_WORDS:
        yield " ".join(before)
    for place, word in enumerate(clause):
        if word in _BEFORE:
            run = _run(clause[place + 1 : place + 2 + _NAME_WORDS])
            yield from (" ".join(run[:size]) for size in range(len(run), 0, -1))


def _run(words: Sequence[str]) -> list[str]:
    """The words that may be one name: a place's name may look like an area's, «в Мар’їнському»."""
    if not words or words[0] in _BEFORE | _NOBODY | _AREA or (len(words) > 1 and words[1] in _AREA):
        return []
    stop = _BEFORE | STREET | _AREA
    return [words[0], *takewhile(lambda word: word not in stop and not _is_area(word), words[1:_NAME_WORDS])]


def _words(clause: str) -> list[str]:
    """The folded words; one before them keeps «с.» and «м.» from being taken off."""
    return fold(f"я {clause}").split()[1:_MOST_WORDS]


def _is_area(word: str) -> bool:
    return len(area_stem(word)) > _SHORTEST and area_stem(word) != word
