"""Workers, coordinators, admins. Load is taken by one conditional statement: no race exceeds a cap."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Select, bindparam, false, or_, select, true, update
from sqlalchemy.dialects.postgresql import insert

from db.mapping import MEMBERSHIP, membership, membership_row
from db.repositories.desk import Desk
from db.tables import memberships
from domain.people import Membership, Role

_IN = memberships.c.community == bindparam("where")
_ACTIVE = memberships.c.active == true()
_TEAM = (
    select(*MEMBERSHIP)
    .where(
        _IN,
        _ACTIVE,
        memberships.c.role.in_((Role.WORKER.value, Role.COORDINATOR.value)),
    )
    .order_by(memberships.c.id)
)
_WITH = (
    select(memberships.c.person_id)
    .where(_IN, _ACTIVE, memberships.c.role == bindparam("held"))
    .order_by(memberships.c.id)
)
_ONE = select(*MEMBERSHIP).where(memberships.c.id == bindparam("its_id"))
_ALL = select(*MEMBERSHIP).order_by(memberships.c.id)
_OF_PERSON = _ALL.where(memberships.c.person_id == bindparam("whose"))
_LOADED = memberships.c.load + bindparam("weight")
_TAKE = (
    update(memberships)
    .where(memberships.c.id == bindparam("its_id"), _ACTIVE, bindparam("cap") >= _LOADED)
    .where(or_(memberships.c.away == false(), bindparam("unasked", type_=memberships.c.away.type) == true()))
    .values(
        load=_LOADED,
        last_offer_at=bindparam("now", type_=memberships.c.last_offer_at.type),
    )
)
_NEW = insert(memberships)
_ADD = _NEW.on_conflict_do_update(
    index_elements=["person_id", "role", "community"],
    set_={"active": _NEW.excluded.active, "title": _NEW.excluded.title},
).returning(*MEMBERSHIP)
_KEPT = ("id", "person_id", "role", "community", "load", "last_offer_at")
_SAVED = [column.key for column in MEMBERSHIP if column.key not in _KEPT]
_SAVE = (
    update(memberships)
    .where(memberships.c.id == bindparam("its_id"))
    .values({name: bindparam(name) for name in _SAVED})
)


class Staff:
    """Workers, coordinators, admins; their districts and load."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def team(self, community: str) -> list[Membership]:
        """Active workers and coordinators of a community."""
        return await self._read(_TEAM, {"where": community})

    async def take_load(self, membership_id: int, weight: int, cap: int, asked: bool = False) -> bool:
        """Add the weight if the load stays within cap and the worker is active: one conditional statement. With `asked`
        they must be at work, too."""
        wanted = {
            "its_id": membership_id,
            "weight": weight,
            "cap": cap,
            "now": self._desk.now,
            "unasked": not asked,
        }
        return bool((await self._desk.run(_TAKE, wanted)).rowcount)

    async def get(self, membership_id: int) -> Membership | None:
        """One membership, whatever its state."""
        found = await self._read(_ONE, {"its_id": membership_id})
        return found[0] if found else None

    async def all(self, community: str | None = None) -> list[Membership]:
        """Everybody who has or had a role, by id; of one community, or of the whole installation (None)."""
        return await self._read(_ALL if community is None else _ALL.where(_IN), {"where": community})

    async def of_person(self, person_id: int) -> list[Membership]:
        """All roles of a person, past ones too."""
        return await self._read(_OF_PERSON, {"whose": person_id})

    async def _read(self, query: Select[Any], wish: dict[str, Any]) -> list[Membership]:
        return [membership(self._desk.sealing, row) for row in await self._desk.rows(query, wish)]

    async def people_with(self, role: Role, community: str = "") -> list[int]:
        """Person ids of the active holders of a role (in a community; installation roles with "")."""
        rows = await self._desk.rows(_WITH, {"where": community, "held": role.value})
        return [row[0] for row in rows]

    async def add(self, member: Membership) -> Membership:
        """A new membership with its id. Who held the role before gets the former one back, load and all."""
        row = membership_row(self._desk.sealing, replace(member, id=member.id or self._desk.new_id()))
        return membership(self._desk.sealing, (await self._desk.rows(_ADD, row))[0])

    async def save(self, member: Membership) -> None:
        """Write title, activity, capacity, districts, services, clearance, away, chief. Load is not touched."""
        self._desk.read_anew()  # a request names its workers
        row = membership_row(self._desk.sealing, member)
        await self._desk.run(_SAVE, {"its_id": member.id, **{name: row[name] for name in _SAVED}})
