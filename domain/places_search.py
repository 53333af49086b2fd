"""Searches settlements by typed text: reads it several ways, ranks what fits, nearer communities first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import groupby

from domain.places_names import NameIndex
from domain.places_reading import Reading, readings
from domain.places_text import area_stem, fold

Scope = set[int] | None  # numbers of groups, None for all
_SHORTEST_BEGINNING = 3  # letters


class Match(IntEnum):
    """How well a name fits what was typed; the smaller the better."""

    EXACT = 0
    PART = 1
    NEAR = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer that fits. `inside`: its group is among those that were asked for."""

    row: int
    match: Match
    inside: bool


class Gazetteer:
    """Settlements to search, as rows: a name, and the number of the group (the community) it belongs to.

    Rows come in the order in which equally good ones are to be shown. `areas` holds, for each group, the
    names that may stand beside a settlement's: the community's, its raion's, its oblast's, its centre's.
    """

    def __init__(self, names: Iterable[str], groups: Sequence[int], areas: Iterable[Iterable[str]]) -> None:
        self._groups, folded = groups, cache(fold)
        self.names, self._rows = _indexed(enumerate(map(folded, names)))
        self._numbers = _by_group(groups, self._rows)
        stems = ((group, area_stem(folded(name))) for group, area in enumerate(areas) for name in area if name)
        self._areas, self._around = _indexed(stems)

    def find(self, text: str, inside: Collection[int] | None = None) -> Iterator[Place]:
        """The rows that fit the text, the best first, those `inside` before all others (None: all are).

        Others are given only when they fit as well as the best inside, or better. No text makes it raise.
        """
        search = _Search(self, text)
        if inside is None:
            yield from (Place(row, match, inside=True) for match, row in search.within(None))
            return
        ours = search.within(set(inside))
        yield from (Place(row, match, inside=True) for match, row in ours)
        best = ours[0][0] if ours else Match.NEAR
        for match, row in search.within(None):
            if match <= best and self._groups[row] not in inside:
                yield Place(row, match, inside=False)

    def rows(self, numbers: Iterable[int], scope: Scope) -> list[int]:
        """The rows, in order, that have one of these names and lie in the scope."""
        found = [row for number in numbers for row in self._rows[number]]
        return sorted(found if scope is None else [row for row in found if self._groups[row] in scope])

    def numbers(self, scope: Scope) -> set[int] | None:
        """The numbers of the names in the scope."""
        return None if scope is None else {number for group in scope for number in self._numbers[group]}

    def around(self, word: str) -> tuple[set[int], bool]:
        """The groups in an area that has this name or begins so, and True; else spelled nearly so, and False."""
        stem, names = area_stem(word), self._areas
        numbers = set(names.exact(stem))
        if len(stem) >= _SHORTEST_BEGINNING:  # «Полтава» stands for «Полтавська», too
            numbers.update(names.parts(stem[:-1] if len(stem) > 5 and stem[-1] in "аеиіоя" else stem))
        spelled = bool(numbers)
        if not spelled:
            numbers.update(number for _, _, number in names.near(stem))
        return {group for number in numbers for group in self._around[number]}, spelled


class _Search:
    """One search: the readings of a text, and what was worked out for them."""

    def __init__(self, gazetteer: Gazetteer, text: str) -> None:
        self._from, self._around = gazetteer, cache(gazetteer.around)
        self._told = [told for reading in readings(text) if (told := self._placed(reading))[1] != set()]

    def _scope(self, words: Sequence[str]) -> tuple[Scope, bool]:
        """The groups in every area named (None when none is), and whether each word surely is an area."""
        told = [self._around(word) for word in words]
        known = [groups for groups, _ in told if groups]
        return (set.intersection(*known) if known else None), all(spelled for _, spelled in told)

    def _placed(self, reading: Reading) -> tuple[Reading, Scope]:
        """The reading and the groups it speaks of, none when it cannot be meant so."""
        scope, sure = self._scope(reading.area)
        if sure:
            return reading, scope
        return reading._replace(guess=True), scope if reading.apart or scope is not None else set()

    def within(self, groups: Scope) -> list[tuple[Match, int]]:
        """What the first reading that leads anywhere in these groups gives; mistakes are looked for last."""
        for reading, scope in self._told:
            if found := self._spelled(reading, _both(scope, groups)):
                return found
        for reading, scope in sorted(self._told, key=_unsure):
            if found := self._mistyped(reading, _both(scope, groups)):
                return found
        return []

    def _spelled(self, reading: Reading, scope: Scope) -> list[tuple[Match, int]]:
        """Rows whose name is or holds what was read; when none is exact, also its other cases and what sounds so."""
        names, ranked = self._from.names, dict[int, Match]()

        def rank(match: Match, numbers: Iterable[int]) -> None:
            ranked.update({row: match for row in self._from.rows(numbers, scope) if row not in ranked})

        rank(Match.PART if reading.guess else Match.EXACT, names.exact(reading.name))
        if not reading.whole:
            parts = names.parts(reading.name)
            rank(Match.PART, names.begun(reading.name, parts))
            rank(Match.PART, parts)
        if Match.EXACT not in ranked.values():
            rank(Match.NEAR, names.cases(reading.name))
            rank(Match.NEAR, names.alike(reading.name) if ranked else ())
        return [(match, row) for row, match in ranked.items()]

    def _mistyped(self, reading: Reading, scope: Scope) -> list[tuple[Match, int]]:
        if reading.whole and scope is None:  # in all Ukraine any word is near some name
            return []
        known = self._from.names.near(reading.name, self._from.numbers(scope))
        alike = groupby(known, key=lambda found: found[:2])
        same = ([number for _, _, number in names] for _, names in alike)
        return [(Match.NEAR, row) for numbers in same for row in self._from.rows(numbers, scope)]


def _unsure(told: tuple[Reading, Scope]) -> tuple[bool, bool]:
    reading, scope = told
    return reading.guess, scope is None


def _both(one: Scope, other: Scope) -> Scope:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _indexed(named: Iterable[tuple[int, str]]) -> tuple[NameIndex, list[list[int]]]:
    """An index of the names, and for each of its numbers whose name it is."""
    given = list(named)
    index = NameIndex(name for _, name in given)
    owners: list[list[int]] = [[] for _ in index.names]
    for owner, name in given:
        owners[index.number[name]].append(owner)
    return index, owners


def _by_group(groups: Sequence[int], rows: list[list[int]]) -> dict[int, list[int]]:
    """The numbers of the names that occur in each group."""
    found: dict[int, list[int]] = {group: [] for group in groups}
    for number, owners in enumerate(rows):
        for row in owners:
            found[groups[row]].append(number)
    return found
