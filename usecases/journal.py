"""«Журнал»: who looked at or did what. Auditors and admins read it, and that they read it is a line too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.auditing import Line
from domain.numbers import read_number
from domain.people import Actor, Membership, Role
from domain.requests import NotFound
from usecases.existing import request_or_none
from usecases.ports import UnitOfWork

PAGE = 8
READ = "journal"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which lines: of one community, of one person, about one request; all where nothing is named.

    `top` is the newest line when the reading began: pages stay as they are while lines are added. 0: as of now.
    """

    community: str = ""
    person: int = 0
    request: int = 0
    top: int = 0
    page: int = 0

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.community or self.person or self.request)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the journal: the `staff` by person, `numbers` by request, `names` by community."""

    wish: Wish
    lines: Sequence[Line]
    more: bool
    staff: Mapping[int, Membership] = field(default_factory=dict)
    numbers: Mapping[int, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def may_read(actor: Actor) -> bool:
    """Whether the journal is open to the actor."""
    return actor.holds(Role.AUDITOR) or actor.holds(Role.ADMIN)


async def read(work: UnitOfWork, actor: Actor, wish: Wish) -> Sheet:
    """One page, newest first; the read is recorded. Raises NotFound for whoever may not."""
    _reader(actor)
    if wish.community and await work.communities.get(wish.community) is None:
        raise NotFound
    found = await work.journal.lines(
        (wish.page + 1) * PAGE + 1,
        before=wish.top + 1 if wish.top else 0,
        community=wish.community or None,
        person_id=wish.person or None,
        request_id=wish.request or None,
    )
    lines = found[wish.page * PAGE : (wish.page + 1) * PAGE]
    work.audit.note(actor.person.id, READ, wish.request, wish.community)
    seen = replace(wish, top=wish.top or (found[0].id if found else 0))
    more = len(found) > (wish.page + 1) * PAGE
    return Sheet(seen, lines, more, *await _named(work, wish, lines))


async def about(work: UnitOfWork, actor: Actor, number: str) -> Wish | None:
    """The lines about the request with this number; None when there is no such request, or it is no number."""
    _reader(actor)
    for one in read_number(number, [community.prefix for community in await work.communities.all()]):
        try:
            return Wish(request=(await work.lists.numbered(one, None)).id)
        except NotFound:
            continue
    return None


async def people(work: UnitOfWork, actor: Actor) -> list[Membership]:
    """One role of everybody who ever worked here, by their titles."""
    _reader(actor)
    known = {member.person_id: member for member in await work.staff.all()}
    return sorted(known.values(), key=lambda member: (member.title, member.id))


def _reader(actor: Actor) -> None:
    if not may_read(actor):
        raise NotFound


async def _named(
    work: UnitOfWork, wish: Wish, lines: Sequence[Line]
) -> tuple[Mapping[int, Membership], Mapping[int, str], Mapping[str, str]]:
    people = {id_ for line in lines for id_ in (line.person_id, line.whom)} | {wish.person}
    held = sorted(await work.privacy.staff(people - {0}), key=lambda one: bool(one.title))
    about = {line.request_id for line in lines} | {wish.request}
    numbers = {id_: number for id_ in sorted(about - {0}) if (number := await _number(work, id_))}
    return {one.person_id: one for one in held}, numbers, {one.code: one.name for one in await work.communities.all()}


async def _number(work: UnitOfWork, request_id: int) -> str:
    """Nothing else of it is read; "" for one that never was, whose button somebody made up."""
    request = await request_or_none(work, request_id)
    return request.number if request else ""
