"""A request or a person, or nothing: for the clock, which comes when they may be gone, and needs nobody's leave."""

from __future__ import annotations

from domain.people import Person
from domain.requests import NotFound, Request
from usecases.ports import UnitOfWork


async def request_or_none(work: UnitOfWork, request_id: int) -> Request | None:
    """The request, whoever may see it; what is told of it and to whom is for the caller to look at."""
    try:
        return await work.requests.get(request_id, within=None)
    except NotFound:
        return None


async def person_or_none(work: UnitOfWork, person_id: int) -> Person | None:
    """The person; nobody once they are forgotten."""
    return (await work.people.get([person_id])).get(person_id)
