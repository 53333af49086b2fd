"""Finds what the code says: the literal texts in `say`, `plain`, `count` and `mark`.

Not Babel's extractor: that one glues "a" if x else "b" into one msgid and passes over f-strings and
parenthesised literals in silence; this one takes both branches and reports what cannot be translated.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

ROOMS: Final = ("bot", "handlers")
_ONE = frozenset({"say", "plain", "mark"})


@dataclass(slots=True)
class Found:
    """Every msgid with its plural (or None) and the files that say it, and the places that cannot be extracted."""

    files: dict[str, set[str]] = field(default_factory=dict)
    plurals: dict[str, str | None] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, file: str, msgid: str, plural: str | None = None) -> None:
        """Note one text. The same msgid with and without a plural cannot both be in a catalogue."""
        if self.plurals.setdefault(msgid, plural) != plural:
            self.faults.append(f"{file}: said with different plurals: {msgid!r}")
        self.files.setdefault(msgid, set()).add(file)


def find(root: Path) -> Found:
    """All texts of the rooms that speak. SyntaxError when a file is not Python."""
    found = Found()
    for path in sorted(path for room in ROOMS for path in (root / room).rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"), name)):
            if isinstance(node, ast.Call):
                _read_call(node, name, found)
    return found


def _read_call(call: ast.Call, file: str, found: Found) -> None:
    name = _name(call.func)
    if name == "count" and len(call.args) == 3:
        _read_count(call, file, found)
    elif name in _ONE and call.args:
        texts = list(_literals(call.args[0]))
        if None in texts or (name == "mark" and not texts):
            found.faults.append(f"{file}:{call.lineno}: {name}() needs a literal text with {{names}} in it")
        for text in filter(None, texts):
            found.add(file, text)


def _read_count(call: ast.Call, file: str, found: Found) -> None:
    singular, plural = (list(_literals(arg)) for arg in call.args[:2])
    if len(singular) == len(plural) == 1 and singular[0] and plural[0]:
        found.add(file, singular[0], plural[0])
    elif singular and plural:
        found.faults.append(f"{file}:{call.lineno}: count() needs two literal texts with {{names}} in them")


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _literals(arg: ast.expr) -> Iterator[str | None]:
    """The texts that an argument may be; None for one put together by code; nothing for a variable (see `mark`)."""
    match arg:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _literals(one)
            yield from _literals(other)
        case ast.JoinedStr() | ast.BinOp():
            yield None
