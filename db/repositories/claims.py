"""Codes on paper that link a chat to a request. Only a keyed hash is kept; five wrong tries end a code."""

from __future__ import annotations

import hmac
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from db.repositories.desk import Desk
from db.tables import claims

TRIES = 5
_c = claims.c
_ITS = _c.request_id == bindparam("its_id")
_NEW = insert(claims)
_PUT = _NEW.on_conflict_do_update(
    index_elements=["request_id"], set_={name: _NEW.excluded[name] for name in ("code", "expires_at", "tries")}
)
_GET = select(_c.code).where(_ITS, _c.expires_at > bindparam("now", type_=_c.expires_at.type), _c.tries < TRIES)
_WRONG = update(claims).where(_ITS).values(tries=_c.tries + 1)
_USED = delete(claims).where(_ITS)


class Claims:
    """The codes."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def put(self, request_id: int, code: str, expires_at: datetime) -> None:
        """A new code of the request; the former one is void."""
        row = {"request_id": request_id, "code": self._hashed(request_id, code)[0], "expires_at": expires_at}
        await self._desk.run(_PUT, row | {"tries": 0})

    async def use(self, request_id: int, code: str, now: datetime) -> bool:
        """Whether it is the code: then it is used up. A wrong one is counted; after five the code is dead."""
        rows = await self._desk.rows(_GET, {"its_id": request_id, "now": now})
        right = bool(rows) and any(hmac.compare_digest(rows[0][0], known) for known in self._hashed(request_id, code))
        if right:
            await self._desk.run(_USED, {"its_id": request_id})
        elif rows:
            await self._desk.run(_WRONG, {"its_id": request_id})
        return right

    def _hashed(self, request_id: int, code: str) -> list[bytes]:
        return self._desk.sealing.tokens("claim", f"{request_id}:{code}")
