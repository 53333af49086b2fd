"""What the page and the tests see of a chat."""

from __future__ import annotations

import time
from typing import Any

from sandbox.clock import iso_of
from sandbox.group import Group
from sandbox.render import render
from sandbox.scopes import shown_to
from sandbox.state import Bot, Chat, Person, Stored
from sandbox.world import World

Json = dict[str, Any]

_FILES = ("voice", "document", "video_note", "video", "audio", "animation", "sticker")
_AS_IS = (
    "text",
    "entities",
    "caption",
    "contact",
    "location",
    "venue",
    "dice",
    "media_group_id",
    "forward_origin",
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)


def chat_view(world: World, bot: Bot | None, peer: Person | Group, last: int = 0) -> Json:
    """A chat as its person, or a group as all in it see it; only its `last` messages if that is not 0."""
    chat = world.chat(bot, peer) if bot is not None else Chat(peer)
    keyboard = chat.keyboard
    view: Json = {
        "messages": [message_view(stored, chat) for stored in list(chat.messages.values())[-last:]],
        "keyboard": keyboard["keyboard"] if keyboard else None,
        "waiting": _waiting(world, bot, chat) if bot is not None else [],
        "toasts": chat.toasts,
        "blocked": chat.blocked,
        "version": world.changes.version,
    }
    if chat.placeholder:
        view["placeholder"] = chat.placeholder
    if bot is not None and isinstance(peer, Person):
        view["commands"] = shown_to(bot, peer)
    return view


def _waiting(world: World, bot: Bot, chat: Chat) -> list[str]:
    now = time.monotonic()
    late = world.query_seconds
    return [key for key, query in bot.queries.items() if query.chat is chat and now - query.asked <= late]


def message_view(stored: Stored, chat: Chat) -> Json:
    """A message as its person sees it; a deleted one keeps its place without its content."""
    data = stored.data
    number = data["message_id"]
    view: Json = {
        "message_id": number,
        "from": "bot" if stored.mine else "person",
        "date": iso_of(data["date"]),
    }
    view.update(edited="edit_date" in data, protected=stored.protected, deleted=stored.deleted)
    if stored.deleted:
        return view
    if isinstance(chat.peer, Group) and "from" in data:
        view["author"] = data["from"]["first_name"]
    view.update({name: data[name] for name in _AS_IS if name in data})
    if html := _html(data):
        view["html"] = html
    view.update(_files(data))
    if "reply_markup" in data:
        view["reply_markup"] = data["reply_markup"]
    if "reply_to_message" in data:
        view["reply_to"] = data["reply_to_message"]["message_id"]
    if number in chat.pinned:
        view["pinned"] = True
    if chat.reactions.get(number):
        view["reactions"] = [item["emoji"] for item in chat.reactions[number]]
    return view


def _html(data: Json) -> str:
    if "text" in data:
        return render(data["text"], data.get("entities", []))
    return render(data.get("caption", ""), data.get("caption_entities", []))


def _files(data: Json) -> Json:
    found = {kind: _with_url(data[kind]) for kind in _FILES if kind in data}
    if "photo" in data:
        found["photo"] = _with_url(data["photo"][-1])
    return found


def _with_url(about: Json) -> Json:
    return {**about, "url": f"/sandbox/files/{about['file_id']}"}
