"""Which requests of a community are overdue, and with what: calls, terms of the law, visits nobody told of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from domain.lateness import LATE, Owed, owed
from domain.requests import Request
from usecases.offices import office
from usecases.ports import UnitOfWork

MOST = 100  # so many are looked through; a figure that reaches it is "so many or more"


async def overdue(work: UnitOfWork, community: str) -> list[Request]:
    """By due time. A term of the law that has run out was escalated, and is so until it is met."""
    awaited, calling = await work.lists.listed(community, LATE, MOST), await work.lists.escalated(community, MOST)
    flagged = await work.lists.these(await _flagged(work, community))
    found = {r.id: r for r in (*awaited, *calling, *flagged)}
    late = await owing(work, found.values(), community)
    return sorted((found[id_] for id_ in late), key=lambda r: (r.due, r.id))


async def owing(work: UnitOfWork, requests: Iterable[Request], community: str) -> Mapping[int, frozenset[Owed]]:
    """What is overdue, by the id of the request; those with nothing are left out."""
    where = await office(work, community)
    flagged = await _flagged(work, community)
    found = {r.id: owed(r, where, work.now, r.id in flagged) for r in requests}
    return {id_: what for id_, what in found.items() if what}


async def _flagged(work: UnitOfWork, community: str) -> set[int]:
    """The requests with a visit whose result nobody told in time."""
    return {visit.request_id for visit in await work.visits.unfinished(community, work.now, MOST) if visit.flagged}
