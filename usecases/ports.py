"""What the use cases need of the world, in our words; `db` and the test fakes satisfy these by shape."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from domain.communities import Community, District, Settlement
from domain.deadline_rules import DeadlineRule
from domain.forms import Draft
from domain.people import Actor, Membership, Person
from domain.privacy import Got, Seen
from domain.requests import Change, Event, Request
from domain.timers import Timer
from domain.words import Word
from usecases.ports_mail import Committed, Inbox, Incoming, Letter, Mailroom, Outbox, Run, Settled
from usecases.ports_notices import Notices, Stretch
from usecases.ports_plans import Absences, Visits
from usecases.ports_staff import Audit, Claims, Invite, Invites, Journal, Lists, Staff

__all__ = [
    "Absences",
    "Audit",
    "Claims",
    "Clock",
    "Committed",
    "Communities",
    "Drafts",
    "Inbox",
    "Incoming",
    "Invite",
    "Invites",
    "Journal",
    "Letter",
    "Lists",
    "Mailroom",
    "Notices",
    "NumberTaken",
    "OnCommit",
    "Outbox",
    "People",
    "Privacy",
    "Requests",
    "Run",
    "Settled",
    "Staff",
    "Stretch",
    "Timers",
    "UnitOfWork",
    "Visits",
    "Works",
]


class Clock(Protocol):
    """The one source of time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


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

    async def add_offline(self, name: str = "", phone: str = "") -> Person:
        """Somebody without Telegram: their chat is negative, and no letter is ever written to it."""

    async def consented(self, person_id: int, version: str) -> None:
        """Keep that the person agreed to this version of the notice (or took it back), now."""

    async def consents(self, person_id: int) -> list[tuple[str, datetime]]:
        """Every version the person agreed to, and when, the oldest first."""


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

    async def of_worker(self, membership_ids: Collection[int], limit: int = 50, skip: int = 0) -> list[Request]:
        """Requests these memberships hold, by due time."""

    async def involving(self, membership_ids: Collection[int], limit: int = 200) -> list[Request]:
        """Requests that these memberships hold or are asked to take, by id."""

    async def stood_in(self, community: str) -> list[Request]:
        """Requests of a community that somebody has in the place of a colleague who is away, by id."""

    async def mark_read(self, request_id: int) -> None:
        """Its worker has opened what the resident wrote: no new version."""

    async def add_unread(self, request_id: int) -> None:
        """One more message for its worker, of the resident of a request that is joined to it: no new version."""

    async def reown(self, former: int, now: int) -> None:
        """All requests of one person become another's."""

    async def former_worker(self, person_id: int, community: str) -> int | None:
        """The membership that holds, or last held, a request of this person."""

    def add_words(self, words: Sequence[Word]) -> None:
        """What somebody wrote about a request; written just before the commit. `id` 0 gets the next id."""

    async def words(self, request: Request) -> list[Word]:
        """All words of a request in the order they came, every version."""

    async def word_of(self, person_id: int, message_id: int) -> Word | None:
        """The newest version of what this message of this person said about a request."""

    async def events(self, request_id: int) -> list[Event]:
        """The history of a request as it was when this transaction began, the oldest first."""


class NumberTaken(Exception):
    """The drawn request number exists already: draw again."""


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

    async def add(self, *timers: Timer) -> None:
        """More wake-ups; those whose key exists are left as they are."""

    async def claim(self, now: datetime, lease_until: datetime, limit: int) -> list[Timer]:
        """Due timers nobody else holds, earliest first, leased to the caller; attempts counted."""

    async def claimed(self, timer: Timer) -> bool:
        """Inside the transaction of its effect: mark it done; False when it is gone or done already."""

    async def fail(self, timer: Timer, again_at: datetime | None) -> bool:
        """Its effect raised: try again then, or keep it as failed (None). False when it is gone or done already."""

    async def next_due(self) -> datetime | None:
        """When the earliest waiting timer is due (a leased one: when its lease ends)."""


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

    async def save(self, community: Community) -> None:
        """Write every field of a served community, but its terms."""

    async def put_rule(self, community: str, rule: DeadlineRule) -> None:
        """A term of the community from a day on; one of the same code and day is overwritten."""

    async def drop_rule(self, community: str, rule: DeadlineRule) -> None:
        """The row with its code and day is no more."""

    async def add_district(self, district: District) -> District:
        """A new district; returned with its id. What it has is taken from the others."""

    async def save_district(self, district: District) -> None:
        """Write name and settlements; what it has is taken from the others."""

    async def drop_district(self, district_id: int) -> None:
        """It is no more; its settlements belong to none."""

    def settlement(self, code: str) -> Settlement | None:
        """A settlement of all Ukraine."""

    def settlements(self, community: str) -> Sequence[Settlement]:
        """The settlements of a community of Ukraine, in Ukrainian alphabetical order."""

    def everywhere(self) -> Sequence[Community]:
        """All communities of Ukraine in order, as the codifier has them: without the letters of their numbers."""

    def center(self, community: str) -> Settlement | None:
        """The settlement where the community's council sits."""

    def find(self, text: str, within: Collection[str] | None = None, limit: int = 8) -> Sequence[Settlement]:
        """Settlements that the typed words may mean, best first; others than `within` when they fit better."""


class Privacy(Protocol):
    """The rights of a person over what is held about them."""

    async def seen(self, request_ids: Collection[int]) -> list[Seen]:
        """Every recorded look at these requests, the oldest first."""

    async def staff(self, person_ids: Collection[int]) -> list[Membership]:
        """The roles of these people, past ones too."""

    async def notices(self, chat: int) -> list[Got]:
        """The notices that this chat got or should have, as far as that is still known; without their words."""

    async def forget(self, person: Person, held: Sequence[Request]) -> None:
        """Erase the person, what they wrote and what waits to be told; the requests stay without who and where."""


class UnitOfWork(Protocol):
    """One transaction. Leaving it normally commits, an exception rolls back.

    `late`: it is the work of a timer that fell due long ago, while nobody was up.
    """

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
    privacy: Privacy
    lists: Lists
    claims: Claims
    journal: Journal
    visits: Visits
    absences: Absences
    notices: Notices
    late: bool

    async def claim(self, bot: int, update_id: int) -> bool:
        """Mark the inbox row done, as the first statement; False when it was handled before."""

    def new_id(self) -> int:
        """A fresh id: positive, growing within the process, below 2**53."""


Works = Callable[[], AbstractAsyncContextManager[UnitOfWork]]
OnCommit = Callable[[Committed], None]
