"""One call of a Bot API method, and the table of methods by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.errors import ApiError, refuse
from sandbox.group import Group
from sandbox.params import Params
from sandbox.state import Bot, Chat
from sandbox.world import World


@dataclass(slots=True)
class Call:
    """Who calls, with what, in which world."""

    world: World
    bot: Bot
    params: Params


@dataclass(slots=True)
class Answer:
    """A result with words of explanation beside it, as setWebhook gives."""

    result: Any
    description: str


Handler = Callable[[Call], Any]
METHODS: dict[str, Handler] = {}


def method(*names: str) -> Callable[[Handler], Handler]:
    """Put a function into the table under Telegram's names (which ignore case)."""

    def put(handler: Handler) -> Handler:
        for name in names:
            METHODS[name.lower()] = handler
        return handler

    return put


def find_chat(call: Call, name: str = "chat_id") -> Chat:
    """The chat a call names; raises «chat_id is empty» or «chat not found»."""
    value = call.params.text(name)
    if not value:
        raise refuse(f"{name} is empty")
    number = call.params.number(name) or 0
    if number in call.world.people:
        return call.world.chat(call.bot, call.world.people[number])
    chat = call.bot.chats.get(number)
    if chat is None or not chat.status:
        raise refuse("chat not found")
    return chat


def writable(chat: Chat) -> Chat:
    """A chat the bot may write to now; raises the 403 kinds."""
    if isinstance(chat.peer, Group):
        _check_group(chat, chat.peer)
        return chat
    if chat.peer.deactivated:
        raise refuse("user is deactivated", 403)
    if chat.blocked:
        raise refuse("bot was blocked by the user", 403)
    if not chat.started:
        raise refuse("bot can't initiate conversation with a user", 403)
    return chat


def _check_group(chat: Chat, group: Group) -> None:
    if group.moved_to:
        moved = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, moved, migrate_to_chat_id=group.moved_to)
    if chat.status == "kicked":
        raise refuse(f"bot was kicked from the {group.kind} chat", 403)
    if chat.status == "left":
        raise refuse(f"bot is not a member of the {group.kind} chat", 403)
    if group.kind == "channel" and chat.status != "administrator":
        raise refuse("need administrator rights in the channel chat")
