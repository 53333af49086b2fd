"""Open dialogs: the hottest write of the program, one statement."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from db.mapping import DRAFT, draft, draft_row
from db.repositories.desk import Desk
from db.tables import drafts
from domain.forms import Draft

_PUT = insert(drafts).inline()
_SAVE = _PUT.on_conflict_do_update(
    index_elements=["person_id", "nonce"],
    set_={"touched_at": _PUT.excluded.touched_at, "state": _PUT.excluded.state},
)
_ITS = (
    drafts.c.person_id == bindparam("whose"),
    drafts.c.nonce == bindparam("its_nonce"),
)
_DROP = delete(drafts).where(*_ITS)
_GET = select(*DRAFT).where(*_ITS)


class Drafts:
    """Open dialogs. One row each, encrypted."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def save(self, person_id: int, one: Draft) -> None:
        """Insert or overwrite by (person, nonce)."""
        await self._desk.run(_SAVE, draft_row(self._desk.sealing, person_id, one))

    async def drop(self, person_id: int, nonce: str) -> None:
        """The dialog is over."""
        await self._desk.run(_DROP, {"whose": person_id, "its_nonce": nonce})

    async def get(self, person_id: int, nonce: str) -> Draft | None:
        """One draft, for the clock."""
        rows = await self._desk.rows(_GET, {"whose": person_id, "its_nonce": nonce})
        return draft(self._desk.sealing, rows[0]) if rows else None
