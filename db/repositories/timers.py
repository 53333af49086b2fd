"""Wake-ups. `wake_at` is when a waiting row is looked at next: due, at the end of its lease, or again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert

from db.mapping import TIMER, timer, timer_row
from db.repositories.desk import Desk
from db.tables import timers
from domain.timers import Timer

_c = timers.c
_WAITS = _c.state == literal_column("'waiting'")  # a bound value would keep the partial index out of use
_ITS = (_c.id == bindparam("its_id"), _WAITS)
_ADD = insert(timers).inline().values(state="waiting").on_conflict_do_nothing(index_elements=["key"])
_CLEAR = delete(timers).where(
    _c.subject == bindparam("of"),
    _WAITS,
    _c.key.not_in(bindparam("kept", expanding=True)),
)
_DUE = (
    select(_c.id)
    .where(_WAITS, _c.wake_at <= bindparam("now"))
    .order_by(_c.wake_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("due")
)
_CLAIM = (
    update(timers)
    .where(_c.id.in_(select(_DUE.c.id)))
    .values(wake_at=bindparam("lease"), attempts=_c.attempts + 1)
    .returning(*TIMER)
)
_DONE = update(timers).where(*_ITS).values(state="done")
_AGAIN = update(timers).where(*_ITS).values(wake_at=bindparam("at"))
_FAILED = update(timers).where(*_ITS).values(state="failed")
_NEXT = select(_c.wake_at).where(_WAITS).order_by(_c.wake_at).limit(1)


class Timers:
    """The truth about time."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def replace(self, subject: int, wanted: Sequence[Timer]) -> None:
        """All waiting timers of the subject give way to these. A key that exists already is left as it is."""
        await self._desk.run(_CLEAR, {"of": subject, "kept": [wake.key for wake in wanted]})
        await self._put(wanted)

    async def add(self, *wanted: Timer) -> None:
        """More wake-ups; those whose key exists are left as they are."""
        await self._put(wanted)

    async def claim(self, now: datetime, lease_until: datetime, limit: int) -> list[Timer]:
        """Due timers nobody else holds, earliest first, leased to the caller; attempts counted."""
        rows = await self._desk.rows(_CLAIM, {"now": now, "lease": lease_until, "most": limit})
        return sorted(map(timer, rows), key=lambda wake: (wake.due_at, wake.id))

    async def claimed(self, wake: Timer) -> bool:
        """Inside the transaction of its effect: mark it done; False when it is gone or done already."""
        return bool((await self._desk.run(_DONE, {"its_id": wake.id})).rowcount)

    async def fail(self, wake: Timer, again_at: datetime | None) -> bool:
        """Its effect raised: try again then, or keep it as failed (None). False when it is gone or done already."""
        if again_at is None:
            return bool((await self._desk.run(_FAILED, {"its_id": wake.id})).rowcount)
        waits = bool((await self._desk.run(_AGAIN, {"its_id": wake.id, "at": again_at})).rowcount)
        if waits:
            self._desk.wake(again_at)
        return waits

    async def next_due(self) -> datetime | None:
        """When the earliest waiting timer is due (a leased one: when its lease ends)."""
        found: datetime | None = (await self._desk.run(_NEXT)).scalar_one_or_none()
        return found

    async def _put(self, wanted: Sequence[Timer]) -> None:
        if not wanted:
            return
        rows = [timer_row(wake) for wake in wanted]
        await self._desk.run(_ADD, rows if len(rows) > 1 else rows[0])
        self._desk.wake(min(wake.due_at for wake in wanted))
