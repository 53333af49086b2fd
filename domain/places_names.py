"""Finds names by spelling: exact, by a beginning of any of their words, or with a typing mistake or two."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from domain.places_cases import case_stem
from domain.places_text import sound, sounds, ukrainian_key
from domain.places_typos import allowed, distance, marks, most_differing


class NameIndex:
    """Folded names, each under its number. Numbers follow the Ukrainian order: sorting them sorts the names."""

    def __init__(self, folded: Iterable[str]) -> None:
        """Takes folded names, repeats allowed."""
        ordered = sorted((ukrainian_key(name), name) for name in set(folded))
        self.names = [name for _, name in ordered]
        self.number = {name: place for place, name in enumerate(self.names)}
        self._joined = _numbered(name.replace(" ", "") for name in self.names)
        starts = sorted(_starts(key for key, _ in ordered))
        self._starts = [key for key, _ in starts]
        self._start_of = [number for _, number in starts]
        self._sounds = [sound(name) for name in self.names]
        self._by_sound = _numbered(self._sounds)
        self._marks: dict[int, dict[int, int]] = {}

    def exact(self, folded: str) -> list[int]:
        """Names that are spelled so, spaces aside; «круча велика» too."""
        words = folded.split()
        if found := self._joined.get("".join(words)):
            return found
        return self._joined.get("".join(reversed(words)), []) if len(words) == 2 else []

    def parts(self, folded: str) -> list[int]:
        """Names with the text at the beginning of one of their words («круча»), or of each word («вел кру»)."""
        words = folded.split()
        whole = self._beginning(folded.replace(" ", ""))
        if len(words) == 1:
            return sorted(whole)
        last = self._beginning(words[-1])
        return sorted(whole | {number for number in last if _abbreviated(words, self.names[number].split())})

    def begun(self, folded: str, among: Iterable[int]) -> list[int]:
        """Those whose first word is meant: for «к» «Круча» stands before «Велика Круча»."""
        joined = folded.replace(" ", "")
        return [number for number in among if self.names[number].replace(" ", "").startswith(joined)]

    def cases(self, folded: str) -> list[int]:
        """Names that differ in the endings of their words alone: «шишаках», «великій кручі»."""
        return self._by_stem.get(case_stem(folded), [])

    def near(self, folded: str, among: Collection[int] | None = None) -> list[tuple[int, int, int]]:
        """Names with few mistakes, the nearest first: (mistakes by sound, mistakes by letter, number).

        Mistakes are counted by sound, so that a Russian spelling costs little; names up to four letters must
        sound the same. `among` these few numbers all are given, as if the name were a letter longer; in the
        whole index only those with the fewest mistakes.
        """
        joined = folded.replace(" ", "")
        if among is not None:
            return self._heard(joined, allowed(len(joined) + 1), among)
        most = allowed(len(joined))
        return next((found for limit in range(most + 1) if (found := self._heard(joined, limit))), [])

    def alike(self, folded: str) -> list[int]:
        """Names that sound the same, however they are spelled: «Киев», «Львов»."""
        return self._by_sound.get(sound(folded), [])

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        return _numbered(map(case_stem, self.names))

    def _heard(self, joined: str, limit: int, among: Collection[int] | None = None) -> list[tuple[int, int, int]]:
        found: dict[int, int] = {}
        for heard in sounds(joined):
            for number in self._alike(marks(heard), len(heard), limit, among):
                count = distance(heard, self._sounds[number], limit)
                found[number] = min(count, found.get(number, count))
        return sorted((count, self._written(joined, n), n) for n, count in found.items() if count <= limit)

    def _alike(self, own: int, size: int, limit: int, among: Collection[int] | None) -> Iterator[int]:
        """Numbers of names whose letters and length do not rule out so few mistakes."""
        for length in range(size - limit, size + limit + 1):
            most = most_differing(min(length, size), limit)
            known = self._marks_of(length)
            if among is not None:
                known = {number: known[number] for number in among if number in known}
            yield from [number for number, other in known.items() if (own ^ other).bit_count() <= most]

    def _marks_of(self, length: int) -> dict[int, int]:
        """Marks, by number, of all names with so long a sound; worked out when first asked for."""
        if length not in self._marks:
            self._marks[length] = {
                number: marks(heard) for number, heard in enumerate(self._sounds) if len(heard) == length
            }
        return self._marks[length]

    def _written(self, joined: str, number: int) -> int:
        return distance(joined, self.names[number].replace(" ", ""), 3)

    def _beginning(self, joined: str) -> set[int]:
        if not joined:
            return set()
        key = ukrainian_key(joined)
        first = bisect_left(self._starts, key)
        last = bisect_left(self._starts, key + "\uffff", first)
        return set(self._start_of[first:last])


def _numbered(words: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        found.setdefault(word, []).append(number)
    return found


def _starts(keys: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each name's key from each of its words on."""
    for number, key in enumerate(keys):
        words = key.split(_SPACE)
        for place in range(len(words)):
            yield "".join(words[place:]), number


def _abbreviated(typed: list[str], words: list[str]) -> bool:
    return len(typed) == len(words) and all(map(str.startswith, words, typed))


_SPACE = ukrainian_key(" ")
