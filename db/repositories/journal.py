"""What the audit has, a page at a time from the newest back."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from db.repositories.desk import Desk
from db.tables import audit
from domain.auditing import Line

_c = audit.c
_LINES = (
    select(_c.id, _c.at, _c.person_id, _c.action, _c.request_id, _c.community, _c.whom)
    .order_by(_c.id.desc())
    .limit(bindparam("most"))
)


class Journal:
    """Lines of the audit."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def lines(
        self,
        limit: int,
        before: int = 0,
        community: str | None = None,
        person_id: int | None = None,
        request_id: int | None = None,
    ) -> list[Line]:
        """The newest lines before the one with this id (0: of all)."""
        wished = {_c.community: community, _c.person_id: person_id, _c.request_id: request_id}
        chosen = [column == value for column, value in wished.items() if value is not None]
        query = _LINES.where(*chosen, *([_c.id < before] if before else []))
        return [Line(*row) for row in await self._desk.rows(query, {"most": limit})]
