"""A table that people keep in Excel or LibreOffice: any bytes are read or refused kindly, and cells do no harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.places_text import fold

DELIMITERS = ";,\t"
MOST_ROWS = 5000  # more than any community has; what is beyond is refused, not cut
FORMULA = ("=", "+", "-", "@")  # a cell that begins so is run by Excel
KEEP = "'"  # before such a cell, as Excel itself writes a text


class NoTable(Exception):
    """The file is no such table; `why` is empty, broken, long or no_column (`what` is missing)."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(why)
        self.why, self.what = why, what


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be applied: its line in the file, why, and what of it cannot be understood."""

    line: int
    why: str
    about: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file; a column that the file does not have is not in `cells`."""

    line: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """The cell, or "" where there is none."""
        return self.cells.get(column, "")


def decoded(data: bytes) -> str:
    """The text of a file as Excel or LibreOffice saves it: UTF-8, UTF-16, or Windows' Cyrillic. Never raises."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").replace("\x00", "")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1251", "replace")
    return text.replace("\x00", "")


def rows_of(text: str, columns: Sequence[str], needed: Sequence[str]) -> list[Row]:
    """The rows under a header with these columns, in any order and among others. Raises NoTable."""
    lines = [line for line in _lines(text.removeprefix("\ufeff")) if any(cell.strip() for cell in line[1])]
    if not lines:
        raise NoTable("empty")
    known = {fold(name): name for name in columns}
    header = [known.get(fold(cell), "") for cell in lines[0][1]]
    if missing := [name for name in needed if name not in header]:
        raise NoTable("no_column", missing[0])
    return [Row(line, _cells(header, cells)) for line, cells in lines[1:]]


def written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A file that Excel in Ukraine opens by a double click: a mark of UTF-8, semicolons, Windows' line ends."""
    out = io.StringIO(newline="")
    into = csv.writer(out, delimiter=";", lineterminator="\r\n")
    into.writerow(columns)
    into.writerows([_harmless(cell(text)) for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def cell(text: str) -> str:
    """One line without what is not seen: as a text stands in a cell, and as it is read from there."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _cells(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The first column of a name counts."""
    found: dict[str, str] = {}
    for name, text in zip(header, [*cells, *[""] * len(header)], strict=False):
        if name:
            found.setdefault(name, _read(text))
    return found


def _harmless(text: str) -> str:
    """No formula; what begins with the apostrophe itself gets one more, so that it is read as it was."""
    return KEEP + text if text.startswith((*FORMULA, KEEP)) else text


def _read(text: str) -> str:
    shown = cell(text)
    return shown[1:] if shown.startswith(KEEP) and shown[1:].startswith((*FORMULA, KEEP)) else shown


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins at."""
    first = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader, line = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1
    try:
        for number, cells in enumerate(reader):
            if number > MOST_ROWS:
                raise NoTable("long")
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise NoTable("broken") from error
