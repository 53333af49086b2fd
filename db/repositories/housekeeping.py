"""What has served goes after a month, chat ids and all: handled updates, finished letters, timers that are done."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Delete, and_, bindparam, delete, exists, select, tuple_
from sqlalchemy.ext.asyncio import AsyncEngine

from db.gate import Gate
from db.gates import gate_of
from db.tables import inbox, outbox, requests, timers
from domain.requests import OPEN
from domain.timers import TimerKind

KEPT_FOR = timedelta(days=30)
CHUNK = 500
_update = (inbox.c.bot, inbox.c.update_id)
_HANDLED = select(*_update).where(inbox.c.state == "done", inbox.c.came_at < bindparam("before")).order_by(*_update)
_FINISHED = (
    select(outbox.c.id)
    .where(outbox.c.state != "waiting", outbox.c.settled_at < bindparam("before"))
    .order_by(outbox.c.id)
)
# That a term ran out is told once, and the row that was done is what knows it for as long as the case is open.
_TOLD_ONCE = and_(
    timers.c.kind == TimerKind.OVERDUE,
    exists().where(requests.c.id == timers.c.subject, requests.c.status.in_(OPEN)),
)
_DONE = (
    select(timers.c.id)
    .where(timers.c.state == "done", timers.c.wake_at < bindparam("before"), ~_TOLD_ONCE)
    .order_by(timers.c.id)
)
_SWEEPS = (
    delete(inbox).where(tuple_(*_update).in_(_HANDLED.limit(bindparam("most")))),
    delete(outbox).where(outbox.c.id.in_(_FINISHED.limit(bindparam("most")))),
    delete(timers).where(timers.c.id.in_(_DONE.limit(bindparam("most")))),
)


class Housekeeping:
    """Each chunk is a transaction of its own, so that nobody waits long for the write lock."""

    def __init__(self, gate: Gate, chunk: int = CHUNK) -> None:
        self._gate, self._chunk = gate, chunk

    async def sweep(self, now: datetime) -> int:
        """Delete what was done with KEPT_FOR before `now`; how many rows. What waits or failed for good stays."""
        return sum([await self._all(sweep, now - KEPT_FOR) for sweep in _SWEEPS])

    async def _all(self, sweep: Delete, before: datetime) -> int:
        total, gone = 0, self._chunk
        while gone == self._chunk:
            async with self._gate.write() as connection:
                gone = (await connection.execute(sweep, {"before": before, "most": self._chunk})).rowcount
            total += gone
        return total


def make_housekeeping(engine: AsyncEngine) -> Housekeeping:
    """The housekeeping of this engine's database."""
    return Housekeeping(gate_of(engine))
