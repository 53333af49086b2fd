"""About a chat: who is in it, what is pinned, reactions."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, find_chat, method
from sandbox.errors import refuse
from sandbox.posting import quoted

Json = dict[str, Any]
_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
)


@method("getChat")
def get_chat(call: Call) -> Json:
    """A private chat in full."""
    chat = find_chat(call)
    full = {**chat.person.chat, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
    if chat.person.username:
        full["active_usernames"] = [chat.person.username]
    pinned = chat.find(chat.pinned[-1]) if chat.pinned else None
    return {**full, "pinned_message": quoted(pinned)} if pinned else full


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    """One of the two in a private chat."""
    chat = find_chat(call)
    wanted = call.params.number("user_id")
    if wanted == chat.person.id:
        return {"user": chat.person.user, "status": "member"}
    if wanted == call.bot.id:
        return {"user": call.bot.user(), "status": "member"}
    raise refuse("PARTICIPANT_ID_INVALID" if wanted else "invalid user_id specified")


@method("getUserProfilePhotos")
def get_user_profile_photos(call: Call) -> Json:
    """Nobody here has a picture."""
    if call.params.number("user_id") not in call.world.people:
        raise refuse("invalid user_id specified")
    return {"total_count": 0, "photos": []}
