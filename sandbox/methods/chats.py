"""About a chat: what it is, who is in it, and leaving it."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, find_chat, method, writable
from sandbox.errors import refuse
from sandbox.group import Group
from sandbox.membership import INSIDE, member, remove_bot
from sandbox.posting import quoted
from sandbox.state import Chat, Person

Json = dict[str, Any]
_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
)


@method("getChat")
def get_chat(call: Call) -> Json:
    """A chat in full."""
    chat = find_chat(call)
    full = {**chat.peer.chat, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
    if isinstance(chat.peer, Person) and chat.peer.username:
        full["active_usernames"] = [chat.peer.username]
    pinned = chat.find(chat.pinned[-1]) if chat.pinned else None
    return {**full, "pinned_message": quoted(pinned)} if pinned else full


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    """One of the two in a private chat, or of the many in a group."""
    chat = find_chat(call)
    wanted = call.params.number("user_id")
    if wanted == call.bot.id:
        return member(call.bot.user(), chat.status or "member")
    if isinstance(chat.peer, Group) and wanted in call.world.people:
        return member(call.world.people[wanted].user, chat.peer.status(wanted))
    if isinstance(chat.peer, Person) and wanted == chat.peer.id:
        return member(chat.peer.user, "member")
    raise refuse("PARTICIPANT_ID_INVALID" if wanted else "invalid user_id specified")


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> list[Json]:
    """Who made the group, and the bot when it was raised."""
    chat, group = _group(call, "there are no administrators in the private chat")
    made = [member(call.world.people[one].user, "creator") for one in group.people[:1]]
    return made + [member(call.bot.user(), chat.status)] * (chat.status == "administrator")


@method("getChatMemberCount")
def get_chat_member_count(call: Call) -> int:
    """How many are there, the bot among them."""
    chat = find_chat(call)
    return len(chat.peer.people) + (chat.status in INSIDE) if isinstance(chat.peer, Group) else 2


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    """The bot leaves a group or channel."""
    _, group = _group(call, "chat member status can't be changed in private chats")
    remove_bot(call.world, call.bot, group)
    return True


def _group(call: Call, refusal: str) -> tuple[Chat, Group]:
    chat = find_chat(call)
    if not isinstance(chat.peer, Group):
        raise refuse(refusal)
    return writable(chat), chat.peer


@method("getUserProfilePhotos")
def get_user_profile_photos(call: Call) -> Json:
    """Nobody here has a picture."""
    if call.params.number("user_id") not in call.world.people:
        raise refuse("invalid user_id specified")
    return {"total_count": 0, "photos": []}
