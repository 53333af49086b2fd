"""Visits. Where and for whom they are is kept with the request, in one place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert

from db.mapping import columns
from db.repositories.desk import Desk
from db.tables import offers, requests
from db.tables_plans import visits
from domain.assignments import LIVE
from domain.visits import OPEN_VISITS, Visit, VisitChanged, VisitState

_c = visits.c
_OWN = columns(visits, "id request_id starts_at ends_at made_at state version repeat follows result wish_at flagged")
_VISIT = select(*_OWN, *columns(requests, "community settlement person_id")).join(
    requests, requests.c.id == _c.request_id
)
_NAMES = tuple(column.key for column in _OWN) + ("community", "settlement", "person_id")
_OPEN = _c.state.in_([literal_column(f"'{state}'") for state in sorted(OPEN_VISITS)])  # as the partial index has it
_ADD = (
    insert(visits)
    .inline()
    .on_conflict_do_nothing(index_elements=["follows"], index_where=_c.follows != literal_column("0"))
)
_SAVE = update(visits).where(_c.id == bindparam("its_id"), _c.version == bindparam("seen"))
_GET = _VISIT.where(_c.id == bindparam("its_id"))
_NEWEST = (
    select(_c.id)
    .where(_c.request_id == bindparam("its_request"))
    .order_by(_c.starts_at.desc(), _c.id.desc())
    .limit(bindparam("most"))
)
_OF_REQUEST = _VISIT.where(_c.id.in_(_NEWEST)).order_by(_c.starts_at, _c.id)
_OPEN_OF = _VISIT.where(_c.request_id == bindparam("its_request"), _OPEN).order_by(_c.starts_at, _c.id)
_OF_WORKERS = (
    _VISIT.join(offers, offers.c.request_id == _c.request_id)
    .where(offers.c.membership_id.in_(bindparam("held_by", expanding=True)), offers.c.state.in_(sorted(LIVE)))
    .where(_c.starts_at >= bindparam("since", type_=_c.starts_at.type))
    .where(_c.starts_at < bindparam("until", type_=_c.starts_at.type))
    .where(_c.state != VisitState.CANCELLED.value)
    .order_by(_c.starts_at, _c.id)
)
_UNFINISHED = (
    _VISIT.where(_c.community == bindparam("where"), _OPEN)
    .where(_c.ends_at < bindparam("before", type_=_c.ends_at.type))
    .order_by(_c.ends_at, _c.id)
    .limit(bindparam("most"))
)


class Visits:
    """Visits to residents."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def add(self, visit: Visit) -> bool:
        """A new one; False, and nothing written, when the visit that it follows has a next one already."""
        return bool((await self._desk.run(_ADD, _row(visit))).rowcount)

    async def save(self, before: Visit, after: Visit) -> None:
        """Write what changed. Raises VisitChanged(fresh) when another was first."""
        row = _row(after)
        saved = await self._desk.run(_SAVE, {"its_id": row.pop("id"), "seen": before.version, **row})
        if not saved.rowcount:
            raise VisitChanged(await self.get(before.id) or before)

    async def get(self, visit_id: int) -> Visit | None:
        """One visit."""
        found = await self._found(_GET, its_id=visit_id)
        return found[0] if found else None

    async def of_request(self, request_id: int, most: int = 50) -> list[Visit]:
        """The newest visits of a request, by start."""
        return await self._found(_OF_REQUEST, its_request=request_id, most=most)

    async def open_of(self, request_id: int) -> list[Visit]:
        """Its visits that are to come, or whose result is not told, by start."""
        return await self._found(_OPEN_OF, its_request=request_id)

    async def of_workers(self, membership_ids: Collection[int], since: datetime, until: datetime) -> list[Visit]:
        """Visits of the requests that these memberships hold, which start in [since, until), by start."""
        if not membership_ids:
            return []
        return await self._found(_OF_WORKERS, held_by=list(membership_ids), since=since, until=until)

    async def unfinished(self, community: str, before: datetime, limit: int) -> list[Visit]:
        """Open visits of a community that ended before then, the oldest first."""
        return await self._found(_UNFINISHED, where=community, before=before, most=limit)

    async def _found(self, statement: Any, **wish: Any) -> list[Visit]:
        return [_visit(row) for row in await self._desk.rows(statement, wish)]


def _visit(row: Sequence[Any]) -> Visit:
    values = dict(zip(_NAMES, row, strict=True))
    return Visit(**{**values, "state": VisitState(values["state"])})


def _row(visit: Visit) -> dict[str, Any]:
    row = {column.key: getattr(visit, column.key) for column in _OWN}
    return row | {"state": visit.state.value, "community": visit.community}
