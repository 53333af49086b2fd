"""From a Telegram message to a part of a notice, with everything that it has; a forwarded one alike."""

from __future__ import annotations

from typing import Any

from aiogram.types import InlineKeyboardMarkup, Message

from bot.ui.messages.notice import unannounced
from domain.notice_links import NoLink, read_link
from domain.notice_posts import BUTTONS
from domain.notices import Part, Post

_FILES = ("animation", "video", "video_note", "voice", "audio", "document")  # an animation is a document, too


def part_of(message: Message) -> Part | None:
    """The message as a part; None for what is not sent on: a sticker, a poll, a dice, a contact."""
    if message.text:
        return _worded(message, "text")
    if message.location:
        return _place(message)
    if message.photo:
        return _worded(message, "photo", message.photo[-1].file_id)
    for kind in _FILES:
        if found := getattr(message, kind):
            return _worded(message, kind, found.file_id)
    return None


def post_of(message: Message) -> Post | None:
    """The message as a post of its own; the links under a forwarded one come along."""
    part = part_of(message)
    return Post((part,), buttons_of(message.reply_markup)) if part else None


def buttons_of(markup: InlineKeyboardMarkup | None) -> tuple[tuple[str, str], ...]:
    """The buttons with links; what the others did, only their own bot knows."""
    pressed = [button for row in markup.inline_keyboard for button in row if button.url] if markup else []
    found = [(button.text, _address(button.url or "")) for button in pressed]
    return tuple((words, address) for words, address in found if address)[:BUTTONS]


def _address(url: str) -> str:
    try:
        return read_link(url)
    except NoLink:
        return ""


def _worded(message: Message, kind: str, file: str = "") -> Part:
    entities = message.entities if kind == "text" else message.caption_entities
    preview = message.link_preview_options
    part = Part(
        kind,
        text=message.text or message.caption or "",
        entities=tuple(_plain(one) for one in entities or ()),
        file=file,
        message=message.message_id,
        above=bool(message.show_caption_above_media),
        spoiler=bool(message.has_media_spoiler),
        preview=_plain(preview) if preview and kind == "text" else {},
        album=message.media_group_id or "",
        chat=message.chat.id,
    )
    return unannounced(part)


def _place(message: Message) -> Part:
    """A point on the map; what it is called, if it has a name and an address."""
    point, venue = message.location, message.venue
    assert point is not None
    named = f"{venue.title}\n{venue.address}" if venue else ""
    at = f"{point.latitude:.6f},{point.longitude:.6f}"
    return Part("location", named, file=at, message=message.message_id, chat=message.chat.id)


def _plain(told: Any) -> dict[str, Any]:
    """An object of the Bot API as it came."""
    found: dict[str, Any] = told.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    return found
