"""What words mean together, whatever their order and endings: families of stems and which of them stand near.

A family is a list of words: `слово` is the word itself, `слов*` any ending, `слов~` any reflexive ending. A rule is a
line of families, the first of them the one about which the others stand:
    beat me tool      each of the others within five words of the first, before or after it
    beat me 3         within three words
    не+came child     a word of the first family right after «не»         не-burns thing      and not right after it
    beat me / ball    none of the families after the stroke within five words, or within as many as are told
A word is met by its sound, so that a vowel misheard does not hide it; a long one also with one letter wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.spelling import rough

_SOUND = str.maketrans("оещг", "аішх")
_BEGUN = ((re.compile(r"^у(?=[^аеиіоуюя])"), "в"), (re.compile(r"^з(?=[кпстфхцчшбгджв])"), "с"))
_SOFT = (("йа", "я"), ("йу", "ю"), ("йе", "е"))
_REFLEXIVE = ("с", "ся", "са", "ця", "ца")
_LONG, _LONGEST, _STEM = 7, 10, 16
_NEAR = 5
_NOT = frozenset({"не", "ні"})


def sound(word: str) -> str:
    """One spelling for what is heard alike: «пажар» and «пожар», «упав» and «впав», «збила» and «сбила»."""
    for typed, written in _SOFT:
        word = word.replace(typed, written)
    heard = word[:-1].translate(_SOUND) + word[-1:]
    for begun, written in _BEGUN:
        heard = begun.sub(written, heard)
    return heard


@dataclass(frozen=True)
class Rule:
    """The first family, those that must stand near it and those that must not."""

    first: str
    negated: bool | None
    near: tuple[str, ...]
    unless: tuple[str, ...]
    span: int


class Meanings:
    """Families by what their words begin with. Nothing of what people write is kept."""

    def __init__(self, families: Mapping[str, str]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._begun: dict[str, set[str]] = {}
        self._reflexive: dict[str, set[str]] = {}
        self._shorter: dict[str, set[str]] = {}
        words = dict.fromkeys(word for words in families.values() for word in words.split())
        spelt = dict(zip(words, rough(" ".join(words)).split(), strict=True))
        for name, members in families.items():
            for word in members.split():
                self._learn(name, word, spelt[word])

    def _learn(self, name: str, word: str, spelt: str) -> None:
        kept = {"*": self._begun, "~": self._reflexive}.get(word[-1], self._whole)
        stem = sound(f"{spelt} ").rstrip() if kept is not self._whole else sound(spelt)
        kept.setdefault(stem, set()).add(name)
        if kept is self._begun and len(stem) >= _LONG:
            for shorter in _without_a_letter(stem):
                self._shorter.setdefault(shorter, set()).add(name)

    def of(self, word: str) -> set[str]:
        """The families to which a word in the rough spelling belongs."""
        heard = sound(word)
        found = set(self._whole.get(heard, ()))
        kept = (self._begun, self._reflexive) if heard.endswith(_REFLEXIVE) else (self._begun,)
        for end in range(2, min(len(heard), _STEM) + 1):
            for stems in kept:
                found.update(stems.get(heard[:end], ()))
        return found or self._misspelt(heard)

    def _misspelt(self, heard: str) -> set[str]:
        """The families of a long word that has one letter too few, too many or another."""
        found: set[str] = set()
        for end in range(_LONG - 1, min(len(heard), _LONGEST) + 1):
            found.update(self._shorter.get(heard[:end], ()))
            for shorter in _without_a_letter(heard[:end]) if end > _LONG + 1 else ():
                found.update(self._begun.get(shorter, ()), self._shorter.get(shorter, ()))
        return found


def _without_a_letter(word: str) -> Iterator[str]:
    """The word's first letter is seldom the wrong one."""
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))


def rules(text: str) -> tuple[Rule, ...]:
    """The rules written one a line."""
    return tuple(_rule(line) for line in text.strip().splitlines() if line.strip())


def _rule(line: str) -> Rule:
    wanted, _, unless = line.partition("/")
    names = wanted.split()
    span = int(names.pop()) if names[-1].isdigit() else _NEAR
    first = names[0].removeprefix("не+").removeprefix("не-")
    negated = names[0].startswith("не+") if first != names[0] else None
    return Rule(first, negated, tuple(names[1:]), tuple(unless.split()), span)


def places(words: list[str], meanings: Meanings) -> dict[str, int]:
    """Where each family stands: a bit for each of the words."""
    families = {word: meanings.of(word) for word in set(words)}
    found: dict[str, int] = {"": 0}
    for place, word in enumerate(words):
        for family in {"", *families[word]} if word in _NOT else families[word]:
            found[family] = found.get(family, 0) | 1 << place
    return found


def meant(rule: Rule, where: Mapping[str, int]) -> bool:
    """Whether the words stand as the rule says."""
    here = where.get(rule.first, 0)
    if here and rule.negated is not None:
        after_not = where[""] << 1
        here &= after_not if rule.negated else ~after_not
    for family in rule.near:
        here &= _around(where.get(family, 0), rule.span) if here else 0
    for family in rule.unless if here else ():
        here &= ~(where.get(family, 0) | _around(where.get(family, 0), max(rule.span, _NEAR)))
    return bool(here)


def _around(bits: int, span: int) -> int:
    near = 0
    for away in range(1, span + 1) if bits else ():
        near |= bits << away | bits >> away
    return near
