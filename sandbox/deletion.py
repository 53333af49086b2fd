"""How a message goes away, whoever deletes it."""

from __future__ import annotations

from sandbox.state import Chat, Stored
from sandbox.world import World


def take_away(world: World, chat: Chat, stored: Stored) -> None:
    """The content goes, and with it the keyboard it brought and its pin."""
    stored.deleted = True
    number = stored.data["message_id"]
    if number == chat.keyboard_from:
        chat.keyboard, chat.placeholder = None, ""
    chat.pinned = [pinned for pinned in chat.pinned if pinned != number]
    world.changes.chat(chat.peer.id)
