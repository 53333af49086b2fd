"""One message of a notice, or an album, as the Bot API's calls: nothing is parsed, so nothing can be lost in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.notices import Part

Call = dict[str, Any]
_METHODS = {
    "photo": "sendPhoto",
    "video": "sendVideo",
    "animation": "sendAnimation",
    "audio": "sendAudio",
    "document": "sendDocument",
    "voice": "sendVoice",
    "video_note": "sendVideoNote",
}
_SHOWN = frozenset({"photo", "video", "animation"})  # what may be behind a spoiler, and below its caption


def alone(part: Part) -> Call:
    """The call that sends it."""
    if part.kind == "text":
        preview = {"link_preview_options": dict(part.preview)} if part.preview else {}
        return {"method": "sendMessage", **_words(part, "text", "entities"), **preview}
    if part.kind == "location":
        return _place(part)
    return {"method": _METHODS[part.kind], part.kind: part.file, **_under(part)}


def album(parts: Sequence[Part]) -> list[Call]:
    """The call that sends them together."""
    media = [{"type": part.kind, "media": part.file, **_under(part)} for part in parts]
    return [{"method": "sendMediaGroup", "media": media}] if media else []


def _under(part: Part) -> Call:
    """What belongs to a file: its caption and how it is shown."""
    found = _words(part, "caption", "caption_entities")
    if part.kind in _SHOWN and part.above:
        found["show_caption_above_media"] = True
    if part.kind in _SHOWN and part.spoiler:
        found["has_spoiler"] = True
    return found


def _words(part: Part, field: str, entities: str) -> Call:
    if not part.text:
        return {}
    return {field: part.text, entities: [dict(one) for one in part.entities]} if part.entities else {field: part.text}


def _place(part: Part) -> Call:
    latitude, longitude = (float(number) for number in part.file.split(","))
    point: Call = {"latitude": latitude, "longitude": longitude}
    title, _, address = part.text.partition("\n")
    if title and address:
        return {"method": "sendVenue", **point, "title": title, "address": address}
    return {"method": "sendLocation", **point}
