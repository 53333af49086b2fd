"""A line of ours above somebody's words. It must be the same wherever a copy is sent, corrected or called off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.ui.files.notice_edits import worded
from domain.answers import units
from domain.notice_reading import CAPTION, TEXT
from domain.notices import Part

Call = dict[str, Any]
FIELDS = {"text": ("entities", TEXT), "caption": ("caption_entities", CAPTION)}


def headed(sends: list[Call], line: str) -> list[Call]:
    """The calls that send a message, with this line above its words; over what can have none it is a message."""
    first, *others = sends
    if first["method"] == "sendMediaGroup":
        return [{**first, "media": _in_album(first["media"], line)}, *others]
    if field := worded(first):
        return [above(first, field, line), *others]
    return [above({"method": "sendMessage"}, "text", line), *sends]


def above(call: Mapping[str, Any], field: str, line: str) -> Call:
    """The text or caption with the line in bold above it, its formatting moved down; as it was where both do not fit
    in one message."""
    words, (name, most) = call.get(field, ""), FIELDS[field]
    before = f"{line}\n\n" if words else line
    if units(before + words) > most:
        return dict(call)
    bold = {"type": "bold", "offset": 0, "length": units(line)}
    return {**call, field: before + words, name: [bold, *_moved(call.get(name, ()), units(before))]}


def bare(part: Part, lines: Iterable[str]) -> Part:
    """The part without such a line above its words: whoever copies or forwards what stands in a chat copies it too."""
    for line in lines:
        words = part.text.removeprefix(line).lstrip()
        if words and part.text.startswith(line):
            by = units(words) - units(part.text)
            return replace(part, text=words, entities=tuple(_moved(part.entities, by)))
    return part


def _moved(entities: Iterable[Mapping[str, Any]], by: int) -> list[Call]:
    """The entities that far to the right; to the left, without what belonged to the words that are gone."""
    return [{**one, "offset": one["offset"] + by} for one in entities if one["offset"] + by >= 0]


def _in_album(media: list[Call], line: str) -> list[Call]:
    """Where its words are, else under the first."""
    at = next((n for n, item in enumerate(media) if item.get("caption")), 0)
    return [above(item, "caption", line) if n == at else item for n, item in enumerate(media)]
