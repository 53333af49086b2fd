"""Raw updates, durable before Telegram is told that we have them; sealed, and erased when they are done."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from db.crypto import Vault
from db.gate import Gate
from db.gates import gate_of
from db.sealing import Sealing
from db.tables import inbox
from usecases import ports
from usecases.ports import Clock, Incoming

_c = inbox.c
_ITS = (_c.bot == bindparam("of_bot"), _c.update_id == bindparam("its_id"))
_NEW = _c.state == literal_column("'new'")
_STORE = (
    insert(inbox)
    .values(state="new", error="")
    .on_conflict_do_nothing(index_elements=["bot", "update_id"])
    .returning(_c.update_id)
)
_PENDING = (
    select(_c.update_id, _c.chat, _c.payload, _c.attempts)
    .where(_c.bot == bindparam("of_bot"), _NEW)
    .order_by(_c.came_at, _c.update_id)
)
_ATTEMPT = update(inbox).where(*_ITS).values(attempts=_c.attempts + 1).returning(_c.attempts)
_POISON = (
    update(inbox)
    .where(*_ITS, _NEW)
    .values(state=literal_column("'poison'"), error=bindparam("why", type_=_c.error.type))
)


class Inbox:
    """The inbox of every bot of the installation."""

    def __init__(self, gate: Gate, vault: Vault, clock: Clock) -> None:
        self._gate = gate
        self._sealing = Sealing(vault)
        self._clock = clock

    async def store(self, bot: int, updates: Sequence[Incoming]) -> list[Incoming]:
        """Commit them durably in one transaction; those not seen before come back, in order."""
        if not updates:
            return []
        came_at = self._clock.now()
        rows = [
            {
                "bot": bot,
                "update_id": found.update_id,
                "chat": found.chat,
                "attempts": found.attempts,
                "came_at": came_at,
                "message_id": found.message_id,
                "payload": self._sealing.seal(found.payload, _place(bot, found.update_id)),
            }
            for found in updates
        ]
        async with self._gate.write(brief=True) as connection:
            stored = await connection.execute(_STORE, rows if len(rows) > 1 else rows[0])
            new = {row[0] for row in stored}
        once = {found.update_id: found for found in reversed(updates) if found.update_id in new}
        return [found for found in updates if once.get(found.update_id) is found]

    async def pending(self, bot: int) -> list[Incoming]:
        """Everything not done, in the order it came: for the start of the process."""
        async with self._gate.read() as connection:
            rows = (await connection.execute(_PENDING, {"of_bot": bot})).all()
        return [
            Incoming(id_, chat, self._sealing.open(payload, _place(bot, id_)), attempts)
            for id_, chat, payload, attempts in rows
        ]

    async def attempt(self, bot: int, update_id: int) -> int:
        """Count one more attempt, committed; the new count comes back."""
        async with self._gate.write(brief=True) as connection:
            counted = await connection.execute(_ATTEMPT, {"of_bot": bot, "its_id": update_id})
            return int(counted.scalar_one())

    async def poison(self, bot: int, update_id: int, error: str) -> None:
        """Set it aside: it is kept, and its chat goes on."""
        async with self._gate.write(brief=True) as connection:
            await connection.execute(_POISON, {"of_bot": bot, "its_id": update_id, "why": error})


def _place(bot: int, update_id: int) -> str:
    return f"inbox.payload:{bot}:{update_id}"


def make_inbox(engine: AsyncEngine, vault: Vault, clock: Clock) -> ports.Inbox:
    """The inbox in this engine's database."""
    return Inbox(gate_of(engine), vault, clock)
