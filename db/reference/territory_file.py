"""Reads territory.json.gz, which `build_territory.py` makes.

The file nests oblasts, raions and communities, all in Ukrainian order; a community is
[code, name, tails, categories, names]: eight digits, a letter and a line for each settlement, whose code is
the first nine signs of the community's, three digits, "00" and the other five. Kyiv and Sevastopol stand at
every level under one code, as in the codifier. Settlements of no community (the exclusion zone) stand under
an empty name and a code of nine signs.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.communities import Settlement

SOURCE = Path(__file__).with_name("territory.json.gz")
BASE = 9  # signs of its code that a community shares with its settlements
_TAIL = 8


@dataclass(frozen=True, slots=True)
class Area:
    """An oblast or a raion; Kyiv and Sevastopol are both."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Packed:
    """A community as it lies in the file, with its raion and oblast; settlements are unpacked when asked for."""

    code: str
    name: str
    tails: str
    categories: str
    names: str
    raion: Area
    oblast: Area

    def settlements(self) -> Iterator[Settlement]:
        """All of them, in Ukrainian order."""
        return map(self.settlement, range(len(self.categories)))

    def settlement(self, place: int) -> Settlement:
        """The settlement in this place of the order."""
        community = self.code if self.name else ""
        raion = "" if self.raion == self.oblast else self.raion.name
        name = self.names.split("\n")[place]
        return Settlement(self._code(place), name, self.categories[place], community, raion, self.oblast.name)

    def center(self) -> Settlement:
        """The settlement with the number 001; a city with special status has 000."""
        numbers = [self.tails[start : start + 3] for start in range(0, len(self.tails), _TAIL)]
        return self.settlement(numbers.index("001" if "001" in numbers else "000"))

    def _code(self, place: int) -> str:
        tail = self.tails[place * _TAIL : (place + 1) * _TAIL]
        return f"{self.code[:BASE]}{tail[:3]}00{tail[3:]}"


def read(source: Path = SOURCE) -> list[Packed]:
    """Every community of the file, in its order."""
    content = json.loads(gzip.decompress(source.read_bytes()))
    return [
        Packed(code, name, tails, categories, names, raion, oblast)
        for oblast, raions in _areas(content["oblasts"])
        for raion, communities in _areas(raions)
        for code, name, tails, categories, names in communities
    ]


def _areas(entries: list[list[Any]]) -> Iterator[tuple[Area, list[Any]]]:
    return ((Area(code, name), below) for code, name, below in entries)
