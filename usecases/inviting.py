"""Invitations by buttons: who may invite whom, what is open, and taking one back."""

from __future__ import annotations

from domain.people import Actor, Role
from domain.requests import NotFound
from usecases import staff
from usecases.ports import Invite, UnitOfWork
from usecases.territory import admin_only, served

OF_A_COMMUNITY = (Role.WORKER, Role.COORDINATOR)
OF_ALL = (Role.ADMIN, Role.AUDITOR)


def roles(actor: Actor, community: str) -> tuple[Role, ...]:
    """Whom the actor may invite there; "" is the installation itself."""
    if actor.holds(Role.ADMIN):
        return OF_A_COMMUNITY if community else OF_ALL
    return (Role.WORKER,) if community and actor.holds(Role.COORDINATOR, community) else ()


async def listed(work: UnitOfWork, actor: Actor, community: str) -> list[Invite]:
    """The links to this community that still work, the newest first. Raises NotFound."""
    await _may_look(work, actor, community)
    return [one for one in await work.invites.open(work.now) if one.community == community]


async def makers(work: UnitOfWork, links: list[Invite]) -> dict[int, str]:
    """The names of those who made them."""
    found = await work.people.get({one.made_by for one in links})
    return {id_: person.name for id_, person in found.items()}


async def make(work: UnitOfWork, actor: Actor, role: Role, community: str) -> str:
    """A new link's payload: shown once, kept as a hash only. Raises NotFound."""
    await _may_look(work, actor, community)
    if role not in roles(actor, community):
        raise NotFound
    code = await staff.invite(work, role, community, made_by=actor.person.id)
    work.audit.note(actor.person.id, f"invited_{role}", community=community)
    return code


async def revoke(work: UnitOfWork, actor: Actor, community: str, handle: str) -> bool:
    """The link works no longer; False when it did not work any more. Raises NotFound for links of others."""
    mine = await listed(work, actor, community)
    found = next((one for one in mine if one.handle == handle), None)
    if found is None:
        return False
    if found.role not in roles(actor, community):
        raise NotFound
    work.audit.note(actor.person.id, "invite_revoked", community=community)
    return await work.invites.revoke(handle, work.now)


async def _may_look(work: UnitOfWork, actor: Actor, community: str) -> None:
    if community:
        await served(work, actor, community)
    else:
        admin_only(actor)
