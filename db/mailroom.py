"""The sender's side of the outbox: what waits, what became of it, and who can be reached."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from db.crypto import Vault
from db.gate import Gate
from db.gates import gate_of
from db.mailroom_notices import Copying, as_written, of_notices
from db.mapping import LETTER, letter, person
from db.repositories.people import GET
from db.sealing import Sealing
from db.tables import outbox, people
from domain.people import Person, Reach
from usecases import ports
from usecases.ports import Clock, Letter, Settled
from usecases.ports_mail import HELD

_c = outbox.c
_WAITS = _c.state == literal_column("'waiting'")
_ITS = (_c.id == bindparam("its_id"), _WAITS)
_PENDING = select(*LETTER).where(_WAITS, _c.notice == literal_column("0")).order_by(_c.id)
_NOW = bindparam("now", type_=_c.settled_at.type)
_STANDS_SINCE = case((_c.message_id.is_not(None), _c.settled_at))  # an edited copy is as old as what was sent
_FINISH = (
    update(outbox)
    .where(*_ITS)
    .values(
        state=bindparam("became"),
        message_id=bindparam("message"),
        also=bindparam("others", type_=_c.also.type),
        error=bindparam("why"),
        edition=bindparam("its_edition"),
    )
    .values(settled_at=func.coalesce(_STANDS_SINCE, _NOW), attempts=_c.attempts + 1, body=None)
)
_RETRY = (
    update(outbox)
    .where(*_ITS)
    .values(not_before=func.coalesce(bindparam("again", type_=_c.not_before.type), _c.not_before))
    .values(attempts=_c.attempts + bindparam("tried"), error=bindparam("why"))
)
_REACH = update(people).where(people.c.chat == bindparam("whose")).values(reach=bindparam("now_is"))


class Mailroom(Copying):
    """Used by the one sender of the installation."""

    def __init__(self, gate: Gate, vault: Vault, clock: Clock) -> None:
        super().__init__(gate, Sealing(vault))
        self._clock = clock

    async def pending(self) -> list[Letter]:
        """Every letter that waits, by id, but copies of notices: for the start of the process."""
        async with self._gate.read() as connection:
            rows = (await connection.execute(_PENDING)).all()
        return [letter(self._sealing, row) for row in rows]

    async def settle(self, outcomes: Sequence[Settled]) -> None:
        """Record what became of letters, in one transaction. The body of a finished letter is erased."""
        now = self._clock.now()
        finished = [_finished(as_written(o), now) for o in outcomes if o.state != "retry"]
        again = [
            {"its_id": o.id, "again": o.again_at, "why": o.error, "tried": int(o.error != HELD)}
            for o in outcomes
            if o.state == "retry"
        ]
        if not outcomes:
            return
        async with self._gate.write(brief=True) as connection:
            await of_notices(connection, outcomes)
            for statement, rows in ((_FINISH, finished), (_RETRY, again)):
                if rows:
                    await connection.execute(statement, rows)

    async def reach(self, chat: int, reach: str) -> None:
        """Remember that a person blocked the bot, is gone or is back."""
        async with self._gate.write(brief=True) as connection:
            await connection.execute(_REACH, {"whose": chat, "now_is": Reach(reach).value})

    async def readers(self, person_ids: Collection[int]) -> Mapping[int, Person]:
        """The people to render for, as they are now."""
        if not person_ids:
            return {}
        async with self._gate.read() as connection:
            rows = (await connection.execute(GET, {"ids": list(person_ids)})).all()
        return {row[0]: person(self._sealing, row) for row in rows}


def _finished(o: Settled, now: datetime) -> dict[str, Any]:
    others = f",{','.join(map(str, o.message_ids[1:]))}," if len(o.message_ids) > 1 else None
    told = {"became": o.state, "message": o.message_id, "others": others, "why": o.error}
    return {"its_id": o.id, **told, "its_edition": o.edition, "now": now}


def make_mailroom(engine: AsyncEngine, vault: Vault, clock: Clock) -> ports.Mailroom:
    """The sender's side of the outbox in this engine's database."""
    return Mailroom(gate_of(engine), vault, clock)
