"""What Telegram finds in a text by itself: commands, links, mentions, hashtags, e-mails, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sandbox.utf16 import length

Entity = dict[str, Any]


_OPAQUE = frozenset({"code", "pre", "text_link"})


_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>]+[^\s<>.,;:!?)»\"'])"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?<![\w@/])(?P<mention>@[A-Za-z]\w{3,31})"
    r"|(?<![\w#])(?P<hashtag>#\w*[^\W\d]\w*)"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)(?![\w/])"
    r"|(?<![\w+])(?P<phone_number>\+\d{10,14})(?!\w)"
)


_HINT = re.compile(r"[/@#+]")


@dataclass(slots=True)
class Text:
    """Plain text and its entities, offsets in UTF-16 units."""

    text: str
    entities: list[Entity] = field(default_factory=list)


def detect(shown: Text) -> Text:
    """Add what Telegram finds by itself: commands, links, mentions, hashtags, e-mails, numbers."""
    if not _HINT.search(shown.text):
        return shown
    taken = [(item["offset"], item["offset"] + item["length"]) for item in shown.entities if item["type"] in _OPAQUE]
    for match in _FOUND.finditer(shown.text):
        start = length(shown.text[: match.start()])
        size = length(match.group())
        if not any(start < end and begin < start + size for begin, end in taken):
            shown.entities.append({"type": match.lastgroup, "offset": start, "length": size})
    shown.entities.sort(key=lambda item: (item["offset"], -item["length"]))
    return shown
