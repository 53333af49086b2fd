"""The communities that are served: who may run them, how one more is found and added, and what is told of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.communities import Community
from domain.people import Actor, Role
from domain.places_levels import Levels
from domain.places_prefix import free_prefix
from domain.places_text import fold
from domain.requests import NotFound
from usecases.ports import UnitOfWork

FEW = 5  # a smaller number of cases is not told: it may point at a person
MOST = 40  # communities that a typed name may mean


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of a community: its staff, districts and open requests (None: too few to tell)."""

    staff: int
    districts: int
    settlements: int
    requests: int | None


def runs(actor: Actor, community: str) -> bool:
    """Whether the actor sets up this community: its coordinator, or an admin; "" is the installation itself."""
    return actor.holds(Role.ADMIN) or bool(community) and actor.holds(Role.COORDINATOR, community)


def admin_only(actor: Actor) -> None:
    """Raises NotFound for anybody but an admin."""
    if not actor.holds(Role.ADMIN):
        raise NotFound


async def served(work: UnitOfWork, actor: Actor, code: str) -> Community:
    """A community that the actor sets up. Raises NotFound for any other, served or not."""
    found = await work.communities.get(code)
    if found is None or not runs(actor, code):
        raise NotFound
    return found


async def desks(work: UnitOfWork, actor: Actor) -> list[Community]:
    """All communities that the actor sets up. Raises NotFound when there is nothing that they may."""
    if not (actor.holds(Role.ADMIN) or actor.holds(Role.COORDINATOR)):
        raise NotFound
    return [one for one in await work.communities.all() if runs(actor, one.code)]


async def figures(work: UnitOfWork, actor: Actor, code: str) -> Figures:
    """How large a community's office is; to an admin the number of its cases only where it points at nobody."""
    await served(work, actor, code)
    staff = [member for member in await work.staff.all(code) if member.active]
    districts = await work.communities.districts(code)
    open_now = sum((await work.lists.counted(code)).values())
    places = len(work.communities.settlements(code))
    told = open_now >= FEW or actor.holds(Role.COORDINATOR, code)
    return Figures(len(staff), len(districts), places, open_now if told else None)


async def levels(work: UnitOfWork, actor: Actor) -> Levels:
    """All communities of Ukraine by oblast and raion, less those that are served."""
    admin_only(actor)
    return Levels(await _not_served(work))


async def find(work: UnitOfWork, actor: Actor, text: str) -> Sequence[Community]:
    """Communities not served yet that a name may mean: their own name first, then those of such a settlement."""
    admin_only(actor)
    wanted = fold(text)
    left = {one.code: one for one in await _not_served(work)}
    named = [one for one in left.values() if wanted and fold(one.name).startswith(wanted)]
    around = [left[place.community] for place in work.communities.find(text, None, MOST) if place.community in left]
    return list({one.code: one for one in (*named, *around)}.values())[:MOST]


async def known(work: UnitOfWork, actor: Actor, code: str) -> Community:
    """A community of Ukraine, with the letters its numbers would begin with. Raises NotFound."""
    admin_only(actor)
    found = await work.communities.get(code) or next((c for c in work.communities.everywhere() if c.code == code), None)
    if found is None:
        raise NotFound
    taken = {community.prefix for community in await work.communities.all()}
    return found if found.prefix else replace(found, prefix=free_prefix(found.name, taken))


async def add(work: UnitOfWork, actor: Actor, code: str) -> Community:
    """Serve it from now on; one that is served already stays as it is."""
    community = await known(work, actor, code)
    if await work.communities.get(code) is None:
        await work.communities.add(community)
        work.audit.note(actor.person.id, "community_added", community=code)
    return community


async def change(
    work: UnitOfWork, actor: Actor, code: str, phone: str | None = None, address: str | None = None
) -> Community:
    """Another telephone or address of the office; an admin's work."""
    admin_only(actor)
    former = await served(work, actor, code)
    wanted = replace(former, phone=former.phone if phone is None else phone, address=address or former.address)
    if wanted != former:
        await work.communities.save(wanted)
        work.audit.note(actor.person.id, "community_changed", community=code)
    return wanted


async def _not_served(work: UnitOfWork) -> list[Community]:
    here = {community.code for community in await work.communities.all()}
    return [one for one in work.communities.everywhere() if one.code not in here]
