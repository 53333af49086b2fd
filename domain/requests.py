"""A request and its life: every change of a request is one call of `transition`, and nothing else changes one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from domain.assignments import LIVE, Offer, OfferState
from domain.course import NO_COURSE, Course


class Status(StrEnum):
    """The statuses of rules.md; communities may rename labels, never these."""

    NEW = "new"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    CLOSED = "closed"
    REJECTED = "rejected"
    REDIRECTED = "redirected"
    DUPLICATE = "duplicate"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What came of it, as the worker sees it; a resolved request must have one."""

    PROVIDED = "provided"
    PARTLY = "partly"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"
    NOT_REACHED = "not_reached"
    NOT_ELIGIBLE = "not_eligible"


class Ground(StrEnum):
    """Why help may be refused: the closed grounds of the law (2671-VIII, art. 24). No other can be given."""

    NOT_NEEDED = "not_needed"
    NOT_OFFERED = "not_offered"
    MEDICAL = "medical"


DECLINE_REASONS = ("busy", "not_my_area", "conflict", "other")
UNOWNED = frozenset({Status.NEW, Status.OFFERED, Status.REOPENED})
HELD = frozenset({Status.ACCEPTED, Status.IN_PROGRESS, Status.WAITING})
OPEN = UNOWNED | HELD
REFUSABLE = frozenset({Status.NEW, Status.OFFERED, Status.IN_PROGRESS})
GROUNDS = frozenset(Ground)
REOPEN_WITHIN = timedelta(days=30)
APPEAL_WITHIN = timedelta(days=30)
STARS = (1, 2, 3, 4, 5)
FEW_STARS, LOW_STARS = 3, 2  # so many or fewer: we ask what went wrong; the coordinators hear of it
WEIGHT_ORDINARY, WEIGHT_URGENT, WEIGHT_WAITING = 10, 30, 2


@dataclass(frozen=True, slots=True)
class Details:
    """What the person told us, without their words, which are rows of their own (domain/words.py).

    Personal: encrypted at rest, shown only within the request's scope.
    """

    name: str = ""
    phone: str = ""
    street: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    once: Mapping[str, Any] = field(default_factory=dict)  # the words of requests from before they were rows


@dataclass(frozen=True, slots=True)
class Request:
    """One request for help. `due` is when the first call was promised; `version` grows with every change.

    `follows` is the id of a former request that this one continues; `stars` are 1–5, 0 for none;
    `cancel_asked`: the resident wishes to cancel a sensitive request, which a person checks first. `duplicate_of` is
    the id of the request that this one repeats; `unread` how many messages of the resident its worker has not opened;
    `tries` the channels (phone, visit, chat) of attempts to reach them that failed, in order. `level` is how far it was
    escalated, 0–3, since `level_at`; `visit_at` when the next visit begins; `course` the legal procedure beside it.
    """

    id: int
    number: str
    community: str
    settlement: str
    person_id: int
    service: str
    created_at: datetime
    due: datetime
    for_whom: str = "me"
    status: Status = Status.NEW
    version: int = 1
    urgent: bool = False
    sensitive: bool = False
    contacted_at: datetime | None = None
    outcome: str = ""
    ended_at: datetime | None = None
    follows: int = 0
    stars: int = 0
    cancel_asked: bool = False
    duplicate_of: int = 0
    unread: int = 0
    tries: tuple[str, ...] = ()
    level: int = 0
    level_at: datetime | None = None
    visit_at: datetime | None = None
    course: Course = NO_COURSE
    offers: tuple[Offer, ...] = ()
    details: Details = field(default_factory=Details)

    @property
    def holder(self) -> Offer | None:
        """The worker who is responsible now."""
        return next((o for o in self.offers if o.state in LIVE), None)

    @property
    def receiver(self) -> Offer | None:
        """Whoever is asked to take it over from its worker."""
        handing = self.holder is not None and self.holder.state is OfferState.TRANSFER_PENDING
        return next(iter(self.offered), None) if handing else None

    @property
    def last_holder(self) -> Offer | None:
        """The worker who is, or was last, responsible."""
        ended = [o for o in self.offers if o.state in LIVE or o.state is OfferState.COMPLETED]
        return ended[-1] if ended else None

    @property
    def awaits_call(self) -> bool:
        """Whether the first call is still owed: a question in writing, which nobody has answered yet, is none."""
        asked = self.status is Status.WAITING and self.contacted_at is None
        return self.status in UNOWNED or self.status is Status.ACCEPTED or asked

    @property
    def appealed(self) -> bool:
        """A refusal that its resident does not accept: only coordinators are asked until one has taken it."""
        return self.outcome in GROUNDS and self.status in UNOWNED

    @property
    def offered(self) -> tuple[Offer, ...]:
        """Offers that wait for an answer."""
        return tuple(o for o in self.offers if o.state is OfferState.OFFERED)

    @property
    def excluded(self) -> frozenset[int]:
        """Memberships whose last word was no, or that let their last offer expire; those who had it and gave it up."""
        return frozenset(id_ for id_, offer in self._last_words().items() if offer.excludes)

    @property
    def declined(self) -> frozenset[int]:
        """Memberships whose last word was no."""
        return frozenset(id_ for id_, o in self._last_words().items() if o.state is OfferState.DECLINED)

    def _last_words(self) -> dict[int, Offer]:
        """The newest offer to each membership: who took it once may be asked again."""
        return {offer.membership_id: offer for offer in self.offers}

    @property
    def weight(self) -> int:
        """The load it puts on its worker, in tenths of an ordinary request (rules.md, Routing 5)."""
        if self.status is Status.WAITING:
            return WEIGHT_WAITING
        return WEIGHT_URGENT if self.urgent else WEIGHT_ORDINARY


class Refused(Exception):
    """A command that cannot be done; `fresh` is the request as it is, to show in place of the old card."""

    def __init__(self, fresh: Request) -> None:
        super().__init__(type(self).__name__)
        self.fresh = fresh


class AlreadyTaken(Refused):
    """Another worker was first."""


class Stale(Refused):
    """The button belongs to an older state of the request."""


class NotNow(Refused):
    """The request's status does not allow it."""


class NotFound(Exception):
    """No such thing, or not within the actor's scope: the two look the same."""


@dataclass(frozen=True, slots=True)
class By:
    """Who commands: a person in a role, or the clock (person 0)."""

    person_id: int = 0
    membership_id: int = 0


CLOCK = By()


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a request's append-only history; folding the events gives the status."""

    kind: str
    status: Status
    at: datetime
    by: By
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """The request before and after one command, and the event that says so."""

    before: Request
    after: Request
    event: Event


def change(
    before: Request, by: By, now: datetime, kind: str, data: Mapping[str, Any] | None = None, **fields: Any
) -> Change:
    """The one place that makes a new version of a request."""
    over = {"visit_at": None} if fields.get("status", before.status) not in OPEN else {}  # its visits end with it
    after = replace(before, version=before.version + 1, **{**fields, **over})
    return Change(before, after, Event(kind, after.status, now, by, data or {}))


def settle(
    offers: tuple[Offer, ...], state: OfferState, chosen: frozenset[int] | None = None, reason: str = ""
) -> tuple[Offer, ...]:
    """The offers with every open one (or only the chosen memberships') moved to `state`."""
    return tuple(
        replace(o, state=state, reason=reason)
        if o.state is OfferState.OFFERED and (chosen is None or o.membership_id in chosen)
        else o
        for o in offers
    )
