"""Changing a message that was sent."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, find_chat, method
from sandbox.errors import refuse
from sandbox.filekinds import CAPTIONED
from sandbox.keyboards import inline_only
from sandbox.methods.media import media_item
from sandbox.posting import call_caption, check_length, text_of
from sandbox.state import Chat, Stored

Json = dict[str, Any]
MEDIA = (*CAPTIONED, "video_note", "sticker")
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
    return _change(call, chat, stored, {"caption": None, "caption_entities": None, **content})


@method("editMessageReplyMarkup")
def edit_reply_markup(call: Call) -> Json:
    """Another inline keyboard, or none."""
    chat, stored = _editable(call)
    return _change(call, chat, stored, {})


@method("editMessageMedia")
def edit_media(call: Call) -> Json:
    """Another file and caption."""
    item = call.params.parsed("media", "input media")
    if not isinstance(item, dict):
        raise refuse("input media is not specified")
    content = media_item(call, item)
    chat, stored = _editable(call)
    if not any(kind in stored.data for kind in MEDIA):
        raise refuse("there is no media in the message to edit")
    empty = dict.fromkeys((*MEDIA, "caption", "caption_entities"))
    return _change(call, chat, stored, {**empty, **content})


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
