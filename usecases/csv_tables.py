"""Tables of a community for Excel: taken out, looked through without a change, and applied row by row that is good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain import csv_districts, csv_staff
from domain.communities import District, Settlement
from domain.csv_table import Fault
from domain.people import Actor
from domain.requests import NotFound
from usecases import staffing
from usecases.ports import UnitOfWork
from usecases.territory import served

DISTRICTS, STAFF = "districts", "staff"
KINDS = (DISTRICTS, STAFF)
Names = Mapping[str, str]  # of services, by their keys


@dataclass(frozen=True, slots=True)
class Table:
    """Which table of which community."""

    kind: str
    community: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table would change: either of the two is there."""

    districts: csv_districts.Plan | None = None
    staff: csv_staff.StaffPlan | None = None

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The rows that cannot be applied."""
        found = self.districts or self.staff
        return tuple(sorted(found.faults, key=lambda fault: fault.line)) if found else ()

    @property
    def added(self) -> int:
        """How many new things there would be."""
        return len(self.districts.new) if self.districts else 0

    @property
    def changed(self) -> int:
        """How many things would be otherwise."""
        return len(self.districts.moves) if self.districts else len(self.staff.changes) if self.staff else 0


async def export(work: UnitOfWork, actor: Actor, table: Table, services: Names) -> bytes:
    """The table as it is now, on record. Raises NotFound."""
    await _check(work, actor, table)
    districts = await work.communities.districts(table.community)
    work.audit.note(actor.person.id, "exported", community=table.community)
    if table.kind == DISTRICTS:
        return csv_districts.exported(districts, work.communities.settlements(table.community))
    return csv_staff.exported(await work.staff.all(table.community), districts, services)


async def look_through(work: UnitOfWork, actor: Actor, table: Table, text: str, services: Names) -> Plan:
    """What would change; nothing does. Raises NoTable, NotFound."""
    await _check(work, actor, table)
    districts = await work.communities.districts(table.community)
    if table.kind == DISTRICTS:
        places = work.communities.settlements(table.community)
        return Plan(districts=csv_districts.read(text, districts, places, lambda name: _elsewhere(work, name)))
    team = await work.staff.all(table.community)
    changeable = frozenset(one.id for one in team if staffing.may_change(actor, one))
    plan = csv_staff.read(text, team, districts, services, changeable)
    return Plan(staff=csv_staff.without_leaving(plan, actor.person.id))


async def apply(work: UnitOfWork, actor: Actor, table: Table, text: str, services: Names, partly: bool) -> Plan | None:
    """Every good row in this one transaction. None: there is a bad one, and they did not say «partly»."""
    plan = await look_through(work, actor, table, text, services)
    if plan.faults and not partly:
        return None
    if plan.districts:
        await _apply_districts(work, table.community, plan.districts)
    for change in plan.staff.changes if plan.staff else ():
        await _apply_colleague(work, actor, change)
    work.audit.note(actor.person.id, "imported", community=table.community)
    return plan


async def _check(work: UnitOfWork, actor: Actor, table: Table) -> None:
    await served(work, actor, table.community)
    if table.kind not in KINDS:
        raise NotFound


def _elsewhere(work: UnitOfWork, name: str) -> list[Settlement]:
    return list(work.communities.find(name, None, 3)) if name else []


async def _apply_districts(work: UnitOfWork, community: str, plan: csv_districts.Plan) -> None:
    """Settlements are told apart first: what one district gives is not taken back by another's older list."""
    for name in plan.new:
        await work.communities.add_district(District(0, community, name))
    before = await work.communities.districts(community)
    home = {code: one.name for one in before for code in one.settlements}
    home |= {move.settlement: move.district for move in plan.moves}
    first = {one.name: one.id for one in reversed(before)}
    moved = {move.settlement for move in plan.moves}
    for district in before:
        stays = district.settlements - moved
        comes = {code for code in moved if home[code] == district.name and first[district.name] == district.id}
        if stays | comes != district.settlements:
            await work.communities.save_district(replace(district, settlements=frozenset(stays | comes)))


async def _apply_colleague(work: UnitOfWork, actor: Actor, change: csv_staff.StaffChange) -> None:
    before, after = change.before, change.after
    await staffing.change(
        work,
        actor,
        before.id,
        title=after.title,
        districts=after.districts,
        services=after.services,
        cleared=after.cleared,
        capacity=after.capacity,
    )
    if before.active != after.active:
        await staffing.switch(work, actor, before.id, after.active)
