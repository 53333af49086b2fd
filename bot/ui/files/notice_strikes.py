"""What a notice that was called off says from now on: so, and the former words struck out, where both fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.ui.view import View

Call = dict[str, Any]
Entity = Mapping[str, Any]
TEXT, CAPTION = 4096, 1024  # UTF-16 units
_LONE = frozenset({"code", "pre"})  # Bot API: formatting entities; nothing else may be where these are
_FIELDS = {"text": ("entities", TEXT), "caption": ("caption_entities", CAPTION)}


def headed(v: View, call: Mapping[str, Any], field: str) -> Call:
    """The text or caption of a message with the news above its former words."""
    head, tail = v.t.say("🚫 Called off."), v.t.say("This notice is no longer valid.")  # (no signs of HTML)
    words = call.get(field, "")
    if "parse_mode" in call:
        return {field: f"<b>{head}</b> {tail}\n\n<s>{words}</s>", "parse_mode": call["parse_mode"]}
    entities, most = _FIELDS[field]
    before = f"{head} {tail}\n\n" if words else f"{head} {tail}"
    bold = {"type": "bold", "offset": 0, "length": units(head)}
    if units(before + words) > most:
        return {field: before.strip(), entities: [bold]}
    return {field: before + words, entities: [bold, *_through(words, call.get(entities, ()), units(before))]}


def struck(call: Mapping[str, Any], field: str) -> Call:
    """The text or caption of a message struck out."""
    words = call[field]
    if "parse_mode" in call:
        return {field: f"<s>{words}</s>", "parse_mode": call["parse_mode"]}
    entities, _ = _FIELDS[field]
    return {field: words, entities: _through(words, call.get(entities, ()), 0)}


def units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _through(words: str, entities: Sequence[Entity], by: int) -> list[Entity]:
    """The entities that far to the right, and a line through all of it."""
    moved: list[Entity] = [{**one, "offset": one["offset"] + by} for one in entities if one["type"] not in _LONE]
    return [*moved, {"type": "strikethrough", "offset": by, "length": units(words)}] if words else moved
