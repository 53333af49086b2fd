"""A group, supergroup or channel: people in it, its own numbers, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
KINDS = ("group", "supergroup", "channel")


@dataclass(slots=True)
class Group:
    """A chat of many; the bot's place in it is kept with the bot."""

    id: int
    title: str
    kind: str = "group"
    people: list[int] = field(default_factory=list)
    moved_to: int = 0
    last_message: int = 0
    chat: Json = field(init=False)

    def __post_init__(self) -> None:
        self.chat = {"id": self.id, "title": self.title, "type": self.kind}

    @property
    def numbered(self) -> bool:
        """Whether messages are numbered here from 1; small groups share the sequence of the private chats."""
        return self.kind != "group"

    def next_message(self) -> int:
        """The number of the next message of a supergroup or channel."""
        self.last_message += 1
        return self.last_message

    def status(self, person_id: int) -> str:
        """What somebody is here: the first of the people made it."""
        if person_id not in self.people:
            return "left"
        return "creator" if self.people[0] == person_id else "member"
