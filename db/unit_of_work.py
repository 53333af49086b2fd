"""One transaction of the program: everything in it is committed together, and only then told to others."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import cast

from sqlalchemy import bindparam, func, literal_column, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db.crypto import Vault
from db.gate import Gate
from db.gates import gate_of
from db.repositories.absences import Absences
from db.repositories.claims import Claims
from db.repositories.communities import Communities, Shelf, Territory
from db.repositories.desk import Desk, Ids
from db.repositories.drafts import Drafts
from db.repositories.invites import Invites
from db.repositories.journal import Journal
from db.repositories.lists import Lists
from db.repositories.notices import Notices
from db.repositories.outbox import Audit, Outbox, write_kept
from db.repositories.people import People
from db.repositories.privacy import Privacy
from db.repositories.requests import Requests
from db.repositories.staff import Staff
from db.repositories.timers import Timers
from db.repositories.visits import Visits
from db.sealing import Sealing
from db.tables import (
    absences,
    districts,
    inbox,
    memberships,
    notices,
    offers,
    outbox,
    people,
    request_words,
    requests,
    visits,
)
from usecases.ports import Clock, Committed, OnCommit, Works

_CLAIM = (
    update(inbox)
    .where(inbox.c.bot == bindparam("of_bot"), inbox.c.update_id == bindparam("its_id"))
    .where(inbox.c.state == literal_column("'new'"))
    .values(state=literal_column("'done'"), payload=None)
)
_WITH_IDS = (outbox, requests, request_words, offers, people, memberships, districts, visits, absences, notices)
_GREATEST = select(func.max(union_all(*(select(func.max(t.c.id).label("id")) for t in _WITH_IDS)).subquery().c.id))


class Work:
    """A unit of work on SQLite or PostgreSQL."""

    __slots__ = (
        "_desk",
        "absences",
        "audit",
        "claims",
        "communities",
        "drafts",
        "invites",
        "journal",
        "late",
        "lists",
        "notices",
        "outbox",
        "people",
        "privacy",
        "requests",
        "staff",
        "timers",
        "visits",
    )

    def __init__(self, desk: Desk, shelf: Shelf, territory: Territory) -> None:
        self._desk = desk
        self.people = People(desk)
        self.requests = Requests(desk)
        self.staff = Staff(desk)
        self.drafts = Drafts(desk)
        self.timers = Timers(desk)
        self.outbox = Outbox(desk)
        self.communities = Communities(desk, shelf, territory)
        self.invites = Invites(desk)
        self.audit = Audit(desk)
        self.privacy = Privacy(desk)
        self.lists = Lists(desk)
        self.claims = Claims(desk)
        self.journal = Journal(desk)
        self.visits = Visits(desk)
        self.absences = Absences(desk)
        self.notices = Notices(desk)
        self.late = False

    @property
    def now(self) -> datetime:
        """The moment of this transaction, the same throughout."""
        return self._desk.now

    async def claim(self, bot: int, update_id: int) -> bool:
        """Mark the inbox row done, as the first statement; False when it was handled before."""
        return bool((await self._desk.run(_CLAIM, {"of_bot": bot, "its_id": update_id})).rowcount)

    def new_id(self) -> int:
        """A fresh id: positive, growing within the process, below 2**53."""
        return self._desk.new_id()


class _Office:
    """What all transactions of a process share."""

    def __init__(
        self,
        gate: Gate,
        vault: Vault,
        clock: Clock,
        territory: Territory,
        tell: OnCommit,
    ) -> None:
        self._gate = gate
        self._sealing = Sealing(vault)
        self._clock = clock
        self._territory = territory
        self._tell = tell
        self._shelf = Shelf()
        self._ids: Ids | None = None

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """One transaction; what it left for others to do is told after its commit."""
        async with self._gate.write(brief=True) as connection:
            desk = Desk(
                connection,
                self._sealing,
                await self._counter(connection),
                self._clock.now(),
            )
            work = Work(desk, self._shelf, self._territory)
            yield work
            letters = await write_kept(desk)
        if work.communities.changed:
            self._shelf.put(None)
        if letters or desk.wake_at or desk.notices:
            self._tell(Committed(letters, desk.wake_at, desk.notices))

    async def _counter(self, connection: AsyncConnection) -> Ids:
        if self._ids is None:
            greatest = (await connection.execute(_GREATEST)).scalar_one() or 0
            self._ids = self._ids or Ids(greatest)  # another transaction may have looked meanwhile
        return self._ids


def make_works(
    engine: AsyncEngine,
    vault: Vault,
    clock: Clock,
    territory: Territory,
    on_commit: OnCommit,
) -> Works:
    """Units of work; `on_commit` hears of each that left letters or timers, and must not raise."""
    office = _Office(gate_of(engine), vault, clock, territory, on_commit)
    return cast(Works, office.work)
