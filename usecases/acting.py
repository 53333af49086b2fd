"""«Інша роль»: whose menu a person has before them. What they may do stays all that they hold."""

from __future__ import annotations

from dataclasses import replace

from domain.acting import RESIDENT, hats
from domain.people import Actor, Membership
from usecases.ports import UnitOfWork
from usecases.registration import saved

REFUSED = "refused"


async def choose(work: UnitOfWork, actor: Actor, membership_id: int) -> Actor | None:
    """The actor in this role from now on, 0 for a resident. None for a role that is not, or no longer, held."""
    if not _held(actor, membership_id):
        work.audit.note(actor.person.id, REFUSED)
        return None
    return await saved(work, actor, replace(actor.person, acting=membership_id or RESIDENT))


def _held(actor: Actor, membership_id: int) -> bool:
    return any(m.id == membership_id for m in hats(actor)) if membership_id else actor.registered


async def joined(work: UnitOfWork, actor: Actor, member: Membership) -> Actor:
    """The actor who has just joined: among several roles the new one is what they are now."""
    others = tuple(m for m in actor.memberships if m.id != member.id)
    held = replace(actor, memberships=(*others, member))
    chose = others or actor.person.acting
    return (await choose(work, held, member.id) if chose else None) or held
