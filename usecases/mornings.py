"""The worker's morning: today's visits by settlement, what is overdue, what is new. Nothing when there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from domain.lateness import late
from domain.messages import Kind, Message, Tell
from domain.mornings import bounds, by_place, terms_late
from domain.people import Membership
from domain.requests import Request
from domain.timers import Timer
from domain.visits import Visit
from usecases.apply import deliver
from usecases.offices import office
from usecases.ports import UnitOfWork
from usecases.waking import at_work

MOST = 400  # cases of one worker
NAMED = 5  # numbers of overdue cases that are written out
_LOOKED_BACK = timedelta(days=60)


async def morning(work: UnitOfWork, timer: Timer) -> None:
    """To whoever works today."""
    member = await at_work(work, timer)
    told = await _told(work, member) if member else None
    if member and told:
        await deliver(work, Tell(member.person_id, Message(Kind.MORNING, told)))


async def several(work: UnitOfWork, member: Membership) -> str:
    """The name of the community, for whoever works in more than one."""
    others = [m for m in await work.staff.of_person(member.person_id) if m.active and m.community]
    served = await work.communities.get(member.community) if len({m.community for m in others}) > 1 else None
    return served.name if served else ""


async def _told(work: UnitOfWork, member: Membership) -> dict[str, Any] | None:
    where = await office(work, member.community)
    begins, ends = bounds(where.hours, work.now)
    involved = await work.requests.involving([member.id], MOST)
    held = [r for r in involved if r.holder and r.holder.membership_id == member.id]
    visits = await _open(work, member, begins, ends)
    missed = await _open(work, member, begins - _LOOKED_BACK, begins)
    calls = [r for r in held if late(r, where, work.now)]
    terms = terms_late(held, work.now)
    new = sum(any(o.membership_id == member.id for o in r.offered) for r in involved)
    figures = {"today": len(visits), "calls": len(calls), "terms": len(terms), "visits": len(missed), "new": new}
    if not any(figures.values()):
        return None
    numbers = _numbers([*calls, *terms, *(r for r in held if r.id in {v.request_id for v in missed})])
    return {**figures, "of": await several(work, member), "places": by_place(visits), "numbers": numbers}


async def _open(work: UnitOfWork, member: Membership, *span: Any) -> list[Visit]:
    """To come, or with a result that nobody has told yet."""
    return [visit for visit in await work.visits.of_workers([member.id], *span) if visit.open]


def _numbers(requests: Sequence[Request]) -> list[str]:
    return list(dict.fromkeys(request.number for request in requests))[:NAMED]
