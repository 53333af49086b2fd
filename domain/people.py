"""Who people are, what roles they hold and which requests they may see: the one scope function."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.assignments import OfferState
from domain.requests import UNOWNED, Status

if TYPE_CHECKING:
    from domain.assignments import Offer
    from domain.forms import Draft
    from domain.requests import Request

CONFLICT = "conflict"  # a decline for this reason holds for good


class Role(StrEnum):
    """What a person is in one community; a resident needs no row, admins and auditors belong to the installation."""

    WORKER = "worker"
    COORDINATOR = "coordinator"
    ADMIN = "admin"
    AUDITOR = "auditor"


class Reach(StrEnum):
    """Whether the bot can write to a person; the four answers of Telegram told apart."""

    OPEN = "open"
    BLOCKED = "blocked"
    GONE = "gone"
    NEVER_STARTED = "never_started"


@dataclass(frozen=True, slots=True)
class SafeContact:
    """How a person may be reached without danger to them (rules.md, Safety): it filters every outgoing message.

    `write`: the bot may write first; `neutral`: it says no more than that there is an answer; `phone`: the safe
    number; `hours`: a part of the day, "" for any; `code_word`: what a caller says, so that they are known.
    """

    write: bool = True
    neutral: bool = False
    phone: str = ""
    hours: str = ""
    code_word: str = ""


ANY_CONTACT = SafeContact()


@dataclass(frozen=True, slots=True)
class Membership:
    """One role of one person in one community; `load` and `capacity` are in tenths of an ordinary request.

    `away`: absent now; `chief`: the head of the department, who hears of what the coordinators leave undone.
    """

    id: int
    person_id: int
    role: Role
    community: str
    title: str = ""
    active: bool = True
    load: int = 0
    capacity: int = 300
    districts: frozenset[int] = frozenset()
    services: frozenset[str] = frozenset()
    cleared: bool = False
    last_offer_at: datetime | None = None
    away: bool = False
    chief: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Anyone who ever wrote to the bot. `chat` is the Telegram id of the person and of the private chat with them.

    Somebody without Telegram has a negative one. `quiet` are the kinds of messages that they do not wish to get.
    `acting` is the membership whose menu they chose, 0 for none.
    """

    id: int
    chat: int
    name: str = ""
    lang: str = "uk"
    phone: str = ""
    community: str = ""
    settlement: str = ""
    consent: str = ""
    consent_at: datetime | None = None
    reach: Reach = Reach.OPEN
    quiet: frozenset[str] = frozenset()
    safe: SafeContact = ANY_CONTACT
    acting: int = 0

    @property
    def offline(self) -> bool:
        """Whether there is no chat to write to."""
        return self.chat < 0


@dataclass(frozen=True, slots=True)
class Actor:
    """The person behind one update with everything a handler needs to know of them: one read."""

    person: Person
    memberships: tuple[Membership, ...] = ()
    drafts: tuple[Draft, ...] = field(default=())

    def roles(self, role: Role) -> tuple[Membership, ...]:
        """The active memberships with this role."""
        return tuple(m for m in self.memberships if m.active and m.role is role)

    def holds(self, role: Role, community: str | None = None) -> bool:
        """Whether the actor holds the role (in the community; installation roles hold everywhere)."""
        return any(community is None or m.community in ("", community) for m in self.roles(role))

    @property
    def helping(self) -> tuple[Membership, ...]:
        """The memberships in which the actor takes requests."""
        return self.roles(Role.WORKER) + self.roles(Role.COORDINATOR)

    @property
    def draft(self) -> Draft | None:
        """The dialog the person is in: the one touched last. One at no step waits aside: it asks nothing."""
        return max((d for d in self.drafts if d.step), key=lambda d: d.touched_at, default=None)

    @property
    def registered(self) -> bool:
        """Whether the person agreed to the processing notice and named their place."""
        return bool(self.person.consent and self.person.settlement)


def as_worker(actor: Actor, request: Request) -> Membership | None:
    """The actor's membership that holds the request or an open offer of it, or None.

    A coordinator may be one: urgent requests are offered to them too.
    """
    involved = {offer.membership_id for offer in request.offers if offer.open_or_live}
    return next((m for m in actor.helping if m.id in involved), None)


def offered_to(actor: Actor, request: Request) -> Offer | None:
    """The offer of the request to the actor, whatever became of it: the open one, else the newest."""
    own = {m.id for m in actor.helping}
    mine = [offer for offer in request.offers if offer.membership_id in own]
    return max(reversed(mine), key=lambda offer: offer.open_or_live, default=None)


def may_see(actor: Actor, request: Request) -> bool:
    """The scope of a request: its resident, its worker or offered workers, the coordinators of its community.

    While nobody has it, the team in whose queue it is. An admin runs the installation and does not read cases
    (rules.md, Roles).
    """
    if request.person_id == actor.person.id or as_worker(actor, request) or in_queue_of(actor, request):
        return True
    return actor.holds(Role.COORDINATOR, request.community)


def in_queue_of(actor: Actor, request: Request, skilled: Collection[str] = ()) -> Membership | None:
    """The membership in which the actor may take this request out of the queue; None when it is not there for them.

    `skilled` are the services of its community that are for trained workers alone.
    """
    unowned = request.status in UNOWNED and request.holder is None
    return teammate(actor, request, skilled) if unowned else None


def just_lost(actor: Actor, request: Request, skilled: Collection[str] = ()) -> bool:
    """Whether it was in the actor's queue until a colleague took it: they may read who, until the work begins."""
    taken = request.status is Status.ACCEPTED and request.holder is not None
    return taken and teammate(actor, request, skilled) is not None


def teammate(actor: Actor, request: Request, skilled: Collection[str] = ()) -> Membership | None:
    """The actor as one of the team that may have this request: never their own, nor of people they know closely."""
    known = any(o.reason == CONFLICT and o.state is OfferState.DECLINED for o in _asked(actor, request))
    if known or request.person_id == actor.person.id:
        return None
    team = (m for m in actor.helping if m.community == request.community)
    return next((m for m in team if _fit(m, request) and not untrained(m, request, skilled)), None)


def untrained(member: Membership, request: Request, skilled: Collection[str]) -> bool:
    """Whether the request is for trained workers alone and this one is none of them. The urgent is for everybody."""
    wanted = request.service in skilled and not request.urgent and member.role is Role.WORKER
    return wanted and request.service not in member.services


def _asked(actor: Actor, request: Request) -> list[Offer]:
    return [offer for offer in request.offers if offer.person_id == actor.person.id]


def _fit(member: Membership, request: Request) -> bool:
    """A coordinator may have any; a worker nothing under appeal, and what is sensitive only when cleared for it."""
    if member.role is Role.COORDINATOR:
        return True
    return not request.appealed and (member.cleared or not request.sensitive)


def may_read_details(actor: Actor, request: Request) -> bool:
    """Who may read what the person told us: whoever holds the request, and the coordinators of its community.

    An open offer is not enough: the processing notice promises «ваш соціальний працівник і його керівник». Nobody
    reads what the office notes of their own request.
    """
    if request.person_id == actor.person.id:
        return False
    holder = request.holder
    holds = holder is not None and any(m.id == holder.membership_id for m in actor.helping)
    return holds or actor.holds(Role.COORDINATOR, request.community)
