"""What the result of a visit means for its case: they talked, or it was one more try."""

from __future__ import annotations

from domain.people import Actor
from domain.requests import Status
from usecases import casework, contacting
from usecases.ports import UnitOfWork

_TALKED = frozenset({"done", "commission"})


async def told_result(work: UnitOfWork, actor: Actor, request_id: int, result: str) -> None:
    """A visit that took place is a contact: the first call is due no more, nor an answer. Nobody at home is a try."""
    if result == "not_home":
        await contacting.tried(work, actor, request_id, "nobody_home")
    elif result in _TALKED:
        request = await casework.look(work, actor, request_id)
        if request.status is not Status.IN_PROGRESS:
            await casework.record_contact(work, actor, request_id)
