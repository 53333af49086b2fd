"""Changing a message that was sent."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, find_chat, method
from sandbox.errors import refuse
from sandbox.filekinds import CAPTIONED
from sandbox.keyboards import inline_only
from sandbox.methods.media import ALBUM, LOOKS, media_item
from sandbox.posting import call_caption, check_length, text_of
from sandbox.state import Chat, Stored

Json = dict[str, Any]
MEDIA = (*ALBUM, "animation")
_WAS = ("text", "entities", "link_preview_options", *CAPTIONED, "caption", "caption_entities", *LOOKS.values())
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@method("editMessageText")
def edit_text(call: Call) -> Json:
    """Another text and inline keyboard."""
    content = text_of(call)
    chat, stored = _editable(call)
    if "text" not in stored.data:
        raise refuse("there is no text in the message to edit")
    return _change(call, chat, stored, {"text": None, "entities": None, **content})


@method("editMessageCaption")
def edit_caption(call: Call) -> Json:
    """Another caption and inline keyboard."""
    content = call_caption(call)
    chat, stored = _editable(call)
    if not any(kind in stored.data for kind in CAPTIONED):
        raise refuse("there is no caption in the message to edit")
    above = {"show_caption_above_media": call.params.flag("show_caption_above_media") or None}
    return _change(call, chat, stored, {"caption": None, "caption_entities": None, **above, **content})


@method("editMessageReplyMarkup")
def edit_reply_markup(call: Call) -> Json:
    """Another inline keyboard, or none."""
    chat, stored = _editable(call)
    return _change(call, chat, stored, {})


@method("editMessageMedia")
def edit_media(call: Call) -> Json:
    """Another file and caption, also in place of a text."""
    item = call.params.parsed("media", "input media")
    if not isinstance(item, dict):
        raise refuse("input media is not specified")
    if item.get("type") not in MEDIA:
        raise refuse(f"can't parse InputMedia: type must be one of {', '.join(MEDIA)}")
    content = media_item(call, item)
    chat, stored = _editable(call)
    if not any(kind in stored.data for kind in ("text", *MEDIA)):
        raise refuse("message media can't be edited")
    if "media_group_id" in stored.data:
        _keeps_together(stored, str(item["type"]))
    return _change(call, chat, stored, {**dict.fromkeys(_WAS), **content})


def _keeps_together(stored: Stored, kind: str) -> None:
    """Photos and videos of an album may take each other's place; documents and audio stay what they are."""
    if kind not in ALBUM:
        raise refuse("message content type can't be used in an album")
    if kind not in stored.data and not all(one in ("photo", "video") for one in (kind, *_kinds(stored))):
        raise refuse("can't change media type in the album")


def _kinds(stored: Stored) -> list[str]:
    return [kind for kind in ALBUM if kind in stored.data]


def _editable(call: Call) -> tuple[Chat, Stored]:
    chat = find_chat(call)
    if call.params.number("message_id") is None:
        raise refuse("message identifier is not specified")
    stored = chat.find(call.params.number("message_id"))
    if stored is None:
        raise refuse("message to edit not found")
    # Telegram edits only the bot's own messages, and none that brought a reply keyboard.
    if not stored.mine or stored.fixed:
        raise refuse("message can't be edited")
    return chat, stored


def _change(call: Call, chat: Chat, stored: Stored, content: Json) -> Json:
    markup = inline_only(call.params)
    check_length(content)
    changed = {**stored.data, **content, "reply_markup": markup.inline}
    changed = {name: value for name, value in changed.items() if value is not None}
    if all(changed.get(name) == stored.data.get(name) for name in (*content, "reply_markup")):
        raise refuse(_NOT_MODIFIED)
    changed["edit_date"] = call.world.clock.stamp()
    stored.data = changed
    call.world.changes.chat(chat.peer.id)
    return changed
