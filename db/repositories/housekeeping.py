"""What has served goes after a month, chat ids and all: updates that were handled, letters that are finished."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Delete, bindparam, delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncEngine

from db.gate import Gate
from db.gates import gate_of
from db.tables import inbox, outbox

KEPT_FOR = timedelta(days=30)
CHUNK = 500
_update = (inbox.c.bot, inbox.c.update_id)
_HANDLED = select(*_update).where(inbox.c.state == "done", inbox.c.came_at < bindparam("before"))
_FINISHED = select(outbox.c.id).where(outbox.c.state != "waiting", outbox.c.settled_at < bindparam("before"))
_SWEEPS = (
    delete(inbox).where(tuple_(*_update).in_(_HANDLED.order_by(*_update).limit(CHUNK))),
    delete(outbox).where(outbox.c.id.in_(_FINISHED.order_by(outbox.c.id).limit(CHUNK))),
)


class Housekeeping:
    """Each chunk is a transaction of its own, so that nobody waits long for the write lock."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def sweep(self, now: datetime) -> int:
        """Delete what was done with KEPT_FOR before `now`; how many rows. What waits or failed in the inbox stays."""
        return sum([await self._all(sweep, now - KEPT_FOR) for sweep in _SWEEPS])

    async def _all(self, sweep: Delete, before: datetime) -> int:
        total, gone = 0, CHUNK
        while gone == CHUNK:
            async with self._gate.write() as connection:
                gone = (await connection.execute(sweep, {"before": before})).rowcount
            total += gone
        return total


def make_housekeeping(engine: AsyncEngine) -> Housekeeping:
    """The housekeeping of this engine's database."""
    return Housekeeping(gate_of(engine))
