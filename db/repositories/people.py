"""People and, in the one read that every update begins with, what they are and where they stand."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from db.mapping import DRAFT, MEMBERSHIP, PERSON, draft, membership, person, person_row
from db.repositories.desk import Desk
from db.tables import consents, drafts, memberships, people
from domain.people import Actor, Person

_P, _M = len(PERSON), len(PERSON) + len(MEMBERSHIP)

_ACTOR = (
    select(*PERSON, *MEMBERSHIP, *DRAFT)
    .select_from(
        people.outerjoin(memberships, memberships.c.person_id == people.c.id).outerjoin(
            drafts, drafts.c.person_id == people.c.id
        )
    )
    .where(people.c.chat == bindparam("chat"))
)
_OF_CHAT = select(*PERSON).where(people.c.chat == bindparam("chat"))
_ADD = insert(people).on_conflict_do_nothing(index_elements=["chat"])
_SAVE = update(people).where(people.c.id == bindparam("its_id"))
GET = select(*PERSON).where(people.c.id.in_(bindparam("ids", expanding=True)))
_CONSENT = insert(consents).on_conflict_do_nothing(index_elements=["person_id", "at"])
_CONSENTS = (
    select(consents.c.version, consents.c.at).where(consents.c.person_id == bindparam("whose")).order_by(consents.c.at)
)


class People:
    """Everyone who ever wrote to the bot."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def actor(self, chat: int) -> Actor | None:
        """The person of this chat with memberships and drafts, in one read; None for a stranger."""
        rows = await self._desk.rows(_ACTOR, {"chat": chat})
        if not rows:
            return None
        own = person(self._desk.sealing, rows[0][:_P])
        self._desk.people[own.id] = own
        held = {row[_P]: row for row in rows if row[_P] is not None}
        opened = {row[_M + 1]: row for row in rows if row[_M] is not None}
        return Actor(
            own,
            tuple(membership(self._desk.sealing, held[id_][_P:_M]) for id_ in sorted(held)),
            tuple(draft(self._desk.sealing, row[_M:]) for row in opened.values()),
        )

    async def add(self, chat: int, name: str) -> Person:
        """A new person; the one that is there when another transaction was first."""
        one = Person(self._desk.new_id(), chat, name)
        if (await self._desk.run(_ADD, person_row(self._desk.sealing, one))).rowcount:
            return one
        return person(self._desk.sealing, (await self._desk.rows(_OF_CHAT, {"chat": chat}))[0])

    async def save(self, one: Person) -> None:
        """Write every field of the person."""
        self._desk.people.pop(one.id, None)
        row = person_row(self._desk.sealing, one)
        await self._desk.run(_SAVE, {"its_id": row.pop("id"), **row})

    async def add_offline(self, name: str = "", phone: str = "") -> Person:
        """Somebody without Telegram: no chat has a negative id of this kind."""
        id_ = self._desk.new_id()
        one = Person(id_, -id_, name, phone=phone)
        await self._desk.run(_ADD, person_row(self._desk.sealing, one))
        return one

    async def consented(self, person_id: int, version: str) -> None:
        """Keep that the person agreed to this version, now."""
        await self._desk.run(_CONSENT, {"person_id": person_id, "version": version, "at": self._desk.now})

    async def consents(self, person_id: int) -> list[tuple[str, datetime]]:
        """Every version the person agreed to, and when, the oldest first."""
        rows = await self._desk.rows(_CONSENTS, {"whose": person_id})
        return [(version, at) for version, at in rows]

    async def get(self, ids: Collection[int]) -> dict[int, Person]:
        """People by id, in the order asked for; unknown ids are left out."""
        known = self._desk.people
        unread = [id_ for id_ in ids if id_ not in known]
        rows = await self._desk.rows(GET, {"ids": unread}) if unread else []
        known |= {row[0]: person(self._desk.sealing, row) for row in rows}
        return {id_: known[id_] for id_ in ids if id_ in known}
