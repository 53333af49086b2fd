"""A resident looks at the visits of their own request."""

from __future__ import annotations

from domain.people import Actor
from domain.requests import NotFound, Request
from domain.visits import Visit, VisitChanged
from usecases.answers import own
from usecases.ports import UnitOfWork


async def visit_of(work: UnitOfWork, actor: Actor, visit_id: int) -> tuple[Request, Visit]:
    """The visit, and the actor's own request that it belongs to. Raises NotFound."""
    visit = await work.visits.get(visit_id)
    if visit is None:
        raise NotFound
    return await own(work, actor, visit.request_id), visit


async def to_answer(work: UnitOfWork, actor: Actor, visit_id: int, version: int) -> tuple[Request, Visit]:
    """The same, while it is still what its button was made for, and to come. Raises VisitChanged."""
    request, visit = await visit_of(work, actor, visit_id)
    if visit.version != version or not visit.open or visit.ends_at <= work.now:
        raise VisitChanged(visit)
    return request, visit


async def next_of(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, Visit | None]:
    """The actor's own request with the visit that comes next, if there is one. Raises NotFound."""
    request = await own(work, actor, request_id)
    waiting = await work.visits.open_of(request.id)
    coming = [visit for visit in waiting if visit.ends_at > work.now] or waiting
    return request, coming[0] if coming else None
