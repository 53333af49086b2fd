"""Copies and forwards."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from sandbox.call import Call, find_chat, method, writable
from sandbox.errors import refuse
from sandbox.filekinds import CAPTIONED
from sandbox.keyboards import NONE, Markup, read_markup
from sandbox.methods.deleting import message_ids
from sandbox.posting import call_caption, check_length, post, reply_fields
from sandbox.state import Chat, Stored

Json = dict[str, Any]
_BATCH = 100
_REFUSALS = {
    ("copy", True): "the message can't be copied",
    ("copy", False): "the message can't be copied",
    ("forward", True): "message has protected content and can't be forwarded",
    ("forward", False): "the message can't be forwarded",
}
_CONTENT = frozenset(
    (
        *CAPTIONED,
        "text",
        "entities",
        "caption",
        "caption_entities",
        "video_note",
        "sticker",
        "location",
        "venue",
    )
) | {"contact", "dice"}


@method("copyMessage")
def copy_message(call: Call) -> Json:
    """The same content as a message of the bot's own; the caption may be another."""
    source = find_chat(call, "from_chat_id")
    markup = read_markup(call.params)
    chat = writable(find_chat(call))
    stored = _original(call, source, "copy")
    content = _content(stored)
    if "caption" in call.params.raw and any(kind in content for kind in CAPTIONED):
        bare = {name: value for name, value in content.items() if not name.startswith("caption")}
        content = {**bare, **call_caption(call)}
    check_length(content)
    copied = post(call, chat, {**reply_fields(call, chat), **content}, markup)
    return {"message_id": copied["message_id"]}


@method("forwardMessage")
def forward_message(call: Call) -> Json:
    """The message with the name of who wrote it."""
    source = find_chat(call, "from_chat_id")
    chat = writable(find_chat(call))
    return _forwarded(call, chat, _original(call, source, "forward"))


@method("copyMessages")
def copy_messages(call: Call) -> list[Json]:
    """Many at once; what cannot be copied is skipped."""
    chat, found = _many(call, "copy")
    groups: dict[str, str] = {}
    sent = [post(call, chat, {**_group(call, stored, groups), **_content(stored)}, NONE) for stored in found]
    return [{"message_id": message["message_id"]} for message in sent]


@method("forwardMessages")
def forward_messages(call: Call) -> list[Json]:
    """Many at once; what cannot be forwarded is skipped."""
    chat, found = _many(call, "forward")
    return [{"message_id": _forwarded(call, chat, stored)["message_id"]} for stored in found]


def _original(call: Call, source: Chat, verb: str) -> Stored:
    if call.params.number("message_id") is None:
        raise refuse("message identifier is not specified")
    stored = source.find(call.params.number("message_id"))
    if stored is None:
        raise refuse(f"message to {verb} not found")
    if not _free(stored):
        raise refuse(_REFUSALS[verb, stored.protected])
    return stored


def _free(stored: Stored) -> bool:
    return not stored.protected and bool(_CONTENT & stored.data.keys())


def _content(stored: Stored) -> Json:
    return {name: value for name, value in stored.data.items() if name in _CONTENT}


def _many(call: Call, verb: str) -> tuple[Chat, list[Stored]]:
    ids = message_ids(call)
    if len(ids) > _BATCH:
        raise refuse(f"too many messages to {verb}")
    if any(later <= earlier for earlier, later in pairwise(ids)):
        raise refuse("message identifiers must be in a strictly increasing order")
    source = find_chat(call, "from_chat_id")
    chat = writable(find_chat(call))
    found = [stored for stored in map(source.find, ids) if stored is not None and _free(stored)]
    if not found:
        raise refuse(f"there are no messages to {verb}")
    return chat, found


def _group(call: Call, stored: Stored, groups: dict[str, str]) -> Json:
    """Albums stay albums: a new number for each old one."""
    old = stored.data.get("media_group_id")
    if old is None:
        return {}
    return {"media_group_id": groups.setdefault(old, str(call.world.number()))}


def _forwarded(call: Call, chat: Chat, stored: Stored) -> Json:
    author: Json = {"type": "channel", "chat": stored.data["chat"], "message_id": stored.data["message_id"]}
    if "from" in stored.data:
        author = {"type": "user", "sender_user": stored.data["from"]}
    author["date"] = stored.data["date"]
    origin = stored.data.get("forward_origin") or author
    return post(call, chat, {"forward_origin": origin, **_content(stored)}, Markup())
