"""What fell due while the bot was down is one word to each of the staff, not an alarm for every case."""

from __future__ import annotations

from typing import Any

from domain.lateness import LATE, late
from domain.messages import Kind, Lane, Message
from domain.people import Membership, Role
from usecases.existing import request_or_none
from usecases.offices import office
from usecases.ports import UnitOfWork

GATHERED = frozenset(
    {
        *(Kind.NOT_CALLED, Kind.STALLED, Kind.ESCALATED, Kind.TELEPHONE),
        *(Kind.TERM_NEAR, Kind.CLOCK_NEAR, Kind.VISIT_MISSED),
    }
)
MOST = 100


def gathered(work: UnitOfWork, message: Message) -> bool:
    """Whether this alarm gives way to the digest. The urgent go on their way, and so does what residents are told."""
    return work.late and message.kind in GATHERED and message.lane is not Lane.URGENT


async def digest(work: UnitOfWork, message: Message, person_id: int) -> tuple[Message, str] | None:
    """What this reader gets in the place of their alarms, and the key that makes it one an hour and community."""
    request = await request_or_none(work, int(message.params.get("request", 0)))
    if request is None:
        return None
    code = request.community
    found = await work.communities.get(code)
    mine = [m for m in await work.staff.team(code) if m.person_id == person_id]
    told = {"community": found.name if found else "", **await _figures(work, code, mine)}
    return Message(Kind.BACKLOG, told), f"backlog:{code}:{work.now:%y%m%d%H}"


async def _figures(work: UnitOfWork, code: str, mine: list[Membership]) -> dict[str, Any]:
    """Calls that are late: of the whole community for a coordinator, their own for a worker; an admin reads none."""
    if not mine:
        return {"as": "admin", "calls": 0}
    if head := any(m.role is Role.COORDINATOR for m in mine):
        found = await work.lists.listed(code, LATE, MOST)
    else:
        found = await work.requests.of_worker([m.id for m in mine])
    where = await office(work, code)
    return {"as": "head" if head else "worker", "calls": sum(late(one, where, work.now) for one in found)}
