"""The next due moment, looked up without a transaction, and leases that nobody keeps any more."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import bindparam, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from db.columns import moment_of
from db.engine import sqlite_path
from db.gate import Gate
from db.gates import gate_of
from db.tables import timers

_c = timers.c
_WAITS = _c.state == literal_column("'waiting'")  # a bound value would keep the partial index out of use
_NEXT = select(_c.wake_at).where(_WAITS).order_by(_c.wake_at).limit(1)
_PUT_OFF = select(_c.id).where(_WAITS, _c.attempts > 0, _c.wake_at > _c.due_at)
_LET_GO = update(timers).where(_c.id == bindparam("its_id"), _WAITS).values(wake_at=_c.due_at)
# The same as _NEXT: through SQLAlchemy the look would cost a hundred times what it costs SQLite.
_GLANCE = "SELECT wake_at FROM timers WHERE state = 'waiting' ORDER BY wake_at LIMIT 1"


class Agenda:
    """On SQLite a look is a glance at the file in the loop's own thread; on PostgreSQL a short read."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._path = sqlite_path(gate.engine.url)
        self._glance: sqlite3.Connection | None = None

    async def next_due(self) -> datetime | None:
        """When the earliest waiting timer is due (a leased one: when its lease ends), as it is committed now."""
        if self._path:
            try:
                return self._seen(self._path)
            except sqlite3.OperationalError:  # busy, as at a checkpoint: the loop must not stand still for it
                self.close()
        async with self._gate.read() as connection:
            found: datetime | None = (await connection.execute(_NEXT)).scalar_one_or_none()
        return found

    async def let_go(self) -> int:
        """What was put off is due when it was due; how many timers. All are looked through, which keeps nobody out."""
        async with self._gate.read() as connection:
            held = [{"its_id": row.id} for row in await connection.execute(_PUT_OFF)]
        if held:
            async with self._gate.write() as connection:
                await connection.execute(_LET_GO, held)
        return len(held)

    def close(self) -> None:
        """No look after this costs less than a transaction, until the next one."""
        if self._glance:
            self._glance.close()
        self._glance = None

    def _seen(self, path: Path) -> datetime | None:
        if self._glance is None:
            self._glance = sqlite3.connect(path, timeout=0, isolation_level=None)
        row = self._glance.execute(_GLANCE).fetchone()
        return moment_of(row[0]) if row else None


def make_agenda(engine: AsyncEngine) -> Agenda:
    """The agenda of this engine's database; to be closed before the engine is disposed of."""
    return Agenda(gate_of(engine))
