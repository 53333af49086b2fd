"""What Telegram itself puts into a chat, a pinned message or a new background: nobody said it, nobody is answered."""

from __future__ import annotations

from aiogram.enums import ContentType
from aiogram.types import Update

_FILES = ("animation", "audio", "document", "live_photo", "paid_media", "photo", "video", "video_note", "voice")
_THINGS = ("checklist", "contact", "dice", "game", "location", "poll", "rich_message", "sticker", "story", "venue")
# What people send. `unknown` may be something new of theirs, so it is answered; the rest is Telegram's own word.
SAID = frozenset(map(ContentType, ("text", "unknown", "invoice", "giveaway", *_FILES, *_THINGS)))


def unsaid(update: Update) -> bool:
    """Whether this is a message that no person wrote."""
    message = update.message or update.edited_message
    return message is not None and message.content_type not in SAID
