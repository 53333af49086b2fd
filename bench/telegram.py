"""Bot API objects as plain data, only as full as the frameworks' parsers ask for."""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]
BOT: Json = {"id": 700000001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
ME: Json = {
    **BOT,
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
_DATE = 1_790_000_000  # any fixed moment: nothing here depends on the clock


def person(chat: int) -> Json:
    """The person of a private chat; chat id and user id are the same."""
    return {"id": chat, "is_bot": False, "first_name": "Оксана", "language_code": "uk"}


def private(chat: int) -> Json:
    """The private chat of that person."""
    return {"id": chat, "type": "private", "first_name": "Оксана"}


def incoming(chat: int, message_id: int, content: Json) -> Json:
    """An update in which the person sends something."""
    base: Json = {"message_id": message_id, "date": _DATE, "chat": private(chat), "from": person(chat)}
    return {"message": base | content}


def text(value: str) -> Json:
    """The content of a text message, a leading command marked as Telegram marks it."""
    if not value.startswith("/"):
        return {"text": value}
    command = {"type": "bot_command", "offset": 0, "length": len(value.partition(" ")[0])}
    return {"text": value, "entities": [command]}


def contact(chat: int) -> Json:
    """The content of a message with the person's own number."""
    number = f"+38050{chat % 10_000_000:07d}"
    return {"contact": {"phone_number": number, "first_name": "Оксана", "user_id": chat}}


def outgoing(chat: int, message_id: int, said: str, markup: Json | None) -> Json:
    """The message that the bot's call made; only inline keyboards are part of a message."""
    found: Json = {"message_id": message_id, "date": _DATE, "chat": private(chat), "from": BOT, "text": said}
    if markup and "inline_keyboard" in markup:
        found["reply_markup"] = markup
    return found


def pressed(chat: int, query: int, message: Json, data: str) -> Json:
    """An update in which the person presses an inline button of that message."""
    return {
        "callback_query": {
            "id": str(query),
            "from": person(chat),
            "chat_instance": str(chat),
            "message": message,
            "data": data,
        }
    }


def markup_of(raw: Any) -> Json | None:
    """A keyboard as forms (a JSON string) or JSON bodies carry it."""
    found = json.loads(raw) if isinstance(raw, str) and raw else raw
    return found if isinstance(found, dict) else None
