"""Everything the sandbox remembers, in memory, in plain classes: people, bots, chats, messages."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.group import Group
from sandbox.waiting import UpdateQueue

Json = dict[str, Any]

KEPT_MESSAGES = 1000
KEPT_TOASTS = 50
# Numbers begin higher in every later life of the sandbox: a bot with a database on disk
# must not meet an update or a message it has seen under the same number before.
_EPOCH = 1767225600


def fresh_number() -> int:
    """A start for running numbers that is above those of earlier lives."""
    return int(time.time() - _EPOCH)


@dataclass(slots=True)
class Person:
    """Somebody with Telegram on the phone."""

    id: int
    first_name: str
    last_name: str = ""
    phone: str = ""
    username: str = ""
    label: str = ""
    language_code: str = "uk"
    crowd: bool = False
    deactivated: bool = field(default=False, init=False)
    user: Json = field(init=False)
    chat: Json = field(init=False)

    def __post_init__(self) -> None:
        names = {"last_name": self.last_name, "username": self.username}
        known = {name: value for name, value in names.items() if value}
        self.user = {"id": self.id, "is_bot": False, "first_name": self.first_name, **known}
        if self.language_code:
            self.user["language_code"] = self.language_code
        self.chat = {"id": self.id, "first_name": self.first_name, **known, "type": "private"}


@dataclass(slots=True)
class Stored:
    """A message as Telegram shows it to the bot (`data` is replaced by an edit, never changed)."""

    data: Json
    mine: bool
    fixed: bool = False
    deleted: bool = False

    @property
    def protected(self) -> bool:
        """Whether it may be forwarded or copied by nobody."""
        return bool(self.data.get("has_protected_content"))


@dataclass(slots=True)
class Chat:
    """A chat of a bot with a person, or of many with the bot among them, as all of them see it."""

    peer: Person | Group
    messages: dict[int, Stored] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    status: str = ""  # the bot's in a group: "" before it was ever there
    keyboard: Json | None = None
    keyboard_from: int = 0
    placeholder: str = ""
    toasts: list[Json] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)
    reactions: dict[int, list[Json]] = field(default_factory=dict)

    def find(self, message_id: int | None) -> Stored | None:
        """A message that is still there."""
        stored = self.messages.get(message_id or 0)
        return None if stored is None or stored.deleted else stored

    def keep(self, stored: Stored) -> None:
        """Add a message and let the oldest go, so that a long load does not eat the memory."""
        self.messages[stored.data["message_id"]] = stored
        if len(self.messages) > KEPT_MESSAGES:
            del self.messages[next(iter(self.messages))]

    def toast(self, toast: Json) -> None:
        """Show an answer to a button."""
        self.toasts.append(toast)
        del self.toasts[:-KEPT_TOASTS]


@dataclass(slots=True)
class Query:
    """A pressed button that waits for its answer."""

    chat: Chat
    asked: float


@dataclass(slots=True)
class Webhook:
    """Where updates are sent instead of being asked for, and how that goes."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    ip_address: str = ""
    error_date: int = 0
    error: str = ""


@dataclass(slots=True)
class Bot:
    """A bot: whoever calls with a token."""

    id: int
    token: str
    queue: UpdateQueue
    username: str = "susid_demo_bot"
    name: str = "Сусід"
    chats: dict[int, Chat] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    webhook: Webhook = field(default_factory=Webhook)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    privacy: bool = True  # in groups only what is meant for it, as BotFather sets it at first
    menus: dict[int, Json] = field(default_factory=dict)
    last_message: int = field(default_factory=fresh_number)
    logged_out: bool = False

    def user(self) -> Json:
        """The bot as a User."""
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}

    def next_message(self, chat: Chat) -> int:
        """The number of the chat's next message: one sequence for all private chats, as in Telegram."""
        if isinstance(chat.peer, Group) and chat.peer.numbered:
            return chat.peer.next_message()
        self.last_message += 1
        return self.last_message
