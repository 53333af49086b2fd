"""A message's text as safe HTML for the page: everything escaped, only known marks added."""

from __future__ import annotations

import html
from typing import Any

Entity = dict[str, Any]

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
_SAFE = ("http://", "https://", "tg://", "mailto:", "tel:")


def render(text: str, entities: list[Entity]) -> str:
    """Nested marks come from Telegram's offsets; those that cross are cut by their parent."""
    if not entities:
        return _escaped(text)
    units = text.encode("utf-16-le")
    ordered = sorted(entities, key=lambda item: (item["offset"], -item["length"]))
    return _inside(units, ordered, 0, len(units) // 2)


def _inside(units: bytes, entities: list[Entity], start: int, stop: int) -> str:
    parts, at, index = [], start, 0
    while index < len(entities):
        entity = entities[index]
        begin, end = entity["offset"], min(entity["offset"] + entity["length"], stop)
        index += 1
        if begin < at or begin >= stop:
            continue
        inner = []
        while index < len(entities) and entities[index]["offset"] < end:
            inner.append(entities[index])
            index += 1
        parts.append(_escaped(_cut(units, at, begin)))
        parts.append(_marked(entity, _inside(units, inner, begin, end), _cut(units, begin, end)))
        at = end
    parts.append(_escaped(_cut(units, at, stop)))
    return "".join(parts)


def _cut(units: bytes, start: int, stop: int) -> str:
    return units[start * 2 : stop * 2].decode("utf-16-le", errors="replace")


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _marked(entity: Entity, inside: str, text: str) -> str:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>{inside}</{_TAGS[kind]}>"
    if kind == "spoiler":
        return f'<span class="spoiler">{inside}</span>'
    address = {
        "text_link": entity.get("url", ""),
        "url": text,
        "email": f"mailto:{text}",
        "phone_number": f"tel:{text}",
    }
    target = str(address.get(kind, ""))
    if target.lower().startswith(_SAFE):
        return f'<a href="{html.escape(target)}" target="_blank" rel="noopener noreferrer">{inside}</a>'
    return f'<span class="{html.escape(str(kind))}">{inside}</span>'
