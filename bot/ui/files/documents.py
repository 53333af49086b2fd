"""Files that we make: they travel with a letter, and each is uploaded under its name."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from bot.ui.files.captions import Call

LETTER_BYTES = 2 * 1024 * 1024  # of all documents of a letter: it lies in a row of the outbox until it is sent
_NAME = 60
_UNNAMED = '"\\/<>:|?*'


@dataclass(frozen=True, slots=True)
class Document:
    """A file that we made, uploaded with the letter under this name."""

    name: str
    content: bytes | str
    caption: str = ""

    def as_call(self) -> Call:
        """sendDocument; the bytes travel as base64, because a letter is JSON."""
        content = self.content.encode("utf-8", "replace") if isinstance(self.content, str) else self.content
        name = "".join(c for c in self.name if c.isprintable() and c not in _UNNAMED).strip(" .")[-_NAME:]
        upload = {"field": "document", "name": name or "file", "base64": base64.b64encode(content).decode()}
        caption = {"caption": self.caption} if self.caption else {}
        return {"method": "sendDocument", "upload": upload, **caption}


def check_size(calls: Sequence[Call]) -> None:
    """ValueError when the documents of one letter are more than an outbox row should carry."""
    packed = [call["upload"]["base64"] for call in calls if "upload" in call]
    if sum(len(text) * 3 // 4 - text[-2:].count("=") for text in packed) > LETTER_BYTES:
        raise ValueError(f"documents of one letter exceed {LETTER_BYTES} bytes")
