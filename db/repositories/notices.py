"""Notices: their rows, whom they are for, and how their copies ended."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, func, select, update
from sqlalchemy import insert as plain_insert

from db.audience import by_reach, counted, with_wishes
from db.mapping import PERSON, person
from db.mapping_notices import NOTICE, PROGRESS, notice, notice_row, outcome
from db.repositories.desk import Desk
from db.repositories.notice_copies import Copies
from db.sealing import encode
from db.tables import outbox, people
from db.tables_notices import notice_tallies, notices
from domain.notices import Audience, Counted, Notice, NoticeChanged, NoticeState, Tally
from domain.people import Person

_c = notices.c
_ADD = plain_insert(notices).inline()
_SAVE = update(notices).where(_c.id == bindparam("its_id"), _c.version == bindparam("seen"))
_ADVANCE = update(notices).where(_c.id == bindparam("its_id"), _c.edition == bindparam("of_edition"))
_GET = select(*NOTICE).where(_c.id == bindparam("its_id"))
_NEWEST = select(*NOTICE).order_by(_c.id.desc()).limit(bindparam("most"))
_BEFORE = _NEWEST.where(_c.id < bindparam("before"))
_IN_STATE = select(*NOTICE).where(_c.state.in_(bindparam("states", expanding=True))).order_by(_c.id)
_t = notice_tallies.c
_TALLY = select(_t.job, _t.outcome, _t.n).where(_t.notice == bindparam("its_id"))
_SPARED = ("stopped", "forgotten")  # nobody has to be told of these
_NOT_TOLD = (
    outbox.c.notice == bindparam("its_notice"),
    outbox.c.state.in_(("dropped", "expired", "failed")),
    outbox.c.error.not_in(_SPARED),
)
_OF_PERSON = people.c.id == outbox.c.person_id
_UNREACHED = (
    select(outbox.c.state, outbox.c.error, *PERSON)
    .join(people, _OF_PERSON)
    .where(*_NOT_TOLD, people.c.community == bindparam("where"), people.c.id > bindparam("after"))
    .order_by(people.c.id)
    .limit(bindparam("most"))
)
_BY_COMMUNITY = (
    select(people.c.community, func.count())
    .select_from(outbox)
    .join(people, _OF_PERSON)
    .where(*_NOT_TOLD)
    .group_by(people.c.community)
)


class Notices(Copies):
    """Notices to many people."""

    __slots__ = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)

    async def add(self, one: Notice) -> None:
        """A new one."""
        await self._desk.run(_ADD, notice_row(self._desk.sealing, one))

    async def save(self, before: Notice, after: Notice) -> None:
        """Write what people decided. Raises NoticeChanged(fresh) when another was first."""
        row = notice_row(self._desk.sealing, after)
        if after.edition == before.edition:  # whoever writes the copies may have come further meanwhile
            row = {name: value for name, value in row.items() if name not in PROGRESS}
        saved = await self._desk.run(_SAVE, {"its_id": row.pop("id"), "seen": before.version, **row})
        if not saved.rowcount:
            raise NoticeChanged(await self.get(before.id) or before)
        self._desk.notices = True

    async def advance(self, one: Notice, *, cursor: int, written: bool, totals: Mapping[str, int]) -> None:
        """How far its copies are written: no new version."""
        row = {"cursor": cursor, "written": written, "totals": encode(dict(totals))}
        await self._desk.run(_ADVANCE, {"its_id": one.id, "of_edition": one.edition, **row})
        self._desk.notices = True

    async def get(self, notice_id: int) -> Notice | None:
        """One notice."""
        rows = await self._desk.rows(_GET, {"its_id": notice_id})
        return notice(self._desk.sealing, rows[0]) if rows else None

    async def newest(self, limit: int, before: int = 0) -> list[Notice]:
        """The newest first; with `before`, those with a smaller id."""
        statement, wish = (_BEFORE, {"before": before}) if before else (_NEWEST, {})
        rows = await self._desk.rows(statement, {"most": limit, **wish})
        return [notice(self._desk.sealing, row) for row in rows]

    async def in_state(self, *states: NoticeState) -> list[Notice]:
        """All in one of these states, by id."""
        rows = await self._desk.rows(_IN_STATE, {"states": [state.value for state in states]})
        return [notice(self._desk.sealing, row) for row in rows]

    async def count(self, audience: Audience, topic: str, danger: bool) -> Counted:
        """How many people it is for, and how many of them would not get it."""
        reaches = (await self._desk.rows(by_reach(audience)))[0]
        wishes = await self._desk.rows(with_wishes(audience))
        return counted(self._desk.sealing, reaches, wishes, topic, danger)

    async def tally(self, notice_id: int) -> Tally:
        """How its copies have ended, by job and outcome."""
        rows = await self._desk.rows(_TALLY, {"its_id": notice_id})
        return {(job, how): count for job, how, count in rows if count}

    async def unreached(self, notice_id: int, community: str, after: int, limit: int) -> list[tuple[Person, str]]:
        """People of a community whose copy was not delivered, and why, with person id > after, by that id."""
        wish = {"its_notice": notice_id, "where": community, "after": after, "most": limit}
        rows = await self._desk.rows(_UNREACHED, wish)
        return [(person(self._desk.sealing, row[2:]), outcome(row[0], row[1])) for row in rows]

    async def unreached_by_community(self, notice_id: int) -> dict[str, int]:
        """How many they are in each community."""
        return dict([tuple(row) for row in await self._desk.rows(_BY_COMMUNITY, {"its_notice": notice_id})])
