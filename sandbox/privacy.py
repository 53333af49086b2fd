"""Which messages of a group a bot reads: all, or with its privacy on only what is meant for it."""

from __future__ import annotations

import re
from typing import Any

from sandbox.group import Group
from sandbox.membership import INSIDE
from sandbox.state import Bot, Chat

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@(\w+))?")


def reaches(bot: Bot, chat: Chat, message: dict[str, Any]) -> bool:
    """Whether the bot is told of a message that a person wrote there."""
    if not isinstance(chat.peer, Group):
        return True
    if chat.status not in INSIDE:
        return False
    if chat.peer.kind == "channel" or chat.status == "administrator" or not bot.privacy:
        return True
    return _meant_for(bot, message)


def _meant_for(bot: Bot, message: dict[str, Any]) -> bool:
    """A command not addressed to another bot, a mention, or a reply to what the bot wrote."""
    if message.get("reply_to_message", {}).get("from", {}).get("id") == bot.id:
        return True
    words = str(message.get("text") or message.get("caption") or "")
    mine = bot.username.lower()
    if command := _COMMAND.match(words):
        return (command[1] or mine).lower() == mine
    return mine in re.findall(r"(?<!\w)@(\w+)", words.lower())
