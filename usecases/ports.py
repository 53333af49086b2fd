"""What the use cases need of the world, in our words; `db` and the test fakes satisfy these by shape."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from domain.communities import Community, District, Settlement
from domain.forms import Draft
from domain.messages import Lane
from domain.people import Actor, Membership, Person, Role
from domain.requests import Change, Request
from domain.timers import Timer


class Clock(Protocol):
    """The one source of time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One outgoing message. `body` is a rendered screen {"screen": …} for the person who acted, or
    {"kind": …, "params": …} for others, rendered at delivery. `about` is the request it concerns, 0 for none.
    A letter with `key` is written once: the same key again is ignored."""

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


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a letter: state is sent | dropped | expired | failed | retry.

    `message_id` is Telegram's; `error` a short class of failure without personal data; `again_at` for retry."""

    id: int
    state: str
    message_id: int | None = None
    error: str = ""
    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A raw update as it lies in the inbox; `chat` orders the work (0 when it has none)."""

    update_id: int
    chat: int
    payload: str
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Invite:
    """A one-time way to join the staff."""

    code: str
    role: Role
    community: str
    expires_at: datetime
    title: str = ""
    used_by: int = 0


class People(Protocol):
    """Everyone who ever wrote to the bot."""

    async def actor(self, chat: int) -> Actor | None:
        """The person of this chat with memberships and drafts, in one read; None for a stranger."""

    async def add(self, chat: int, name: str) -> Person:
        """A new person."""

    async def save(self, person: Person) -> None:
        """Write every field of the person."""

    async def get(self, ids: Collection[int]) -> dict[int, Person]:
        """People by id; unknown ids are left out."""

    async def audience(self, community: str, after: int, limit: int) -> list[Person]:
        """Reachable residents of the community with id > after, by id: one keyset page."""

    async def count_audience(self, community: str) -> int:
        """How many people a notice to the community would reach."""


class Requests(Protocol):
    """Requests with their offers and details."""

    async def add(self, request: Request) -> None:
        """A new request with its first event. A number that is taken raises NumberTaken and writes nothing."""

    async def get(self, request_id: int, within: Actor | None) -> Request:
        """The request if `within` may see it (None: the clock, which sees all). Raises NotFound otherwise."""

    async def save(self, change: Change) -> None:
        """Write the change with its event, offers and loads. Raises Stale(fresh) when another was first."""

    async def of_person(self, person_id: int, limit: int = 10) -> list[Request]:
        """The person's requests, newest first."""

    async def of_worker(self, membership_ids: Collection[int], limit: int = 50) -> list[Request]:
        """Requests these memberships hold, by due time."""

    async def former_worker(self, person_id: int, community: str) -> int | None:
        """The membership that holds, or last held, a request of this person."""


class NumberTaken(Exception):
    """The drawn request number exists already: draw again."""


class Staff(Protocol):
    """Workers, coordinators, admins; their districts and load."""

    async def team(self, community: str) -> list[Membership]:
        """Active workers and coordinators of a community."""

    async def take_load(self, membership_id: int, weight: int, cap: int) -> bool:
        """Add the weight if the load stays within cap and the worker is active: one conditional statement."""

    async def people_with(self, role: Role, community: str = "") -> list[int]:
        """Person ids of the active holders of a role (in a community; installation roles with "")."""

    async def add(self, membership: Membership) -> Membership:
        """A new membership; returned with its id."""

    async def save(self, membership: Membership) -> None:
        """Write title, activity, capacity, districts, services, clearance. Load is not touched."""


class Drafts(Protocol):
    """Open dialogs. One row each, encrypted."""

    async def save(self, person_id: int, draft: Draft) -> None:
        """Insert or overwrite by (person, nonce)."""

    async def drop(self, person_id: int, nonce: str) -> None:
        """The dialog is over."""

    async def get(self, person_id: int, nonce: str) -> Draft | None:
        """One draft, for the clock."""


class Timers(Protocol):
    """Wake-ups: the truth about time."""

    async def replace(self, subject: int, timers: Sequence[Timer]) -> None:
        """All waiting timers of the subject give way to these. A key that exists already is left as it is."""

    async def add(self, timer: Timer) -> None:
        """One more wake-up, unless its key exists."""

    async def claim(self, now: datetime, lease_until: datetime, limit: int) -> list[Timer]:
        """Due timers nobody else holds, earliest first, leased to the caller; attempts counted."""

    async def claimed(self, timer: Timer) -> bool:
        """Inside the transaction of its effect: mark it done; False when it is gone or done already."""

    async def fail(self, timer: Timer, again_at: datetime | None) -> None:
        """Its effect raised: try again then, or keep it as failed (None)."""

    async def next_due(self) -> datetime | None:
        """When the earliest waiting timer is due (a leased one: when its lease ends)."""


class Outbox(Protocol):
    """Letters of this transaction. They are written together just before the commit."""

    def put(self, letter: Letter) -> None:
        """One letter; `letter.id` 0 gets the next id, in order."""


class Communities(Protocol):
    """Communities that this installation serves, and the territory of all Ukraine."""

    async def get(self, code: str) -> Community | None:
        """A served community."""

    async def all(self) -> list[Community]:
        """The served communities in Ukrainian alphabetical order."""

    async def add(self, community: Community) -> None:
        """Serve one more community."""

    async def districts(self, community: str) -> list[District]:
        """Its districts."""

    async def add_district(self, district: District) -> District:
        """A new district; returned with its id."""

    def settlement(self, code: str) -> Settlement | None:
        """A settlement of all Ukraine."""

    def find(self, text: str, within: Collection[str] | None = None, limit: int = 8) -> Sequence[Settlement]:
        """Settlements that the typed words may mean, best first."""


class Invites(Protocol):
    """One-time links for staff."""

    async def add(self, invite: Invite) -> None:
        """A new link."""

    async def use(self, code: str, person_id: int, now: datetime) -> Invite | None:
        """Take the link: one conditional statement, so that the first account wins. None: unknown, expired or used."""

    async def get(self, code: str) -> Invite | None:
        """The link whatever its state, to explain kindly why it does not work."""


class Audit(Protocol):
    """Who looked at or did what; ids and kinds only."""

    def note(self, person_id: int, action: str, request_id: int = 0, community: str = "") -> None:
        """One line, written with the transaction."""


class UnitOfWork(Protocol):
    """One transaction. Leaving it normally commits, an exception rolls back."""

    @property
    def now(self) -> datetime:
        """The moment of this transaction, the same throughout."""

    people: People
    requests: Requests
    staff: Staff
    drafts: Drafts
    timers: Timers
    outbox: Outbox
    communities: Communities
    invites: Invites
    audit: Audit

    async def claim(self, bot: int, update_id: int) -> bool:
        """Mark the inbox row done, as the first statement; False when it was handled before."""

    def new_id(self) -> int:
        """A fresh id: positive, growing within the process, below 2**53."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commit left for others to do: letters to send now, the earliest timer it wrote."""

    letters: tuple[Letter, ...] = ()
    wake_at: datetime | None = None


Works = Callable[[], AbstractAsyncContextManager[UnitOfWork]]
OnCommit = Callable[[Committed], None]


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
        """Every letter that waits, by id: for the start of the process."""

    async def settle(self, outcomes: Sequence[Settled]) -> None:
        """Record what became of letters, in one transaction. The body of a finished letter is erased."""

    async def reach(self, chat: int, reach: str) -> None:
        """Remember that a person blocked the bot, is gone or is back."""

    async def readers(self, person_ids: Collection[int]) -> Mapping[int, Person]:
        """The people to render for, as they are now."""
