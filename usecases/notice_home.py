"""«📣 Сповіщення»: what is under way and in the making, for whom a new one is, and throwing a draft away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain import noticing
from domain.communities import Community
from domain.notices import OPEN_NOTICES, Notice, NoticeState, Tally
from domain.pages import part
from domain.people import Actor
from usecases import notice_pages
from usecases.notice_asking import called, note
from usecases.ports import UnitOfWork
from usecases.territory import admin_only

SIZE = 4
LATELY = 30  # notices that are looked through for the community one wrote to last


@dataclass(frozen=True, slots=True)
class Line:
    """A notice in a list: by whom, how far it is, who agreed; `places` names those of its audience."""

    notice: Notice
    author: str
    tally: Tally
    approver: str = ""
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list; `number` is the nearest page that there is."""

    lines: Sequence[Line]
    number: int
    more: bool


async def under_way(work: UnitOfWork, actor: Actor, page: int) -> Page:
    """What is going out or waits, the newest first, then drafts, whoever wrote them. Raises NotFound for others."""
    admin_only(actor)
    found = await work.notices.in_state(*OPEN_NOTICES, NoticeState.DRAFT)
    newest = sorted(found, key=lambda one: (one.state is NoticeState.DRAFT, -one.id))
    shown, number, more = part(newest, SIZE, page)
    return Page(await lines(work, shown), number, more)


async def lines(work: UnitOfWork, notices: Sequence[Notice]) -> list[Line]:
    """The same notices, with what a list says of each."""
    people = {id_ for one in notices for id_ in (one.author, one.approver) if id_}
    who = {id_: await called(work, id_) for id_ in sorted(people)}
    return [await _line(work, one, who) for one in notices]


async def _line(work: UnitOfWork, notice: Notice, who: Mapping[int, str]) -> Line:
    tally = await work.notices.tally(notice.id) if notice.begun_at else {}
    places = await notice_pages.names_of_places(work, notice)
    return Line(notice, who[notice.author], tally, who.get(notice.approver, ""), places)


async def whom(work: UnitOfWork, actor: Actor) -> list[Community]:
    """The communities a notice may be for, that of the actor's newest notice first. Raises NotFound for others."""
    admin_only(actor)
    served = await work.communities.all()
    last = next((one for one in await work.notices.newest(LATELY) if one.author == actor.person.id), None)
    first = last.audience.communities[:1] if last else ()
    return sorted(served, key=lambda one: one.code not in first)


async def throw_away(work: UnitOfWork, actor: Actor, notice_id: int, version: int) -> Notice:
    """A draft, or what waits, will not be sent. Raises NotFound, NoticeChanged and NotThatNow."""
    notice = await notice_pages.as_shown(work, actor, notice_id, version)
    after = noticing.throw_away(notice, work.now)
    await work.notices.save(notice, after)
    note(work, actor.person.id, "notice_thrown_away", after)
    return after
