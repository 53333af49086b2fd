"""Files of a screen as calls of the Bot API: those that Telegram has, and those that we make."""

from __future__ import annotations

from bot.ui.files.documents import LETTER_BYTES, Document

__all__ = ["LETTER_BYTES", "Document"]
