"""Which services of a community go to trained workers alone, and how many there are for each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain.catalogue import BY_KEY
from domain.communities import Community
from domain.people import Actor, Role
from domain.requests import NotFound
from usecases.ports import UnitOfWork
from usecases.staffing import TRAINED_FOR
from usecases.territory import served

SAFE = 2  # trained workers that a service needs, so that one may be ill


@dataclass(frozen=True, slots=True)
class Served:
    """A service in a community: its classifier code, who has it, and whether only they get its requests."""

    key: str
    code: str
    workers: int
    skilled: bool

    @property
    def thin(self) -> bool:
        """Whether it goes to trained workers alone and there are too few of them."""
        return self.skilled and self.workers < SAFE


async def table(work: UnitOfWork, actor: Actor, code: str) -> tuple[Community, list[Served]]:
    """All services of a community. Raises NotFound."""
    community = await served(work, actor, code)
    return community, [await _served(work, community, key) for key in TRAINED_FOR]


async def look(work: UnitOfWork, actor: Actor, code: str, key: str) -> tuple[Community, Served]:
    """One service of a community. Raises NotFound."""
    community = await served(work, actor, code)
    if key not in TRAINED_FOR:
        raise NotFound
    return community, await _served(work, community, key)


async def switch(work: UnitOfWork, actor: Actor, code: str, key: str, skilled: bool) -> tuple[Community, Served]:
    """From now on its requests go to trained workers alone, or to all. The urgent ones go to everybody anyway."""
    community, former = await look(work, actor, code, key)
    if former.skilled != skilled:
        wanted = community.skilled | {key} if skilled else community.skilled - {key}
        await work.communities.save(replace(community, skilled=wanted))
        work.audit.note(actor.person.id, "skill_wanted" if skilled else "skill_unwanted", community=code)
    return await look(work, actor, code, key)


async def _served(work: UnitOfWork, community: Community, key: str) -> Served:
    team = [member for member in await work.staff.team(community.code) if member.role is Role.WORKER]
    having = sum(key in member.services for member in team)
    return Served(key, BY_KEY[key].code, having, key in community.skilled)
