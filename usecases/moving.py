"""A person names their place, for the first time or after moving; open requests stay with those who hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from domain.communities import Community
from domain.messages import Kind, Message, TellRole
from domain.people import Actor
from domain.requests import OPEN, Request
from domain.whom import THEIRS
from usecases import registration
from usecases.apply import deliver
from usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Moved:
    """The person as they are now and their community. `same`: they lived in this very place before.

    `staying` are the open requests that another community goes on with.
    """

    actor: Actor
    community: Community
    same: bool = False
    staying: tuple[Request, ...] = ()


async def move(work: UnitOfWork, actor: Actor, settlement: str) -> Moved | None:
    """The person lives in this settlement now. None: its community is not served (yet), nothing changes."""
    former = actor.person
    settled, community = await registration.settle(work, actor, settlement)
    if community is None:
        return None
    if former.settlement == settlement:
        return Moved(settled, community, same=True)
    if former.community in ("", community.code):
        return Moved(settled, community)
    work.audit.note(former.id, "moved", community=community.code)
    return Moved(settled, community, staying=await staying(work, settled))


async def lost(work: UnitOfWork, actor: Actor, community: str) -> Moved | None:
    """The person knows their community alone: its centre stands for the place until somebody has called.

    Whoever lives there already keeps the place that is known. None: the community is not served.
    """
    served = await work.communities.get(community)
    if served and actor.registered and actor.person.community == community:
        return Moved(actor, served, same=True)
    center = work.communities.center(community) if served else None
    return await move(work, actor, center.code) if center else None


async def staying(work: UnitOfWork, actor: Actor) -> tuple[Request, ...]:
    """The open requests, in communities they live in no longer, of those who moved; another person did not."""
    mine = await work.requests.of_person(actor.person.id)
    moved = (one for one in mine if one.for_whom not in THEIRS)
    return tuple(one for one in moved if one.status in OPEN and one.community != actor.person.community)


async def tell(work: UnitOfWork, actor: Actor, community: str) -> Community | None:
    """The person wishes that the coordinators of this community, where they live now, know of their open requests.

    They learn the numbers and whom to ask, nothing of the person; once, however often it is pressed. None: the
    person lives elsewhere by now, or no request is open any more.
    """
    here = await work.communities.get(community)
    left = await staying(work, actor) if community == actor.person.community else ()
    if here is None or not left:
        return None
    message = Message(Kind.MOVED_IN, {"held": [await _held(work, *held) for held in _by_community(left)]})
    await deliver(work, TellRole(community, message), f"moved_in:{community}:{max(one.id for one in left)}")
    work.audit.note(actor.person.id, "told_new_community", community=community)
    return here


def _by_community(requests: Iterable[Request]) -> list[tuple[str, list[str]]]:
    found = sorted(requests, key=lambda one: (one.community, one.number))
    return [(code, [one.number for one in held]) for code, held in groupby(found, key=lambda one: one.community)]


async def _held(work: UnitOfWork, code: str, numbers: list[str]) -> dict[str, object]:
    found = await work.communities.get(code)
    name, phone = (found.name, found.phone) if found else ("", "")
    return {"community": name, "phone": phone, "numbers": numbers}
