"""Communities and districts: hardly ever written, asked for at every turn, so a process keeps them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from db.hours import read_hours, write_hours
from db.repositories.desk import Desk
from db.sealing import encode
from db.tables import communities, deadline_rules, district_settlements, districts
from domain.communities import Community, District, Settlement
from domain.deadline_rules import DeadlineRule
from domain.places import Found
from domain.places_text import ukrainian_key

KEPT_FOR = timedelta(minutes=1)  # a command line beside the bot may add a community

_c = communities.c
_FIELDS = ("code", "name", "prefix", "raion", "oblast", "phone", "address")
_COMMUNITIES = select(*(_c[name] for name in _FIELDS), _c.hours, _c.skilled)
_DISTRICTS = (
    select(
        districts.c.id,
        districts.c.community,
        districts.c.name,
        district_settlements.c.settlement,
    )
    .outerjoin(district_settlements, district_settlements.c.district_id == districts.c.id)
    .order_by(districts.c.id)
)
_RULE = ("code", "amount", "unit", "anchor", "source", "valid_from", "at_time", "daytime")
_RULES = select(deadline_rules.c.community, *(deadline_rules.c[name] for name in _RULE)).order_by(
    deadline_rules.c.code, deadline_rules.c.valid_from
)
_NEW_RULE = insert(deadline_rules)
_PUT_RULE = _NEW_RULE.on_conflict_do_update(
    index_elements=["community", "code", "valid_from"],
    set_={name: _NEW_RULE.excluded[name] for name in _RULE if name not in ("code", "valid_from")},
)
_DROP_RULE = delete(deadline_rules).where(
    deadline_rules.c.community == bindparam("where"),
    deadline_rules.c.code == bindparam("its_code"),
    deadline_rules.c.valid_from == bindparam("since"),
)
_PUT = insert(communities)
_ADD = _PUT.on_conflict_do_update(
    index_elements=["code"],
    set_={name: _PUT.excluded[name] for name in (*_FIELDS[1:], "hours", "skilled")},
)
_ADD_DISTRICT = insert(districts)
_NAME_DISTRICT = update(districts).where(districts.c.id == bindparam("its_id")).values(name=bindparam("name"))
_DROP_DISTRICT = delete(districts).where(districts.c.id == bindparam("its_id"))
_EMPTY_DISTRICT = delete(district_settlements).where(district_settlements.c.district_id == bindparam("its_id"))
_PUT_IN = insert(district_settlements)
_ADD_SETTLEMENTS = _PUT_IN.on_conflict_do_update(
    index_elements=["settlement"], set_={"district_id": _PUT_IN.excluded.district_id}
)


class Territory(Protocol):
    """The state codifier, as far as it is needed here."""

    def settlement(self, code: str) -> Settlement | None:
        """A settlement of all Ukraine."""

    def settlements(self, community: str) -> Sequence[Settlement]:
        """The settlements of a community of Ukraine, in Ukrainian alphabetical order."""

    def everywhere(self) -> Sequence[Community]:
        """All communities of Ukraine, in order."""

    def center(self, community: str) -> Settlement | None:
        """The settlement where the community's council sits."""

    def find(self, text: str, within: Collection[str] | None = None, limit: int = 8) -> Found:
        """Settlements that the typed words may mean, best first."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that is served, as it was read at a moment."""

    communities: dict[str, Community]
    districts: dict[str, list[District]]
    at: datetime


class Shelf:
    """The process's copy of what is served."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: Known | None = None

    def look(self, now: datetime) -> Known | None:
        """What was put, while it is fresh; a clock that was turned back makes it stale too."""
        known = self._known
        return known if known and timedelta() <= now - known.at < KEPT_FOR else None

    def put(self, known: Known | None) -> None:
        """Keep this from now on."""
        self._known = known


class Communities:
    """Communities that this installation serves, and the territory of all Ukraine."""

    __slots__ = ("_desk", "_own", "_shelf", "_territory", "changed")

    def __init__(self, desk: Desk, shelf: Shelf, territory: Territory) -> None:
        self._desk = desk
        self._shelf = shelf
        self._territory = territory
        self._own: Known | None = None
        self.changed = False

    async def get(self, code: str) -> Community | None:
        """A served community."""
        return (await self._known()).communities.get(code)

    async def all(self) -> list[Community]:
        """The served communities in Ukrainian alphabetical order."""
        served = (await self._known()).communities.values()
        return sorted(
            served,
            key=lambda community: (ukrainian_key(community.name), community.code),
        )

    async def add(self, community: Community) -> None:
        """Serve one more community; one that is served already gets these fields."""
        row = {name: getattr(community, name) for name in _FIELDS}
        row |= {"hours": write_hours(community.hours), "skilled": encode(sorted(community.skilled))}
        await self._desk.run(_ADD, row)
        self._forget()

    async def save(self, community: Community) -> None:
        """Write every field of a served community, but its terms."""
        await self.add(community)

    async def put_rule(self, community: str, rule: DeadlineRule) -> None:
        """A term of the community from a day on; one of the same code and day is overwritten."""
        await self._desk.run(_PUT_RULE, {name: getattr(rule, name) for name in _RULE} | {"community": community})
        self._forget()

    async def drop_rule(self, community: str, rule: DeadlineRule) -> None:
        """The row with its code and day is no more."""
        await self._desk.run(_DROP_RULE, {"where": community, "its_code": rule.code, "since": rule.valid_from})
        self._forget()

    async def districts(self, community: str) -> list[District]:
        """Its districts."""
        return list((await self._known()).districts.get(community, ()))

    async def add_district(self, district: District) -> District:
        """A new district; returned with its id. A settlement lies in the district that named it last."""
        made = replace(district, id=district.id or self._desk.new_id())
        row = {"id": made.id, "community": made.community, "name": made.name}
        await self._desk.run(_ADD_DISTRICT, row)
        await self._lies_in(made)
        return made

    async def save_district(self, district: District) -> None:
        """Write name and settlements; what it has is taken from the others."""
        await self._desk.run(_NAME_DISTRICT, {"its_id": district.id, "name": district.name})
        await self._desk.run(_EMPTY_DISTRICT, {"its_id": district.id})
        await self._lies_in(district)

    async def drop_district(self, district_id: int) -> None:
        """It is no more; its settlements belong to none."""
        for statement in (_EMPTY_DISTRICT, _DROP_DISTRICT):
            await self._desk.run(statement, {"its_id": district_id})
        self._forget()

    async def _lies_in(self, district: District) -> None:
        rows = [{"settlement": code, "district_id": district.id} for code in sorted(district.settlements)]
        if rows:
            await self._desk.run(_ADD_SETTLEMENTS, rows)
        self._forget()

    def settlement(self, code: str) -> Settlement | None:
        """A settlement of all Ukraine."""
        return self._territory.settlement(code)

    def settlements(self, community: str) -> Sequence[Settlement]:
        """The settlements of a community of Ukraine, in Ukrainian alphabetical order."""
        return self._territory.settlements(community)

    def everywhere(self) -> Sequence[Community]:
        """All communities of Ukraine in order, as the codifier has them."""
        return self._territory.everywhere()

    def center(self, community: str) -> Settlement | None:
        """The settlement where the community's council sits."""
        return self._territory.center(community)

    def find(self, text: str, within: Collection[str] | None = None, limit: int = 8) -> Sequence[Settlement]:
        """Settlements that the typed words may mean, best first; others than `within` when they fit better."""
        return self._territory.find(text, within, limit).shown

    def _forget(self) -> None:
        self._own, self.changed = None, True

    async def _known(self) -> Known:
        """What this transaction wrote is seen by it alone until it is committed."""
        known = self._own or (None if self.changed else self._shelf.look(self._desk.now))
        if known is None:
            known = self._own = await self._read()
            if not self.changed:
                self._shelf.put(known)
        return known

    async def _read(self) -> Known:
        rows = await self._desk.rows(_COMMUNITIES)
        rules: dict[str, tuple[DeadlineRule, ...]] = {}
        for where, *rule in await self._desk.rows(_RULES):
            rules[where] = (*rules.get(where, ()), DeadlineRule(*rule))
        served = {row.code: _community(row, rules.get(row.code, ())) for row in rows}
        found: dict[int, District] = {}
        for id_, community, name, code in await self._desk.rows(_DISTRICTS):
            district = found.get(id_) or District(id_, community, name)
            found[id_] = replace(district, settlements=district.settlements | {code}) if code else district
        by_community: dict[str, list[District]] = {code: [] for code in served}
        for district in found.values():
            by_community.setdefault(district.community, []).append(district)
        return Known(served, by_community, self._desk.now)


def _community(row: Any, rules: tuple[DeadlineRule, ...]) -> Community:
    told = {name: getattr(row, name) for name in _FIELDS}
    return Community(**told, hours=read_hours(row.hours), skilled=frozenset(json.loads(row.skilled)), rules=rules)
