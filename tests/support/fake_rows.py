"""What the office in memory keeps, and one transaction over a copy of it."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime

from domain.absences import Absence
from domain.communities import Community, District
from domain.deadline_rules import DeadlineRule
from domain.forms import Draft
from domain.notices import Notice
from domain.people import Membership, Person
from domain.requests import Event, Request
from domain.timers import Timer
from domain.visits import Visit
from domain.words import Word
from usecases.ports import Incoming, Invite, Letter, Settled
from usecases.ports_mail import HELD


@dataclass(frozen=True, slots=True)
class Received:
    """A row of the inbox."""

    update: Incoming
    came_at: datetime
    state: str = "new"
    error: str = ""


@dataclass(frozen=True, slots=True)
class Posted:
    """A row of the outbox."""

    letter: Letter
    state: str = "waiting"
    message_id: int | None = None
    error: str = ""
    also: tuple[int, ...] = ()
    settled_at: datetime | None = None
    edition: int = 0

    def settled(self, outcome: Settled, now: datetime) -> Posted:
        """The row after this outcome."""
        letter = replace(self.letter, attempts=self.letter.attempts + (outcome.error != HELD))
        if outcome.state == "retry":
            letter = replace(letter, not_before=outcome.again_at or letter.not_before)
            return replace(self, letter=letter, error=outcome.error)
        also, bare = outcome.message_ids[1:], replace(letter, body={})
        since = self.settled_at if self.message_id and self.settled_at else now  # an edited copy is as old as it was
        return Posted(bare, outcome.state, outcome.message_id, outcome.error, also, since, outcome.edition)


@dataclass(frozen=True, slots=True)
class Wake:
    """A row of the timers."""

    timer: Timer
    wake_at: datetime
    state: str = "waiting"


@dataclass(slots=True)
class Stored:
    """All rows. Values are never changed in place, so a copy of the dictionaries is a copy of everything."""

    people: dict[int, Person] = field(default_factory=dict)
    memberships: dict[int, Membership] = field(default_factory=dict)
    requests: dict[int, Request] = field(default_factory=dict)
    events: list[tuple[int, Event]] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    consents: list[tuple[int, str, datetime]] = field(default_factory=list)
    drafts: dict[tuple[int, str], Draft] = field(default_factory=dict)
    timers: dict[str, Wake] = field(default_factory=dict)
    inbox: dict[tuple[int, int], Received] = field(default_factory=dict)
    outbox: dict[int, Posted] = field(default_factory=dict)
    communities: dict[str, Community] = field(default_factory=dict)
    districts: dict[int, District] = field(default_factory=dict)
    invites: dict[str, Invite] = field(default_factory=dict)
    rules: dict[tuple[str, str, date], DeadlineRule] = field(default_factory=dict)
    visits: dict[int, Visit] = field(default_factory=dict)
    absences: dict[int, Absence] = field(default_factory=dict)
    notices: dict[int, Notice] = field(default_factory=dict)
    tallies: dict[tuple[int, str, str], int] = field(default_factory=dict)
    claims: dict[int, tuple[str, datetime, int]] = field(default_factory=dict)
    audit: list[tuple[int, str, int, str]] = field(default_factory=list)
    noted_at: list[datetime] = field(default_factory=list)
    noted_of: list[int] = field(default_factory=list)
    greatest: int = 0

    def copy(self) -> Stored:
        """The same rows, to be changed apart."""
        return Stored(**{one.name: copy(getattr(self, one.name)) for one in fields(self)})


@dataclass(slots=True)
class Transaction:
    """What the repositories of one transaction share."""

    stored: Stored
    now: datetime
    letters: list[Letter] = field(default_factory=list)
    wake_at: datetime | None = None
    notices: bool = False
    known: int = 0  # events of former transactions: those of this one are written at its end

    def new_id(self) -> int:
        """A fresh id."""
        self.stored.greatest = max(self.stored.greatest + 1, int(self.now.timestamp() * 1_000_000))
        return self.stored.greatest

    def wake(self, at: datetime) -> None:
        """Somebody will have to wake up then."""
        self.wake_at = min(self.wake_at or at, at)
