"""Whoever has the number and the code of a paper gets the requests that were written down for them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from enum import StrEnum

from domain import linking
from domain.forms import Draft
from domain.people import ANY_CONTACT, Actor, Person, Role
from domain.requests import By, NotFound, Request
from domain.transitions import Link, transition
from usecases.apply import apply
from usecases.existing import person_or_none
from usecases.ports import UnitOfWork

WRONG, LINKED = "link_wrong", "linked"  # in the journal
ALL = 1000  # requests of one person


class No(StrEnum):
    """Why it did not work. It depends on the person's own tries alone: no answer tells that a number exists."""

    WRONG = "wrong"
    DEAD = "dead"
    BRAKE = "brake"


@dataclass(frozen=True, slots=True)
class Linked:
    """The person as they are now, the request of the paper, and how many came with it."""

    actor: Actor
    request: Request
    others: int


async def link(work: UnitOfWork, actor: Actor, draft: Draft) -> Linked | No:
    """The number and the code: right ones once, wrong ones counted, of this person and of the code."""
    tries = await _tries(work, actor)
    if tries >= linking.MOST_TRIES:
        return No.BRAKE
    number, code = str(draft.answers["number"]), linking.code_in(str(draft.answers["code"]))
    async for request, person in _meant(work, actor, number):
        if await work.claims.use(request.id, code, work.now):
            return await _linked(work, actor, request, person)
    work.audit.note(actor.person.id, WRONG)
    return No.DEAD if tries + 1 >= linking.DEAD_AFTER else No.WRONG


async def _tries(work: UnitOfWork, actor: Actor) -> int:
    """How often the person was wrong within the last hour."""
    lines = await work.journal.lines(linking.MOST_TRIES * 2, person_id=actor.person.id)
    return sum(line.action == WRONG and line.at + linking.BRAKE > work.now for line in lines)


async def _meant(work: UnitOfWork, actor: Actor, number: str) -> AsyncIterator[tuple[Request, Person]]:
    """The requests without Telegram that may be meant; never for staff of the same office, who write the papers."""
    for one in linking.numbers(number, [served.prefix for served in await work.communities.all()]):
        try:
            request = await work.lists.numbered(one, None)
        except NotFound:
            continue
        person = await person_or_none(work, request.person_id)
        if person and person.offline and not _of_the_office(actor, request):
            yield request, person


def _of_the_office(actor: Actor, request: Request) -> bool:
    return any(actor.holds(role, request.community) for role in (Role.WORKER, Role.COORDINATOR))


async def _linked(work: UnitOfWork, actor: Actor, request: Request, former: Person) -> Linked:
    """All their requests are theirs; what is known of how to reach them holds on, and the empty person is left."""
    moved = await work.requests.of_person(former.id, ALL)
    person = _known(actor.person, former, request)
    await work.people.save(person)
    await work.requests.reown(former.id, person.id)
    await work.people.save(replace(former, name="", phone="", settlement="", community="", safe=ANY_CONTACT))
    by = By(person.id)
    fresh = [await apply(work, transition(replace(one, person_id=person.id), Link(), by, work.now)) for one in moved]
    for one in fresh:
        work.audit.note(person.id, LINKED, one.id, one.community)
    its = next(one for one in fresh if one.id == request.id)
    return Linked(replace(actor, person=person), its, len(fresh) - 1)


def _known(person: Person, former: Person, request: Request) -> Person:
    """Who has no place yet has that of the request; a safe contact of their own is not replaced."""
    safe = former.safe if person.safe == ANY_CONTACT else person.safe
    known = replace(person, phone=person.phone or former.phone, safe=safe)
    if person.settlement:
        return known
    return replace(known, settlement=request.settlement, community=request.community)
