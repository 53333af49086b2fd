"""Staff join by a one-time link that expires and belongs to the first account that opens it."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta

from domain.people import Actor, Membership, Role
from usecases import waking
from usecases.ports import Invite, UnitOfWork

VALID_FOR = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Joined:
    """The link worked: this role is now held; `again`: it was held before, and the link is left to a colleague."""

    membership: Membership
    again: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class NoEntry:
    """The link did not work; `why` is unknown | used | expired | revoked."""

    why: str


async def invite(work: UnitOfWork, role: Role, community: str = "", title: str = "", made_by: int = 0) -> str:
    """A new link's payload. The caller has checked that the community is served; `made_by` 0: by the command line."""
    code = "i" + secrets.token_urlsafe(18)  # never like a community's link, which begins with "g_"
    link = Invite(code, role, community, work.now + VALID_FOR, title, made_by=made_by, made_at=work.now)
    await work.invites.add(link)
    return code


async def join(work: UnitOfWork, actor: Actor, code: str) -> Joined | NoEntry:
    """The account that opened the link joins; opening it again by the same account changes nothing."""
    known = await work.invites.get(code)
    if known and (mine := _held(actor, known)):
        return Joined(mine, again=True)
    taken = await work.invites.use(code, actor.person.id, work.now)
    if taken is None:
        return await _explain(work, code)
    title = taken.title or actor.person.name
    member = Membership(0, actor.person.id, taken.role, taken.community, title=title)
    work.audit.note(actor.person.id, f"joined_{taken.role}", community=taken.community)
    joined = await work.staff.add(member)
    await waking.plan(work, [joined])
    return Joined(joined)


async def ensure_admins(work: UnitOfWork, chats: Collection[int]) -> None:
    """Those whom the settings name are admins, also before they ever wrote."""
    for chat in sorted(chats):
        actor = await work.people.actor(chat) or Actor(await work.people.add(chat, ""))
        if not any(m.role is Role.ADMIN for m in actor.memberships):
            await work.staff.add(Membership(0, actor.person.id, Role.ADMIN, ""))


def _held(actor: Actor, known: Invite) -> Membership | None:
    return next((m for m in actor.roles(known.role) if m.community == known.community), None)


async def _explain(work: UnitOfWork, code: str) -> NoEntry:
    known = await work.invites.get(code)
    if known is None:
        return NoEntry("unknown")
    if known.revoked:
        return NoEntry("revoked")
    return NoEntry("used" if known.used_by else "expired")
