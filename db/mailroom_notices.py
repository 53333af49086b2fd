"""The sender's side of notices: which are under way, their copies in pages, and how these ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.gate import Gate
from db.mapping import columns
from db.mapping_notices import NOTICE, notice, outcome, run_of
from db.sealing import Sealing
from db.tables import outbox
from db.tables_notices import notices
from db.tallies import tell
from domain.notices import RECALLS, SENDING, NoticeState, Task
from usecases.ports import Letter, Run, Settled

_c = outbox.c
_RUNS = (
    select(*NOTICE)
    .where(notices.c.state == literal_column(f"'{NoticeState.RUNNING}'"))
    .order_by(case((notices.c.danger != "", 0), else_=1), notices.c.begun_at, notices.c.id)
)
_WAITS = (_c.notice == bindparam("its_notice"), _c.state == literal_column("'waiting'"))
_NOW = bindparam("now", type_=_c.not_before.type)
_COPY = columns(outbox, "id chat person_id not_before attempts message_id also settled_at")
_PAGE = (
    select(*_COPY)
    .where(*_WAITS, _c.id > bindparam("after"), or_(_c.not_before.is_(None), _c.not_before <= _NOW))
    .order_by(_c.id)
    .limit(bindparam("most"))
)
_PAGE_SHOWN = _PAGE.where(_c.message_id.is_not(None))
_HELD = select(func.min(_c.not_before)).where(*_WAITS, _c.not_before > _NOW)
_STOPPED = (_c.state == literal_column("'dropped'")) & (_c.error == literal_column("'stopped'"))
_STANDS = (
    select(_c.id, _c.state)
    .where(_c.id.in_(bindparam("ids", expanding=True)), or_(_c.state == literal_column("'waiting'"), _STOPPED))
    .order_by(_c.id)
    .with_for_update()
)
_AGAIN = update(outbox).where(_c.id.in_(bindparam("ids", expanding=True))).values(state="waiting", error="")


class Copying:
    """Copies of notices, a page at a time."""

    def __init__(self, gate: Gate, sealing: Sealing) -> None:
        self._gate, self._sealing = gate, sealing

    async def runs(self) -> list[Run]:
        """The notices whose copies go out now: danger first, then in the order in which they were begun."""
        async with self._gate.read() as connection:
            rows = (await connection.execute(_RUNS)).all()
        return [run_of(notice(self._sealing, row)) for row in rows]

    async def copies(self, run: Run, after: int, limit: int, now: datetime, shown: bool = False) -> list[Letter]:
        """The next copies of a notice that wait and were not put off beyond `now`, with id > after, by id. `shown`:
        only of those that stand in a chat already; what is recalled is not sent any more."""
        page = _PAGE_SHOWN if shown or run.body["params"]["task"] in RECALLS else _PAGE
        wish = {"its_notice": run.notice, "after": after, "most": limit, "now": now}
        async with self._gate.read() as connection:
            rows = (await connection.execute(page, wish)).all()
        return [_letter(run, row) for row in rows]

    async def held_until(self, run: Run, now: datetime) -> datetime | None:
        """When the earliest of its copies that are put off beyond `now` may go; None when there are none."""
        async with self._gate.read() as connection:
            found: datetime | None = await connection.scalar(_HELD, {"its_notice": run.notice, "now": now})
        return found


def _letter(run: Run, row: Sequence[Any]) -> Letter:
    id_, chat, person_id, not_before, attempts, message_id, also, settled_at = row
    shown = (message_id, *(int(one) for one in (also or "").split(",") if one)) if message_id else ()
    job, not_after = (run.job, None) if shown else (SENDING, run.not_after)  # what stands there is mended however late
    own = {"attempts": attempts, "notice": run.notice, "edition": run.edition, "job": job}
    return Letter(
        id_, chat, person_id, run.lane, run.body, not_before, not_after, shown=shown, shown_at=settled_at, **own
    )


def as_written(settled: Settled) -> Settled:
    """What the row says then: a copy that could not be edited or taken away stays as it was."""
    if not settled.shown:
        return settled
    if settled.state == "sent" and settled.job.partition(":")[0] in RECALLS:
        gone = settled.job.startswith(Task.DELETE)
        stands = () if gone else settled.shown
        return replace(settled, state="recalled", message_id=None if gone else stands[0], message_ids=stands)
    why = settled.error or ("" if settled.state == "sent" else settled.state)
    return replace(settled, state="sent", message_id=settled.shown[0], message_ids=settled.shown, error=why)


async def of_notices(connection: AsyncConnection, outcomes: Sequence[Settled]) -> None:
    """Count those of notices, each once. One that was stopped while it was being sent has been sent all the same."""
    ended = {one.id: one for one in outcomes if one.notice and one.state != "retry"}
    if not ended:
        return
    rows = (await connection.execute(_STANDS, {"ids": list(ended)})).all()
    stopped = [id_ for id_, state in rows if state != "waiting" and ended[id_].state == "sent"]
    told: Counter[tuple[int, str, str]] = Counter()
    for id_, state in rows:
        one = ended[id_]
        if state == "waiting" or one.state == "sent":
            told[one.notice, one.job, outcome(one.state, one.error)] += 1
    for id_ in stopped:
        told[ended[id_].notice, SENDING, "stopped"] -= 1
    if stopped:
        await connection.execute(_AGAIN, {"ids": stopped})
    await tell(connection, told)
