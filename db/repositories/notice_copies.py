"""The copies of a notice, one row of the outbox a person: written in stretches, opened again, given up."""

from __future__ import annotations

from sqlalchemy import Select, bindparam, func, literal, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert

from db.audience import within
from db.repositories.desk import Desk
from db.tables import outbox, people
from db.tallies import tell
from domain.messages import Lane
from domain.notices import SENDING, Notice
from usecases.ports import Stretch

_c = outbox.c
_MADE = ("id", "chat", "person_id", "lane", "state", "about", "attempts", "key", "error", "notice", "edition", "slot")
_ITS = _c.notice == bindparam("its_notice")
_WAITS = _c.state == literal_column("'waiting'")
_DELIVERED = (
    _ITS,
    _c.state == literal_column("'sent'"),
    _c.message_id.is_not(None),
    _c.edition < bindparam("its_edition"),
    _c.chat > 0,  # a forgotten person has none any more
    _c.id > bindparam("after"),
)
_NEXT = select(_c.id).where(*_DELIVERED).order_by(_c.id).limit(bindparam("most")).subquery()
_REACH = select(func.count(), func.max(_NEXT.c.id))
_REOPEN = (
    update(outbox).where(*_DELIVERED, _c.id <= bindparam("until")).values(state="waiting", attempts=0, not_before=None)
)
_UNSENT = select(_c.id).where(_ITS, _WAITS, _c.message_id.is_(None)).order_by(_c.id).limit(bindparam("most"))
_SENT = select(_c.id).where(_ITS, _WAITS, _c.message_id.is_not(None)).order_by(_c.id).limit(bindparam("most"))
_DROP = (
    update(outbox)
    .where(_c.id.in_(_UNSENT), _WAITS)
    .values(state="dropped", error="stopped", settled_at=bindparam("now"))
)
_LEAVE = update(outbox).where(_c.id.in_(_SENT), _WAITS).values(state="sent")
_ANY = select(_c.id).where(_ITS, _WAITS).limit(1)


class Copies:
    """The copies of a transaction's notices."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def enlist(self, notice: Notice, limit: int) -> Stretch:
        """The next people of its audience get a copy that waits; nobody gets two."""
        chosen = (*within(notice.audience), people.c.id > notice.cursor)
        found = select(people.c.id).where(*chosen).order_by(people.c.id).limit(limit).subquery()
        ((count, last),) = await self._desk.rows(select(func.count(), func.max(found.c.id)).select_from(found))
        if not count:
            return Stretch(0, notice.cursor)
        copies = self._copies(notice, count).where(*chosen, people.c.id <= last)
        made = insert(outbox).from_select(_MADE, copies).on_conflict_do_nothing(index_elements=["key"])
        await self._desk.run(made)
        self._desk.notices = True
        return Stretch(count, last)

    def _copies(self, notice: Notice, count: int) -> Select[tuple[int]]:
        first = self._desk.ids.block(self._desk.now, count)
        lane = Lane.ALERT if notice.danger else Lane.NOTICE
        nth = func.row_number().over(order_by=people.c.id) - 1
        key = literal(f"n:{notice.id}:").concat(func.cast(people.c.id, outbox.c.key.type))
        same = (literal(0), literal(0), key, literal(""), literal(notice.id), literal(0), literal(""))
        return select(literal(first) + nth, people.c.chat, people.c.id, literal(lane.value), literal("waiting"), *same)

    async def reopen(self, notice: Notice, limit: int) -> Stretch:
        """The next delivered copies of an older edition wait to be edited or taken away."""
        its = {"its_notice": notice.id, "its_edition": notice.edition, "after": notice.cursor}
        ((count, last),) = await self._desk.rows(_REACH, {**its, "most": limit})
        if not count:
            return Stretch(0, notice.cursor)
        await self._desk.run(_REOPEN, {**its, "until": last})
        self._desk.notices = True
        return Stretch(count, last)

    async def give_up(self, notice: Notice, limit: int, unsent: bool = False) -> int:
        """Copies that wait do so no more, at most so many."""
        its = {"its_notice": notice.id, "most": limit}
        dropped = (await self._desk.run(_DROP, {**its, "now": self._desk.now})).rowcount
        left = 0
        if not unsent and dropped < limit:
            left = (await self._desk.run(_LEAVE, {**its, "most": limit - dropped})).rowcount
        told = {(notice.id, SENDING, "stopped"): dropped, (notice.id, notice.job, "stopped"): left}
        if notice.job == SENDING:
            told = {(notice.id, SENDING, "stopped"): dropped + left}
        await tell(self._desk.connection, told)
        self._desk.notices = True
        return dropped + left

    async def waiting(self, notice_id: int) -> bool:
        """Whether a copy of it waits."""
        return bool(await self._desk.rows(_ANY, {"its_notice": notice_id}))
