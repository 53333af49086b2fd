"""What comes and goes, in our words: raw updates, letters, and what became of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from domain.messages import Lane
from domain.people import Person

HELD = "held"  # the `error` of a letter put off by its reader's wish: no attempt was made


@dataclass(frozen=True, slots=True)
class Letter:
    """One outgoing message. `body` is a rendered screen {"screen": …} for the person who acted, or
    {"kind": …, "params": …} for others, rendered at delivery. `about` is the request it concerns, 0 for none.
    A letter with `key` is written once: the same key again is ignored. `slot` names the place of the chat that its
    message stands at; `origin` is the message in its author's own chat whose words it carries, 0 for none.

    Of a copy of a notice: `edition` is what it will show, `job` what is done with it, `shown` the messages that stand
    in the chat already, since `shown_at`."""

    id: int
    chat: int
    person_id: int
    lane: Lane
    body: Mapping[str, Any]
    not_before: datetime | None = None
    not_after: datetime | None = None
    about: int = 0
    attempts: int = 0
    key: str | None = None
    slot: str = ""
    origin: int = 0
    notice: int = 0
    edition: int = 0
    shown: tuple[int, ...] = ()
    shown_at: datetime | None = None
    job: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A notice that is being sent, corrected or recalled. All its letters share `body`; `quiet`: at night only what
    stands in the chats already is put right."""

    notice: int
    version: int
    lane: Lane
    job: str
    edition: int
    quiet: bool
    not_after: datetime | None
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a letter: state is sent | dropped | expired | failed | retry.

    `message_id` is Telegram's; `error` a short class of failure without personal data; `again_at` for retry. Of a copy
    of a notice: the letter's `notice`, `edition`, `shown` and `job`."""

    id: int
    state: str
    message_id: int | None = None
    error: str = ""
    again_at: datetime | None = None
    message_ids: tuple[int, ...] = ()
    notice: int = 0
    edition: int = 0
    shown: tuple[int, ...] = ()
    job: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A raw update as it lies in the inbox; `chat` orders the work (0 when it has none).

    `message_id` is that of a message which a person wrote, else 0. `more`: plain words of the same chat wait behind
    it; `rest`: another part of its album does. Both are known at the desk only."""

    update_id: int
    chat: int
    payload: str
    attempts: int = 0
    message_id: int = 0
    more: bool = False
    rest: bool = False


class Outbox(Protocol):
    """Letters of this transaction. They are written together just before the commit."""

    def put(self, letter: Letter) -> None:
        """One letter; `letter.id` 0 gets the next id, in order."""

    async def about(self, chat: int, message_id: int) -> int:
        """The request that a sent message was about; 0 for any other."""

    async def notice(self, chat: int, message_id: int) -> int:
        """The notice whose copy a message is; 0 for any other."""

    async def origin(self, chat: int, message_id: int) -> int:
        """The message in its author's chat whose words this one carries; 0 for any other."""

    async def standing(self, chat: int, slot: str) -> list[tuple[int, tuple[int, ...]]]:
        """The messages that were sent to this place of the chat, each with its further ones, the newest first."""

    async def shown(self, chat: int, since: datetime) -> list[int]:
        """The ids of all messages of a chat since then, the person's and the bot's."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commit left for others to do: letters to send now, the earliest timer it wrote, whether a notice
    changed."""

    letters: tuple[Letter, ...] = ()
    wake_at: datetime | None = None
    notices: bool = False


class Inbox(Protocol):
    """Raw updates, kept before Telegram is told that we have them."""

    async def store(self, bot: int, updates: Sequence[Incoming]) -> list[Incoming]:
        """Commit them durably in one transaction; those not seen before come back, in order."""

    async def pending(self, bot: int) -> list[Incoming]:
        """Everything not done, in the order it came: for the start of the process."""

    async def attempt(self, bot: int, update_id: int) -> int:
        """Count one more attempt, committed; the new count comes back."""

    async def poison(self, bot: int, update_id: int, error: str) -> None:
        """Set it aside: it is kept, and its chat goes on."""


class Mailroom(Protocol):
    """The sender's side of the outbox."""

    async def pending(self) -> list[Letter]:
        """Every letter that waits, by id, but copies of notices: for the start of the process."""

    async def runs(self) -> list[Run]:
        """The notices whose copies go out now: danger first, then in the order in which they were begun."""

    async def copies(self, run: Run, after: int, limit: int, now: datetime, shown: bool = False) -> list[Letter]:
        """The next copies of a notice that wait and were not put off beyond `now`, with id > after, by id. `shown`:
        only of those that stand in a chat already."""

    async def held_until(self, run: Run, now: datetime) -> datetime | None:
        """When the earliest of its copies that are put off beyond `now` may go; None when there are none."""

    async def settle(self, outcomes: Sequence[Settled]) -> None:
        """Record what became of letters, in one transaction, and count those of notices. The body of a finished
        letter is erased. A copy that could not be edited or taken away stays as it was."""

    async def reach(self, chat: int, reach: str) -> None:
        """Remember that a person blocked the bot, is gone or is back."""

    async def readers(self, person_ids: Collection[int]) -> Mapping[int, Person]:
        """The people to render for, as they are now."""
