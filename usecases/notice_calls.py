"""Whom a notice did not reach: each community's coordinators are told how many, and get the list when they ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.messages import Kind, Message
from domain.notice_calling import Call, calls_of
from domain.notice_words import began
from domain.notices import Notice
from domain.people import Actor, Role
from domain.requests import NotFound
from usecases.apply import tell
from usecases.notice_lists import watch
from usecases.ports import UnitOfWork

MOST = 300  # people of a community that are looked at when it is over, and that stand in one file
READ = "notice_calls"


@dataclass(frozen=True, slots=True)
class Calls:
    """Those to telephone, in one community; `after` is the person from whom on there are more, 0 for none."""

    notice: Notice
    community: str
    calls: Sequence[Call]
    after: int = 0


@dataclass(frozen=True, slots=True)
class Callers:
    """How many communities' coordinators have a list, and the names of the communities where there is nobody."""

    told: int = 0
    nobody: Sequence[str] = ()


async def tell_coordinators(work: UnitOfWork, notice: Notice) -> Callers:
    """Once for a notice, however often it is corrected afterwards."""
    told, nobody = 0, []
    for code in sorted(await work.notices.unreached_by_community(notice.id)):
        found = await _page(work, notice, code, 0)
        community = await work.communities.get(code)
        if not found.calls or community is None:
            continue
        heads = await work.staff.people_with(Role.COORDINATOR, code)
        about = {"notice": notice.id, "title": began(notice), "danger": bool(notice.danger)}
        about |= {"community": code, "name": community.name, "n": len(found.calls), "more": bool(found.after)}
        await tell(work, heads, Message(Kind.NOTICE_CALLS, about), f"{Kind.NOTICE_CALLS}:{notice.id}:{code}")
        told += bool(heads)
        nobody += [] if heads else [community.name]
    return Callers(told, nobody)


async def calls(work: UnitOfWork, actor: Actor, notice_id: int, community: str, after: int = 0) -> Calls:
    """The list, for a coordinator of that community: on record. Raises NotFound for everybody else, admins too."""
    notice = await work.notices.get(notice_id) if actor.holds(Role.COORDINATOR, community) else None
    if notice is None or not community:
        raise NotFound
    work.audit.note(actor.person.id, READ, community=community)
    await watch(work, actor.person.id, notice_id, community)
    return await _page(work, notice, community, after)


async def _page(work: UnitOfWork, notice: Notice, community: str, after: int) -> Calls:
    found = await work.notices.unreached(notice.id, community, after, MOST + 1)
    shown = found[:MOST]
    last = shown[-1][0].id if len(found) > MOST else 0
    return Calls(notice, community, list(calls_of(shown, bool(notice.danger))), last)
