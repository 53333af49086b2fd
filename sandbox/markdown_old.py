"""The old Markdown parse mode: *bold*, _italic_, `code`, ```pre``` and links, none inside another."""

from __future__ import annotations

import re
from typing import Any

from sandbox.errors import refuse
from sandbox.utf16 import length

Entity = dict[str, Any]

_KINDS = {"*": "bold", "_": "italic", "`": "code", "```": "pre", "[": "text_link"}
_SPECIAL = re.compile(r"\\([_*`\[])|(```|[_*`\[])")
_LANGUAGE = re.compile(r"([A-Za-z0-9+#-]+)\n")
_ADDRESS = re.compile(r"\(([^)]*)\)")


def parse_old_markdown(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities; raises «can't parse entities» where an entity has no end."""
    plain, entities, at = "", [], 0
    while match := _SPECIAL.search(source, at):
        plain += source[at : match.start()]
        at = match.end()
        if match.group(1):
            plain += match.group(1)
            continue
        inside, details, at = _entity(source, match.start(), match.group(2))
        if inside and details:
            entities.append({**details, "offset": length(plain), "length": length(inside)})
        plain += inside
    return plain + source[at:], entities


def _entity(source: str, start: int, mark: str) -> tuple[str, Entity, int]:
    """What stands inside a mark, what it means, and where the text goes on."""
    begin = start + len(mark)
    end_mark = "]" if mark == "[" else mark
    stop = source.find(end_mark, begin)
    if stop < 0:
        offset = len(source[:start].encode())
        raise refuse(f"can't parse entities: Can't find end of the entity starting at byte offset {offset}")
    inside, after = source[begin:stop], stop + len(end_mark)
    details: Entity = {"type": _KINDS[mark]}
    if mark == "[":
        address = _ADDRESS.match(source, after)
        return (inside, {**details, "url": address.group(1)}, address.end()) if address else (inside, {}, after)
    if mark == "```" and (language := _LANGUAGE.match(inside)):
        return inside[language.end() :], {**details, "language": language.group(1)}, after
    return inside, details, after
