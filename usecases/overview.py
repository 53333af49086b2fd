"""What a coordinator has before them: the figures of their desk, the lists behind them, and their own scope."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.lateness import Owed
from domain.people import Actor, Membership, Role
from domain.requests import UNOWNED, NotFound, Request, Status
from usecases.looking import note_opened
from usecases.overdue import MOST, overdue, owing
from usecases.ports import UnitOfWork

# Events after which somebody has it.
TAKEN = frozenset({"accepted", "handed_over", "taken_over", "substituted", "returned"})
SIZE = 8  # lines on a page


class Which(StrEnum):
    """The lists of the desk, as their buttons name them; `of` is the coordinator's membership."""

    CALLING = "calling"
    UNOWNED = "unowned"
    NOBODY = "nobody"
    OVERDUE = "overdue"
    APPEALS = "appeals"
    WAITING = "awaiting"


@dataclass(frozen=True, slots=True)
class Desk:
    """The figures of one community."""

    head: Membership
    community: str
    figures: Mapping[Which, int]
    workers: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some of a list; `of` is whose it is, `title` how it is called when it belongs to a person.

    `owed` says what is overdue, by the id of the request.
    """

    which: str
    of: int
    number: int
    requests: tuple[Request, ...]
    more: bool
    title: str = ""
    owed: Mapping[int, frozenset[Owed]] = field(default_factory=dict)


def heads(actor: Actor) -> tuple[Membership, ...]:
    """The communities that the actor coordinates, the one whose menu they chose first."""
    return tuple(sorted(actor.roles(Role.COORDINATOR), key=lambda m: m.id != actor.person.acting))


def head_at(actor: Actor, membership_id: int) -> Membership:
    """The actor as the coordinator of that community. Raises NotFound for others."""
    found = next((m for m in heads(actor) if m.id == membership_id), None)
    if found is None:
        raise NotFound
    return found


async def headed(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """A request of a community that the actor coordinates, and not their own. Raises NotFound for others."""
    request = await work.requests.get(request_id, within=actor)
    if request.person_id == actor.person.id or not actor.holds(Role.COORDINATOR, request.community):
        raise NotFound
    return request


async def open_case(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """The same, opened from a list of theirs: on record."""
    request = await headed(work, actor, request_id)
    note_opened(work, actor, request)
    return request


async def held_since(work: UnitOfWork, request: Request) -> datetime | None:
    """Since when its worker has it; None while nobody does."""
    if request.holder is None:
        return None
    return max((e.at for e in await work.requests.events(request.id) if e.kind in TAKEN), default=None)


async def desk(work: UnitOfWork, actor: Actor, membership_id: int) -> Desk:
    """The figures: as many statements for a thousand requests as for one."""
    head = head_at(actor, membership_id)
    community, team = await work.communities.get(head.community), await work.staff.team(head.community)
    counted = await work.lists.counted(head.community)
    own = [r for r in await work.requests.of_person(actor.person.id, MOST) if r.community == head.community]

    def figure(statuses: Collection[Status]) -> int:
        return sum(counted.get(s, 0) for s in statuses) - sum(r.status in statuses for r in own)

    unowned = _others(actor, await work.lists.listed(head.community, UNOWNED, MOST))
    figures = {
        Which.CALLING: len(_others(actor, await work.lists.escalated(head.community, MOST))),
        Which.UNOWNED: figure(UNOWNED),
        Which.NOBODY: sum(alone(r, team) for r in unowned),
        Which.OVERDUE: len(_others(actor, await overdue(work, head.community))),
        Which.APPEALS: sum(r.appealed for r in unowned),
        Which.WAITING: figure({Status.WAITING}),
    }
    return Desk(head, community.name if community else "", figures, sum(m.role is Role.WORKER for m in team))


def alone(request: Request, team: Collection[Membership]) -> bool:
    """Nobody is responsible, and no worker is even asked."""
    workers = {m.id for m in team if m.role is Role.WORKER}
    asked = any(offer.membership_id in workers for offer in request.offered)
    return request.status in UNOWNED and not asked and not request.appealed


async def page(work: UnitOfWork, actor: Actor, which: str, membership_id: int, number: int) -> Page:
    """One page of a list of the desk; one that is no longer there gives way to the last one that is."""
    head = head_at(actor, membership_id)
    if which not in set(Which):
        raise NotFound
    found = await _found(work, head, Which(which), number)
    while not found and number:
        number -= 1
        found = await _found(work, head, Which(which), number)
    shown = tuple(_others(actor, found[:SIZE]))
    return Page(which, head.id, number, shown, len(found) > SIZE, owed=await owing(work, shown, head.community))


async def _found(work: UnitOfWork, head: Membership, which: Which, number: int) -> list[Request]:
    """The lines of a page, and one more if there is a next one."""
    code, skip = head.community, number * SIZE
    if which is Which.CALLING:
        return await work.lists.escalated(code, SIZE + 1, skip=skip)
    if which is Which.OVERDUE:
        return (await overdue(work, code))[skip : skip + SIZE + 1]
    if which in (Which.UNOWNED, Which.WAITING):
        statuses = UNOWNED if which is Which.UNOWNED else {Status.WAITING}
        return await work.lists.listed(code, statuses, SIZE + 1, skip=skip, oldest=True)
    unowned, team = await work.lists.listed(code, UNOWNED, MOST, oldest=True), await work.staff.team(code)
    chosen = [r for r in unowned if (r.appealed if which is Which.APPEALS else alone(r, team))]
    return chosen[skip : skip + SIZE + 1]


def _others(actor: Actor, requests: Collection[Request]) -> list[Request]:
    """A coordinator is nobody's judge in their own case."""
    return [r for r in requests if r.person_id != actor.person.id]
