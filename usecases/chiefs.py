"""Who heads the department of a community: they hear of what the coordinators leave undone."""

from __future__ import annotations

from dataclasses import replace

from domain.people import Actor, Membership, Role
from domain.requests import NotFound
from usecases import staffing
from usecases.ports import UnitOfWork


async def put(work: UnitOfWork, actor: Actor, membership_id: int, chief: bool) -> Membership:
    """This coordinator is the chief from now on, and no other of the community; or is it no longer.

    An admin's work. Raises NotFound for others, and for whoever does not coordinate now.
    """
    member = await staffing.own(work, actor, membership_id)
    if member.role is not Role.COORDINATOR or (chief and not member.active):
        raise NotFound
    if member.chief == chief:
        return member
    for other in await work.staff.all(member.community) if chief else ():
        if other.chief:
            await work.staff.save(replace(other, chief=False))
    work.audit.note(
        actor.person.id,
        "chief_named" if chief else "chief_unnamed",
        community=member.community,
        whom=member.person_id,
    )
    named = replace(member, chief=chief)
    await work.staff.save(named)
    return named
