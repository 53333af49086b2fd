"""The territory of Ukraine by the state codifier (KATOTTG): what lies where, and what a typed name means."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice

from db.reference.territory_file import BASE, Area, Packed, read
from domain.communities import Community, Settlement
from domain.places import Found, Gazetteer, Hit, ukrainian_key

__all__ = ["Area", "CommunityPlace", "Territory", "load"]

_TYPES = {"K": "міська", "M": "міська", "X": "селищна", "C": "сільська"}
_SHOWN_FIRST = "KMXC"
_MOST = 1000  # more settlements than any community has


@dataclass(frozen=True, slots=True)
class CommunityPlace:
    """A community as the codifier has it; raion and oblast are names. Its type is that of its centre."""

    code: str
    name: str
    type: str
    raion: str
    oblast: str
    center: str
    center_code: str


@cache
def load() -> Territory:
    """The territory that ships with the program, read once in the life of the process (about 20 ms)."""
    return Territory(read())


class Territory:
    """Oblasts, raions, communities and settlements by code and by name. Unknown codes give None or nothing.

    Kyiv and Sevastopol are each an oblast, a raion, a community and a settlement under one code.
    """

    def __init__(self, communities: Iterable[Packed]) -> None:
        self._packed = list(communities)
        self._by_base = {one.code[:BASE]: number for number, one in enumerate(self._packed)}

    def oblasts(self) -> tuple[Area, ...]:
        """The 25 oblasts and 2 cities, in Ukrainian order."""
        return tuple(dict.fromkeys(one.oblast for one in self._packed))

    def raions(self, oblast: str) -> tuple[Area, ...]:
        """The raions of an oblast's code, in Ukrainian order."""
        inside = (one.raion for one in self._packed if one.oblast.code == oblast and one.raion.code)
        return tuple(dict.fromkeys(inside))

    def communities(self, raion: str) -> tuple[CommunityPlace, ...]:
        """The communities of a raion's code, in Ukrainian order."""
        return tuple(_place(one) for one in self._packed if one.name and one.raion.code == raion)

    def community(self, code: str) -> CommunityPlace | None:
        """The community with this code."""
        packed = self._community(code)
        return _place(packed) if packed else None

    def everywhere(self) -> tuple[Community, ...]:
        """Every community of Ukraine, in the order of the file; none has letters for its numbers yet."""
        return self._everywhere

    def settlements(self, community: str) -> tuple[Settlement, ...]:
        """The settlements of a community's code, in Ukrainian order."""
        packed = self._community(community)
        return tuple(packed.settlements()) if packed else ()

    def center(self, community: str) -> Settlement | None:
        """The settlement where a community's council sits, by the community's code."""
        packed = self._community(community)
        return packed.center() if packed else None

    def settlement(self, code: str) -> Settlement | None:
        """The settlement with this code; one outside all communities (Прип’ять) has an empty community."""
        number = self._by_base.get(code[:BASE])
        inside = self._packed[number].settlements() if number is not None else ()
        return next((one for one in inside if one.code == code), None)

    def find(self, text: str, within: Collection[str] | None = None, limit: int = 10) -> Found:
        """The settlements that a person may have meant, those of communities `within` first; never raises.

        `within` holds community codes; None means all. At most `limit` are given.
        """
        inside = None if within is None else self._numbers(within)
        places = list(islice(self._index[0].find(text, inside), max(limit, 0) + 1))
        hits = (Hit(self._at(place.row), place.match, place.inside) for place in places[: max(limit, 0)])
        return Found(tuple(hits), more=len(places) > limit)

    def warm_up(self) -> None:
        """Builds the index that the first `find` would otherwise build (a fifth of a second)."""
        _ = self._index

    def _community(self, code: str) -> Packed | None:
        number = self._by_base.get(code[:BASE])
        packed = self._packed[number] if number is not None else None
        return packed if packed and packed.name and packed.code == code else None

    def _numbers(self, codes: Collection[str]) -> set[int]:
        found = (self._by_base.get(code[:BASE]) for code in codes)
        return {number for number in found if number is not None}

    def _at(self, row: int) -> Settlement:
        group, place = divmod(self._index[1][row], _MOST)
        return self._packed[group].settlement(place)

    @cached_property
    def _everywhere(self) -> tuple[Community, ...]:
        named = (one for one in self._packed if one.name)
        return tuple(Community(one.code, one.name, "", _raion(one), one.oblast.name) for one in named)

    @cached_property
    def _index(self) -> tuple[Gazetteer, array[int]]:
        """The searched rows in Ukrainian order, of namesakes cities first; and where each lies in the file."""
        rows = [row for group, one in enumerate(self._packed) for row in _rows(group, one)]
        order = sorted((ukrainian_key(name), rank, where, name) for rank, where, name in rows)
        homes = array("L", (where for _, _, where, _ in order))
        groups = array("H", (where // _MOST for where in homes))
        return Gazetteer([name for *_, name in order], groups, map(_area_names, self._packed)), homes


def _rows(group: int, packed: Packed) -> Iterator[tuple[int, int, str]]:
    for place, (category, name) in enumerate(zip(packed.categories, packed.names.split("\n"), strict=True)):
        yield _SHOWN_FIRST.index(category), group * _MOST + place, name


def _area_names(packed: Packed) -> list[str]:
    center = [packed.center().name] if packed.name else []
    return [packed.name, packed.raion.name, packed.oblast.name, *center]


def _raion(packed: Packed) -> str:
    return "" if packed.raion == packed.oblast else packed.raion.name


def _place(packed: Packed) -> CommunityPlace:
    center = packed.center()
    names = (_TYPES[center.category], center.raion, center.oblast, center.name, center.code)
    return CommunityPlace(packed.code, packed.name, *names)
