"""When workers are away."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert

from db.mapping import columns
from db.repositories.desk import Desk
from db.tables import communities
from db.tables_plans import absences
from domain.absences import COMING, Absence, AbsenceState

_c = absences.c
_ABSENCE = columns(absences, "id membership_id person_id community since until substitute state made_by")
_NAMES = tuple(column.key for column in _ABSENCE)
_COMING = _c.state.in_([literal_column(f"'{state}'") for state in sorted(COMING)])
_ADD = insert(absences).inline()
_SAVE = update(absences).where(_c.id == bindparam("its_id"))
_GET = select(*_ABSENCE).where(_c.id == bindparam("its_id"))
_ALL = select(*_ABSENCE).order_by(_c.since, _c.id)
_OF_PERSON = _ALL.where(_c.person_id == bindparam("whose"))
_OF = _ALL.where(_COMING)
_OF_MEMBER = _OF.where(_c.membership_id == bindparam("whose"))
_OF_COMMUNITY = _OF.where(_c.community == bindparam("where"))
# NO KEY: rows that only name the community are written meanwhile.
_ALONE = select(communities.c.code).where(communities.c.code == bindparam("where")).with_for_update(key_share=True)


class Absences:
    """Absences."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def add(self, absence: Absence) -> None:
        """A new one."""
        await self._desk.run(_ADD, _row(absence))

    async def save(self, absence: Absence) -> None:
        """Write every field."""
        row = _row(absence)
        await self._desk.run(_SAVE, {"its_id": row.pop("id"), **row})

    async def get(self, absence_id: int) -> Absence | None:
        """One absence."""
        found = await self._found(_GET, its_id=absence_id)
        return found[0] if found else None

    async def alone(self, community: str) -> None:
        """Until this transaction ends nobody else writes absences of this community down. SQLite has one writer."""
        await self._desk.rows(_ALONE, {"where": community})

    async def of_member(self, membership_id: int) -> list[Absence]:
        """Planned and running ones of a worker, by their first day."""
        return await self._found(_OF_MEMBER, whose=membership_id)

    async def of_person(self, person_id: int) -> list[Absence]:
        """All of a person, past and cancelled ones too, by their first day."""
        return await self._found(_OF_PERSON, whose=person_id)

    async def of_community(self, community: str) -> list[Absence]:
        """Planned and running ones of a community, by their first day."""
        return await self._found(_OF_COMMUNITY, where=community)

    async def _found(self, statement: Any, **wish: Any) -> list[Absence]:
        return [_absence(dict(zip(_NAMES, row, strict=True))) for row in await self._desk.rows(statement, wish)]


def _absence(values: dict[str, Any]) -> Absence:
    return Absence(**{**values, "state": AbsenceState(values["state"])})


def _row(absence: Absence) -> dict[str, Any]:
    return {name: getattr(absence, name) for name in _NAMES} | {"state": absence.state.value}
