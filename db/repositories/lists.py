"""Requests as staff look for them: by state, by number, by phone, name or home."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Boolean, bindparam, func, literal_column, or_, select

from db.mapping_requests import whole_requests
from db.repositories.desk import Desk
from db.repositories.keyed import tokens_of
from db.repositories.requests import WHOLE
from db.tables import request_index, requests, timers
from domain.likeness import Key
from domain.people import Actor, may_see
from domain.requests import OPEN, NotFound, Request, Status

_c = requests.c
_IN = (_c.community == bindparam("where"), _c.status.in_(bindparam("held", expanding=True)))
_DUE = or_(bindparam("any_due", type_=Boolean), _c.due < bindparam("before", type_=_c.due.type))
_PAGE = select(_c.id).where(*_IN, _DUE).limit(bindparam("most")).offset(bindparam("past"))
_BY_DUE, _BY_AGE = (_c.due, _c.id), (_c.created_at, _c.id)
_LISTED = WHOLE.where(_c.id.in_(_PAGE.order_by(*_BY_DUE))).order_by(*_BY_DUE)
_OLDEST = WHOLE.where(_c.id.in_(_PAGE.order_by(*_BY_AGE))).order_by(*_BY_AGE)
_ESCALATED = select(_c.id).where(*_IN, _c.level > 0).limit(bindparam("most")).offset(bindparam("past"))
_BY_LEVEL = (_c.level.desc(), _c.due, _c.id)
_CALLING = WHOLE.where(_c.id.in_(_ESCALATED.order_by(*_BY_LEVEL))).order_by(*_BY_LEVEL)
_THESE = WHOLE.where(_c.id.in_(bindparam("ids", expanding=True))).order_by(*_BY_DUE)
_WATCHED = select(timers.c.id).where(timers.c.subject == _c.id, timers.c.state == literal_column("'waiting'"))
_UNWATCHED = select(_c.id).where(_c.status.in_(bindparam("held", expanding=True)), ~_WATCHED.exists())
_ADRIFT = WHOLE.where(_c.id.in_(_UNWATCHED.order_by(_c.id).limit(bindparam("most")))).order_by(_c.id)
_COUNTED = select(_c.status, func.count()).where(*_IN).group_by(_c.status)
_NUMBERED = WHOLE.where(_c.number == bindparam("its_number"))
_ALIKE = WHOLE.where(
    _c.id.in_(
        select(_c.id)
        .where(
            or_(
                _c.id.in_(
                    select(request_index.c.request_id).where(
                        request_index.c.token.in_(bindparam("tokens", expanding=True))
                    )
                ),
                _c.phone_index.in_(bindparam("phones", expanding=True)),  # of requests from before there were tokens
            ),
            _c.community.in_(bindparam("served", expanding=True)),
            _c.created_at >= bindparam("since", type_=_c.created_at.type),
        )
        .order_by(_c.id.desc())
        .limit(bindparam("most"))
    )
).order_by(_c.id.desc())
_EVER = datetime.fromisoformat("2017-01-01T00:00:00+00:00")


class Lists:
    """Pages of requests."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def listed(
        self,
        community: str,
        statuses: Collection[Status],
        limit: int,
        skip: int = 0,
        due_before: datetime | None = None,
        oldest: bool = False,
    ) -> list[Request]:
        """A page of a community's requests in these statuses, by due time; with `oldest` by when they came."""
        wish = {"where": community, "held": [status.value for status in statuses], "most": limit, "past": skip}
        wish |= {"any_due": due_before is None, "before": due_before or self._desk.now}
        rows = await self._desk.rows(_OLDEST if oldest else _LISTED, wish)
        return whole_requests(self._desk.sealing, rows)

    async def counted(self, community: str) -> Mapping[Status, int]:
        """How many requests of a community are in each status that is not the end."""
        wish = {"where": community, "held": [status.value for status in (*OPEN, Status.RESOLVED)]}
        return {Status(status): n for status, n in await self._desk.rows(_COUNTED, wish)}

    async def escalated(self, community: str, limit: int, skip: int = 0) -> list[Request]:
        """A page of a community's open requests on which nobody acted in time: the highest level first, then by due."""
        wish = {"where": community, "held": [status.value for status in OPEN], "most": limit, "past": skip}
        return whole_requests(self._desk.sealing, await self._desk.rows(_CALLING, wish))

    async def these(self, request_ids: Collection[int]) -> list[Request]:
        """The requests with these ids, by due time; unknown ids are left out."""
        rows = await self._desk.rows(_THESE, {"ids": list(request_ids)}) if request_ids else []
        return whole_requests(self._desk.sealing, rows)

    async def unwatched(self, limit: int) -> list[Request]:
        """Requests that are not at their end and have no waiting timer, by id: there should be none."""
        wish = {"held": [status.value for status in (*OPEN, Status.RESOLVED)], "most": limit}
        return whole_requests(self._desk.sealing, await self._desk.rows(_ADRIFT, wish))

    async def numbered(self, number: str, within: Actor | None) -> Request:
        """The request with this number if `within` may see it (None: whoever has its code). Raises NotFound."""
        found = whole_requests(self._desk.sealing, await self._desk.rows(_NUMBERED, {"its_number": number}))
        if not found or (within is not None and not may_see(within, found[0])):
            raise NotFound
        return found[0]

    async def alike(
        self, keys: Collection[Key], communities: Collection[str], since: datetime | None = None, limit: int = 20
    ) -> list[Request]:
        """Requests of these communities that have one of the keys, the newest first."""
        if not keys or not communities:
            return []
        vault = self._desk.sealing.vault
        phones = [index for kind, value in keys if kind == "phone" for index in vault.blind_indexes(value)]
        wish = {"tokens": tokens_of(self._desk, keys), "phones": phones, "served": list(communities)}
        rows = await self._desk.rows(_ALIKE, wish | {"since": since or _EVER, "most": limit})
        return whole_requests(self._desk.sealing, rows)
