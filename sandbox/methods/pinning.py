"""Marks on messages that are there: pins and reactions."""

from __future__ import annotations

from sandbox.call import Call, find_chat, method
from sandbox.errors import refuse
from sandbox.state import Chat, Stored


def _message(call: Call, chat: Chat, verb: str) -> Stored:
    if call.params.number("message_id") is None:
        raise refuse("message identifier is not specified")
    stored = chat.find(call.params.number("message_id"))
    if stored is None:
        raise refuse(f"message to {verb} not found")
    return stored


_REACTIONS = 1


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    """Pin a message of either side."""
    chat = find_chat(call)
    number = _message(call, chat, "pin").data["message_id"]
    chat.pinned = [other for other in chat.pinned if other != number] + [number]
    call.world.changes.chat(chat.peer.id)
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> bool:
    """Unpin one message, or the last pinned."""
    chat = find_chat(call)
    number = call.params.number("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise refuse("message to unpin not found")
    chat.pinned.remove(number)
    call.world.changes.chat(chat.peer.id)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(call: Call) -> bool:
    """Unpin everything."""
    chat = find_chat(call)
    chat.pinned.clear()
    call.world.changes.chat(chat.peer.id)
    return True


@method("setMessageReaction")
def set_message_reaction(call: Call) -> bool:
    """One emoji on a message, or none."""
    chat = find_chat(call)
    stored = _message(call, chat, "react")
    reactions = call.params.parsed("reaction", "reaction") or []
    if not isinstance(reactions, list) or len(reactions) > _REACTIONS:
        raise refuse("REACTIONS_TOO_MANY")
    if any(not isinstance(item, dict) or item.get("type") != "emoji" or not item.get("emoji") for item in reactions):
        raise refuse("REACTION_INVALID")
    chat.reactions[stored.data["message_id"]] = reactions
    call.world.changes.chat(chat.peer.id)
    return True
