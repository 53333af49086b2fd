"""Taking messages away."""

from __future__ import annotations

from sandbox.call import Call, find_chat, method
from sandbox.deletion import take_away
from sandbox.errors import refuse
from sandbox.state import Chat, Person, Stored

DELETABLE_SECONDS = 48 * 3600
DICE_SECONDS = 24 * 3600
_BATCH = 100


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    """Delete one message of either side, not older than 48 hours of the sandbox clock."""
    chat = find_chat(call)
    if call.params.number("message_id") is None:
        raise refuse("message identifier is not specified")
    stored = chat.find(call.params.number("message_id"))
    if stored is None:
        raise refuse("message to delete not found")
    if not _own(chat, stored):
        raise refuse("message can't be deleted")
    if not _young(call, stored):
        raise refuse("message can't be deleted for everyone")
    take_away(call.world, chat, stored)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    """Delete up to a hundred messages; those that cannot be are skipped."""
    chat = find_chat(call)
    ids = message_ids(call)
    if len(ids) > _BATCH:
        raise refuse("too many messages to delete")
    for stored in filter(None, map(chat.find, ids)):
        if _own(chat, stored) and _young(call, stored):
            take_away(call.world, chat, stored)
    return True


def message_ids(call: Call) -> list[int]:
    """The list of message numbers of a call."""
    ids = call.params.parsed("message_ids", "message identifiers")
    if not isinstance(ids, list) or not ids:
        raise refuse("message identifiers are not specified")
    if not all(isinstance(item, int) for item in ids):
        raise refuse("invalid message identifier specified")
    return ids


def _own(chat: Chat, stored: Stored) -> bool:
    """In a private chat messages of both sides may go; in a group others' only by an administrator."""
    return stored.mine or isinstance(chat.peer, Person) or chat.status == "administrator"


def _young(call: Call, stored: Stored) -> bool:
    """Not older than 48 hours; a die in a private chat, the other way round, only after a day."""
    age = call.world.clock.stamp() - stored.data["date"]
    if "dice" in stored.data and stored.data["chat"]["type"] == "private" and age <= DICE_SECONDS:
        return False
    return bool(age <= DELETABLE_SECONDS)
