"""Staff join by a one-time link that expires and belongs to the first account that opens it."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from domain.people import Actor, Membership, Role
from usecases.ports import Invite, UnitOfWork

VALID_FOR = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Joined:
    """The link worked: this role is now held."""

    membership: Membership


@dataclass(frozen=True, slots=True)
class NoEntry:
    """The link did not work; `why` is unknown | used | expired."""

    why: str


async def invite(work: UnitOfWork, role: Role, community: str = "", title: str = "") -> str:
    """A new link's payload. The caller has checked that the community is served."""
    code = "i" + secrets.token_urlsafe(18)  # never like a community's link, which begins with "g_"
    await work.invites.add(Invite(code, role, community, work.now + VALID_FOR, title))
    return code


async def join(work: UnitOfWork, actor: Actor, code: str) -> Joined | NoEntry:
    """The account that opened the link joins; opening it again by the same account changes nothing."""
    taken = await work.invites.use(code, actor.person.id, work.now)
    if taken is None:
        return await _explain(work, actor, code)
    title = taken.title or actor.person.name
    member = Membership(0, actor.person.id, taken.role, taken.community, title=title)
    work.audit.note(actor.person.id, f"joined_{taken.role}", community=taken.community)
    return Joined(await work.staff.add(member))


async def ensure_admins(work: UnitOfWork, chats: Collection[int]) -> None:
    """Those whom the settings name are admins, also before they ever wrote."""
    for chat in sorted(chats):
        actor = await work.people.actor(chat) or Actor(await work.people.add(chat, ""))
        if not any(m.role is Role.ADMIN for m in actor.memberships):
            await work.staff.add(Membership(0, actor.person.id, Role.ADMIN, ""))


async def _explain(work: UnitOfWork, actor: Actor, code: str) -> Joined | NoEntry:
    known = await work.invites.get(code)
    if known is None:
        return NoEntry("unknown")
    mine = [m for m in actor.roles(known.role) if m.community == known.community]
    if known.used_by == actor.person.id and mine:
        return Joined(mine[0])
    return NoEntry("used" if known.used_by else "expired")
