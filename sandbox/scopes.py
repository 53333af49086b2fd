"""Where a list of commands is meant for, and which list a person sees."""

from __future__ import annotations

import json
import re
from typing import Any

from sandbox.errors import refuse
from sandbox.state import Bot, Person

Json = dict[str, Any]
Place = tuple[str, str]
_WIDE = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_NARROW = {"chat": ("chat_id",), "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id")}
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")


def place(scope: Any, language: str) -> Place:
    """A scope and a language as the key of a list; refuses a scope or a language Telegram does not know."""
    scope = scope or {"type": "default"}
    if not isinstance(scope, dict) or "type" not in scope:
        raise refuse("can't parse BotCommandScope: Can't find field \"type\"")
    kind = scope["type"]
    if kind not in (*_WIDE, *_NARROW):
        raise refuse("can't parse BotCommandScope: Unsupported type specified")
    needed = _NARROW.get(kind, ())
    if missing := [name for name in needed if name not in scope]:
        raise refuse(f"can't parse BotCommandScope: Can't find field \"{missing[0]}\"")
    if not _LANGUAGE.fullmatch(language):
        raise refuse("invalid language code specified")
    return json.dumps({name: str(scope[name]) for name in ("type", *needed)}, sort_keys=True), language


def shown_to(bot: Bot, person: Person) -> list[Json]:
    """The list this person's phone offers in the private chat: the narrowest scope first, the own language first."""
    scopes: list[Json] = [{"type": "chat", "chat_id": person.id}, {"type": "all_private_chats"}, {"type": "default"}]
    languages = dict.fromkeys((person.language_code[:2], ""))
    found = (bot.commands.get(place(scope, language)) for scope in scopes for language in languages)
    return next(filter(None, found), [])
