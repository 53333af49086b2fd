"""Messages without files."""

from __future__ import annotations

import random
from typing import Any

from sandbox.call import Call, find_chat, method, writable
from sandbox.errors import refuse
from sandbox.posting import send, text_of

Json = dict[str, Any]

_ACTIONS = frozenset(
    f"{verb}_{thing}" for verb in ("record", "upload") for thing in ("video", "voice", "video_note", "audio")
) | {"typing", "upload_photo", "upload_document", "choose_sticker", "find_location"}
_DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


@method("sendMessage")
def send_message(call: Call) -> Json:
    """A text message."""
    return send(call, text_of(call))


@method("sendContact")
def send_contact(call: Call) -> Json:
    """A phone number with a name."""
    contact = {name: call.params.text(name) for name in ("phone_number", "first_name", "last_name", "vcard")}
    if not contact["phone_number"]:
        raise refuse("phone number must be non-empty")
    if not contact["first_name"]:
        raise refuse("first name must be non-empty")
    return send(call, {"contact": {name: value for name, value in contact.items() if value}})


@method("sendDice")
def send_dice(call: Call) -> Json:
    """A die thrown by the server."""
    emoji = call.params.text("emoji") or "🎲"
    if emoji not in _DICE:
        raise refuse("invalid dice emoji specified")
    return send(call, {"dice": {"emoji": emoji, "value": random.randint(1, _DICE[emoji])}})


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    """«… is typing»; only checked."""
    if call.params.text("action") not in _ACTIONS:
        raise refuse("wrong parameter action in request")
    writable(find_chat(call))
    return True
