"""Districts of a community: an admin, or its coordinator, says which settlements belong together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain.communities import Community, District
from domain.people import Actor
from domain.places_text import fold
from domain.requests import NotFound
from usecases.ports import UnitOfWork
from usecases.territory import desks, served


@dataclass(frozen=True, slots=True)
class Shown:
    """A district, its community, and all districts of that."""

    district: District
    community: Community
    all: tuple[District, ...]

    def home(self, settlement: str) -> District | None:
        """The district in which a settlement lies."""
        return next((one for one in self.all if settlement in one.settlements), None)


class Called(Exception):
    """A district of this name is there already."""


async def listed(work: UnitOfWork, actor: Actor, code: str) -> tuple[Community, list[District]]:
    """The districts of a community. Raises NotFound."""
    return await served(work, actor, code), await work.communities.districts(code)


async def look(work: UnitOfWork, actor: Actor, district_id: int) -> Shown:
    """One district of a community that the actor sets up. Raises NotFound."""
    for community in await desks(work, actor):
        districts = await work.communities.districts(community.code)
        for district in districts:
            if district.id == district_id:
                return Shown(district, community, tuple(districts))
    raise NotFound


async def add(work: UnitOfWork, actor: Actor, code: str, name: str) -> District:
    """A new district without settlements. Raises Called when the name is taken."""
    _, districts = await listed(work, actor, code)
    _free(name, districts)
    made = await work.communities.add_district(District(0, code, name))
    work.audit.note(actor.person.id, "district_added", community=code)
    return made


async def rename(work: UnitOfWork, actor: Actor, district_id: int, name: str) -> District:
    """Another name. Raises Called when another district has it."""
    shown = await look(work, actor, district_id)
    _free(name, [one for one in shown.all if one.id != district_id])
    return await _saved(work, actor, replace(shown.district, name=name))


async def put(work: UnitOfWork, actor: Actor, district_id: int, settlement: str, inside: bool) -> tuple[Shown, str]:
    """The settlement lies in this district, or no longer; and the name of the district it was taken from, or ""."""
    shown = await look(work, actor, district_id)
    if settlement not in {place.code for place in work.communities.settlements(shown.community.code)}:
        raise NotFound
    former = shown.home(settlement)
    now = shown.district.settlements | {settlement} if inside else shown.district.settlements - {settlement}
    if now != shown.district.settlements:
        await _saved(work, actor, replace(shown.district, settlements=now))
    taken = former.name if inside and former and former.id != district_id else ""
    return await look(work, actor, district_id), taken


async def workers(work: UnitOfWork, shown: Shown) -> int:
    """How many of the staff are of this district."""
    return sum(shown.district.id in member.districts for member in await work.staff.all(shown.community.code))


async def remove(work: UnitOfWork, actor: Actor, district_id: int) -> Shown:
    """It is no more: its workers lose it, its settlements go to the whole community."""
    shown = await look(work, actor, district_id)
    for member in await work.staff.all(shown.community.code):
        if district_id in member.districts:
            await work.staff.save(replace(member, districts=member.districts - {district_id}))
    await work.communities.drop_district(district_id)
    work.audit.note(actor.person.id, "district_removed", community=shown.community.code)
    return shown


def _free(name: str, others: list[District]) -> None:
    if any(fold(one.name) == fold(name) for one in others):
        raise Called(name)


async def _saved(work: UnitOfWork, actor: Actor, district: District) -> District:
    await work.communities.save_district(district)
    work.audit.note(actor.person.id, "district_changed", community=district.community)
    return district
