"""A request that ends takes its visits with it, in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence

from domain.consequences_visits import over
from domain.requests import OPEN, Change
from domain.telling import Telling
from domain.visiting import cancelled
from usecases.ports import UnitOfWork


async def visits_over(work: UnitOfWork, change: Change) -> Sequence[Telling]:
    """Cancel what is open, and what the resident is to be told of that."""
    if change.before.visit_at is None or change.after.status in OPEN:
        return ()
    visits = await work.visits.open_of(change.after.id)
    for visit in visits:
        await work.visits.save(visit, cancelled(visit).visit)
        await work.timers.replace(visit.id, ())
    return tuple(over(change, visits, work.now))
