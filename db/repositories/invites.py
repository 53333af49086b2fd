"""One-time links for staff. Only a hash of the code is kept: a copy of the database opens no door."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, false, func, insert, select, true, update

from db.mapping import Row
from db.repositories.desk import Desk
from db.sealing import Sealing
from db.tables import invites
from domain.people import Role
from usecases.ports import Invite

_c = invites.c
_COLUMNS = (_c.role, _c.community, _c.expires_at, _c.title, _c.used_by, _c.made_by, _c.made_at, _c.revoked)
_LIVES = (_c.used_by == 0, _c.revoked == false(), _c.expires_at > bindparam("now", type_=_c.expires_at.type))
_ITS = _c.code_hash == bindparam("its_hash")
_ADD = insert(invites)
_GET = select(*_COLUMNS).where(_ITS)
_USE = update(invites).where(_ITS, *_LIVES).values(used_by=bindparam("person")).returning(*_COLUMNS)
_OPEN = select(_c.code_hash, *_COLUMNS).where(*_LIVES).order_by(_c.made_at.desc(), _c.code_hash)
HANDLE = 12  # signs of the hash that name a link in a list
_NAMED = func.substr(_c.code_hash, 1, HANDLE) == bindparam("begins")
_REVOKE = update(invites).where(_NAMED, *_LIVES).values(revoked=true())


class Invites:
    """The links."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def add(self, invite: Invite) -> None:
        """A new link."""
        row: dict[str, Any] = {column.key: getattr(invite, column.key) for column in _COLUMNS}
        its_hash = _hash(invite.code)
        title = self._desk.sealing.seal(invite.title, _place(its_hash))
        row |= {"code_hash": its_hash, "role": invite.role.value, "title": title}
        await self._desk.run(_ADD, row)

    async def use(self, code: str, person_id: int, now: datetime) -> Invite | None:
        """Take the link in one conditional statement: the first wins. None: unknown, expired or used."""
        rows = await self._desk.rows(_USE, {"its_hash": _hash(code), "now": now, "person": person_id})
        return _invite(self._desk.sealing, code, rows[0]) if rows else None

    async def get(self, code: str) -> Invite | None:
        """The link whatever its state, to explain kindly why it does not work."""
        rows = await self._desk.rows(_GET, {"its_hash": _hash(code)})
        return _invite(self._desk.sealing, code, rows[0]) if rows else None

    async def open(self, now: datetime) -> list[Invite]:
        """The links that still work, the newest first; their codes are ""."""
        rows = await self._desk.rows(_OPEN, {"now": now})
        return [_invite(self._desk.sealing, "", row[1:], row[0]) for row in rows]

    async def revoke(self, handle: str, now: datetime) -> bool:
        """Make a link that still works useless; False when it does not work any more."""
        return bool((await self._desk.run(_REVOKE, {"begins": handle, "now": now})).rowcount)


def _invite(sealing: Sealing, code: str, row: Row, its_hash: str = "") -> Invite:
    role, community, expires_at, title, used_by, made_by, made_at, revoked = row
    its_hash = its_hash or _hash(code)
    called = sealing.open(title, _place(its_hash))
    made = (used_by, made_by, made_at, revoked, its_hash[:HANDLE])
    return Invite(code, Role(role), community, expires_at, called, *made)


def _place(code_hash: str) -> str:
    return f"invites.title:{code_hash}"


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode(errors="surrogatepass")).hexdigest()
