"""The settings of a colleague: title, districts, services, clearance, how much they carry, and whether they work."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from domain.catalogue import SERVICES
from domain.communities import District
from domain.people import Actor, Membership, Role
from domain.requests import NotFound
from usecases import leaving
from usecases.ports import UnitOfWork
from usecases.territory import admin_only, runs, served

CAPACITIES = (100, 200, 300, 500)  # tenths of an ordinary request
_ORDER = (Role.ADMIN, Role.AUDITOR, Role.COORDINATOR, Role.WORKER)
TRAINED_FOR = tuple(service.key for service in SERVICES if service.key != "not_ours")


class Oneself(Exception):
    """Nobody takes themselves off the work."""


async def members(work: UnitOfWork, actor: Actor, community: str) -> list[Membership]:
    """Everybody who has or had a role there; "" is the installation itself. Raises NotFound."""
    if community:
        await served(work, actor, community)
    else:
        admin_only(actor)
    return sorted(await work.staff.all(community), key=_by_role)


async def look(work: UnitOfWork, actor: Actor, membership_id: int) -> Membership:
    """One colleague of a community that the actor sets up. Raises NotFound."""
    found = await work.staff.get(membership_id)
    if found is None or not runs(actor, found.community):
        raise NotFound
    return found


async def names(work: UnitOfWork, team: Collection[Membership]) -> dict[int, str]:
    """How each is called: the title, or what Telegram says."""
    people = await work.people.get({member.person_id for member in team if not member.title})
    told = {id_: person.name for id_, person in people.items()}
    return {member.id: member.title or told.get(member.person_id) or f"№ {member.id}" for member in team}


def may_change(actor: Actor, member: Membership) -> bool:
    """An admin changes everybody, a coordinator the workers of their own community."""
    return actor.holds(Role.ADMIN) or runs(actor, member.community) and member.role is Role.WORKER


async def change(work: UnitOfWork, actor: Actor, membership_id: int, **fields: Any) -> Membership:
    """Other settings; what is so already changes nothing. Raises NotFound. Never role, community or activity."""
    former = await own(work, actor, membership_id)
    wanted = replace(former, **fields)
    if wanted != former:
        await work.staff.save(wanted)
        work.audit.note(actor.person.id, "staff_changed", community=former.community, whom=former.person_id)
    if wanted.cleared != former.cleared:
        work.audit.note(
            actor.person.id,
            "cleared" if wanted.cleared else "uncleared",
            community=former.community,
            whom=former.person_id,
        )
    return wanted


async def put_district(
    work: UnitOfWork, actor: Actor, membership_id: int, district_id: int, inside: bool
) -> Membership:
    """The colleague has this district of their own community, or no longer."""
    former = await own(work, actor, membership_id)
    if district_id not in {one.id for one in await districts(work, former)}:
        raise NotFound
    return await change(work, actor, membership_id, districts=_with(former.districts, district_id, inside))


async def put_service(work: UnitOfWork, actor: Actor, membership_id: int, service: str, inside: bool) -> Membership:
    """The colleague serves, and is trained for, this service, or no longer."""
    former = await own(work, actor, membership_id)
    if service not in TRAINED_FOR:
        raise NotFound
    return await change(work, actor, membership_id, services=_with(former.services, service, inside))


async def districts(work: UnitOfWork, member: Membership) -> list[District]:
    """The districts of the colleague's community."""
    return await work.communities.districts(member.community)


async def switch(work: UnitOfWork, actor: Actor, membership_id: int, active: bool) -> leaving.Report | None:
    """Off the work with all that is open handed on (a report comes back), or back to it. Raises Oneself, LastOne."""
    member = await own(work, actor, membership_id)
    if member.person_id == actor.person.id and not active:
        raise Oneself
    if member.active == active:
        return None
    if active:
        await leaving.activate(work, actor, membership_id)
        return None
    return await leaving.deactivate(work, actor, membership_id)


async def own(work: UnitOfWork, actor: Actor, membership_id: int) -> Membership:
    """A colleague whom the actor may change. Raises NotFound."""
    member = await look(work, actor, membership_id)
    if not may_change(actor, member):
        raise NotFound
    return member


def _with(all_: Collection[Any], one: Any, inside: bool) -> frozenset[Any]:
    return frozenset(all_) | {one} if inside else frozenset(all_) - {one}


def _by_role(member: Membership) -> tuple[bool, int, str, int]:
    return not member.active, _ORDER.index(member.role), member.title, member.id
