"""The workers of a community as their coordinator sees them: how much each has, what is late, what waits."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from domain.pages import part
from domain.people import Actor, Membership, Role
from domain.requests import NotFound, Request
from usecases.overdue import owing
from usecases.overview import SIZE, Page, head_at
from usecases.ports import UnitOfWork

LOOKED_AT = 400  # requests of the workers on one page
CASES = "worker"  # the list of one worker's cases; `of` is their membership


@dataclass(frozen=True, slots=True)
class Load:
    """One worker and what they have."""

    member: Membership
    held: int = 0
    overdue: int = 0
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Team:
    """A page of the workers."""

    head: Membership
    number: int
    loads: tuple[Load, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """One worker's page; `head` is its reader."""

    load: Load
    head: Membership
    districts: tuple[str, ...]


async def team(work: UnitOfWork, actor: Actor, membership_id: int, number: int) -> Team:
    """The workers who are at work first, each with what they have: one look at the requests for the whole page."""
    head = head_at(actor, membership_id)
    everyone = [m for m in await work.staff.all(head.community) if m.role is Role.WORKER]
    everyone.sort(key=lambda m: (not m.active, m.title, m.id))
    shown, number, more = part(everyone, SIZE, number)
    return Team(head, number, await _loads(work, shown), more)


async def profile(work: UnitOfWork, actor: Actor, membership_id: int) -> Profile:
    """One worker. Raises NotFound for whoever does not coordinate that community."""
    member, head = await worker_of(work, actor, membership_id)
    (load,) = await _loads(work, [member])
    known = await work.communities.districts(member.community)
    return Profile(load, head, tuple(d.name for d in known if d.id in member.districts))


async def worker_of(work: UnitOfWork, actor: Actor, membership_id: int) -> tuple[Membership, Membership]:
    """A worker, and the actor as their coordinator. Raises NotFound."""
    member = await work.staff.get(membership_id)
    head = next((m for m in actor.roles(Role.COORDINATOR) if member and m.community == member.community), None)
    if member is None or head is None or member.role is not Role.WORKER:
        raise NotFound
    return member, head


async def cases(work: UnitOfWork, actor: Actor, membership_id: int, number: int) -> Page:
    """The worker's open cases by due time."""
    member, _head = await worker_of(work, actor, membership_id)
    found = await work.requests.of_worker([member.id], SIZE + 1, number * SIZE)
    while not found and number:
        number -= 1
        found = await work.requests.of_worker([member.id], SIZE + 1, number * SIZE)
    theirs = tuple(r for r in found[:SIZE] if r.person_id != actor.person.id)
    owed = await owing(work, theirs, member.community)
    return Page(CASES, member.id, number, theirs, len(found) > SIZE, member.title, owed)


async def _loads(work: UnitOfWork, members: Sequence[Membership]) -> tuple[Load, ...]:
    requests = await work.requests.involving([m.id for m in members], LOOKED_AT) if members else []
    late = await owing(work, requests, members[0].community) if requests else {}
    return tuple(_load(member, requests, late) for member in members)


def _load(member: Membership, requests: Iterable[Request], late: Container[int]) -> Load:
    held = [r for r in requests if r.holder and r.holder.membership_id == member.id]
    overdue = sum(r.id in late for r in held)
    asked = sum(any(o.membership_id == member.id for o in r.offered) for r in requests)
    return Load(member, len(held), overdue, asked)
