"""Text with its entities: parse modes and Telegram's trimming."""

from __future__ import annotations

from typing import Any

from sandbox.detection import Entity, Text, detect
from sandbox.errors import refuse
from sandbox.htmltext import parse_html
from sandbox.markdown import parse_markdown
from sandbox.markdown_old import parse_old_markdown
from sandbox.utf16 import length, position

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_KINDS = frozenset(
    [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    ]
)


def formatted(text: str, parse_mode: str, entities: Any) -> Text:
    """Text as a bot wrote it, turned into what people see; raises «can't parse entities»."""
    mode = parse_mode.lower()
    if mode == "html":
        plain, found = parse_html(text)
    elif mode == "markdownv2":
        plain, found = parse_markdown(text)
    elif mode == "markdown":
        plain, found = parse_old_markdown(text)
    elif mode:
        raise refuse("unsupported parse_mode")
    else:
        plain, found = text, given(text, entities)
    return detect(trimmed(plain, found))


def given(text: str, entities: Any) -> list[Entity]:
    """Entities listed by the bot; those outside the text or of unknown kinds are dropped."""
    if not entities:
        return []
    if not isinstance(entities, list) or not all(isinstance(item, dict) for item in entities):
        raise refuse("can't parse entities: expected an array of MessageEntity")
    size = length(text)
    return [dict(item) for item in entities if _fits(item, size)]


def _fits(item: Entity, size: int) -> bool:
    offset, count = item.get("offset"), item.get("length")
    if not isinstance(offset, int) or not isinstance(count, int):
        raise refuse("can't parse entities: offset and length must be numbers")
    return item.get("type") in _KINDS and offset >= 0 and count > 0 and offset + count <= size


def trimmed(text: str, entities: list[Entity]) -> Text:
    """Without white space around; an entity keeps the part of it that is left."""
    left = len(text) - len(text.lstrip(" \n"))
    if entities:
        left = min(left, position(text, min(item["offset"] for item in entities)))
    kept = text[left:].rstrip()
    if kept == text:
        return Text(text, entities)
    size = length(kept)
    moved = [_clipped(item, left, size) for item in entities]
    return Text(kept, [item for item in moved if item["length"] > 0])


def _clipped(item: Entity, left: int, size: int) -> Entity:
    offset = item["offset"] - left
    return {**item, "offset": offset, "length": min(item["length"], size - offset)}
