"""The words that belong to a file: under it where they fit, else as a message of their own; none is lost."""

from __future__ import annotations

from typing import Any

Call = dict[str, Any]
_CAPTION = 1024  # UTF-16 units


def under(caption: str) -> Call:
    """The caption of a file, if Telegram takes it."""
    return {"caption": caption} if caption and _fits(caption) else {}


def after(caption: str) -> list[Call]:
    """The caption as a message after its file, if it is too long to be under it."""
    return [] if _fits(caption) else words(caption)


def _fits(caption: str) -> bool:
    return len(caption.encode("utf-16-le", "replace")) <= 2 * _CAPTION


def words(text: str) -> list[Call]:
    """Plain words, as they were written."""
    return [{"method": "sendMessage", "text": text, "link_preview_options": {"is_disabled": True}}] if text else []
