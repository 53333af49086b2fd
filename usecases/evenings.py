"""The coordinator's evening: one line, and only when something in the community is overdue."""

from __future__ import annotations

from collections.abc import Iterable

from domain.lateness import LATE, late
from domain.messages import Kind, Message, Tell
from domain.mornings import bounds, terms_late
from domain.people import Membership
from domain.requests import HELD, Request
from domain.timers import Timer
from usecases.apply import deliver
from usecases.mornings import several
from usecases.offices import office
from usecases.ports import UnitOfWork
from usecases.waking import at_work

MOST = 100  # so many are looked through; a figure that reaches it is "so many or more"


async def evening(work: UnitOfWork, timer: Timer) -> None:
    """To whoever is there, as of now."""
    head = await at_work(work, timer)
    figures = await _overdue(work, head) if head else {}
    if head and any(figures.values()):
        told = {**figures, "desk": head.id, "of": await several(work, head)}
        await deliver(work, Tell(head.person_id, Message(Kind.EVENING, told)))


async def _overdue(work: UnitOfWork, head: Membership) -> dict[str, int]:
    """First calls, terms of the legal course, visits whose result nobody has told since yesterday."""
    where = await office(work, head.community)
    waiting = await work.lists.listed(head.community, LATE, MOST, due_before=None)
    held = await work.lists.listed(head.community, HELD, MOST)
    begins, _ = bounds(where.hours, work.now)
    visits = await work.visits.unfinished(head.community, begins, MOST)
    return {
        "calls": sum(late(r, where, work.now) for r in _others(waiting, head)),
        "terms": len(terms_late(_others(held, head), work.now)),
        "visits": sum(visit.person_id != head.person_id for visit in visits),
    }


def _others(requests: Iterable[Request], head: Membership) -> list[Request]:
    """Nobody watches over what they asked for themselves."""
    return [request for request in requests if request.person_id != head.person_id]
