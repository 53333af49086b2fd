"""The ports without a database: one office in memory, held by the contract suite to what databases do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.communities import Community, Settlement
from domain.people import Person, Reach
from domain.places import Found, ukrainian_key
from tests.support.fake_notices import FakeCopying, FakeNotices, settle_copy
from tests.support.fake_plans import FakeAbsences, FakeVisits
from tests.support.fake_privacy import FakePrivacy
from tests.support.fake_repositories import (
    FakeCommunities,
    FakeDrafts,
    FakePeople,
    FakeRequests,
    FakeTimers,
)
from tests.support.fake_rows import Posted, Received, Stored, Transaction
from tests.support.fake_staff import FakeClaims, FakeInvites, FakeJournal, FakeLists, FakeStaff
from usecases.ports import Committed, Incoming, Letter, OnCommit, Settled


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, at: datetime = datetime(2026, 11, 23, 9, tzinfo=UTC)) -> None:
        self.at = at

    def now(self) -> datetime:
        """The moment it was moved to."""
        return self.at

    def move(self, **by: float) -> datetime:
        """Forward, in the words of `timedelta`."""
        self.at += timedelta(**by)
        return self.at


class FakeTerritory:
    """Some settlements, found by the beginning of their names."""

    def __init__(self, *settlements: Settlement) -> None:
        self._all = settlements

    def settlement(self, code: str) -> Settlement | None:
        """The settlement with this code."""
        return next((one for one in self._all if one.code == code), None)

    def settlements(self, community: str) -> list[Settlement]:
        """Those of a community, in Ukrainian order."""
        inside = (one for one in self._all if one.community == community)
        return sorted(inside, key=lambda one: (ukrainian_key(one.name), one.code))

    def everywhere(self) -> list[Community]:
        """The communities of the settlements, under the name of their first one."""
        named = {one.community: one for one in reversed(self._all)}
        return [Community(code, one.name, "", one.raion, one.oblast) for code, one in sorted(named.items())]

    def center(self, community: str) -> Settlement | None:
        """The first that was given of a community."""
        return next((one for one in self._all if one.community == community), None)

    def find(self, text: str, within: Collection[str] | None = None, limit: int = 8) -> Found:
        """None: whoever needs a search takes the real territory."""
        return Found()


class FakeOutbox:
    """Letters of this transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._on = transaction

    def put(self, letter: Letter) -> None:
        """One letter; a key that is known already is ignored."""
        known = {posted.letter.key for posted in self._on.stored.outbox.values()} - {None}
        if letter.key not in known:
            kept = replace(letter, id=letter.id or self._on.new_id())
            self._on.stored.outbox[kept.id] = Posted(kept)
            self._on.letters.append(kept)

    async def about(self, chat: int, message_id: int) -> int:
        """The request that a sent message was about."""
        for posted in self._on.stored.outbox.values():
            if posted.letter.chat == chat and posted.letter.about and message_id in (posted.message_id, *posted.also):
                return posted.letter.about
        return 0

    async def notice(self, chat: int, message_id: int) -> int:
        """The notice whose copy a message is."""
        for posted in self._on.stored.outbox.values():
            if posted.letter.chat == chat and message_id in (posted.message_id, *posted.also):
                return posted.letter.notice
        return 0

    async def origin(self, chat: int, message_id: int) -> int:
        """The message in its author's chat whose words this one carries."""
        for posted in self._on.stored.outbox.values():
            if posted.letter.chat == chat and message_id in (posted.message_id, *posted.also):
                return posted.letter.origin
        return 0

    async def standing(self, chat: int, slot: str) -> list[tuple[int, tuple[int, ...]]]:
        """The messages that were sent to this place of the chat, the newest first."""
        rows = sorted(self._on.stored.outbox.values(), key=lambda posted: -posted.letter.id)
        last = {row.message_id: row.letter.slot for row in reversed(rows) if row.letter.chat == chat}
        here = [row for row in rows if slot and (row.letter.chat, row.letter.slot) == (chat, slot) and row.message_id]
        here = [row for row in here if last[row.message_id] == slot]
        found: dict[int, tuple[int, ...]] = {}
        for row in here:
            found[row.message_id or 0] = (*found.get(row.message_id or 0, ()), *row.also)
        return list(found.items())

    async def shown(self, chat: int, since: datetime) -> list[int]:
        """The ids of all messages of a chat since then."""
        rows = self._on.stored.inbox.values()
        said = {row.update.message_id for row in rows if row.update.chat == chat and row.came_at >= since}
        for posted in self._on.stored.outbox.values():
            if posted.letter.chat == chat and posted.settled_at and posted.settled_at >= since and posted.message_id:
                said |= {posted.message_id, *posted.also}
        return sorted(said - {0})


class FakeAudit:
    """Who looked at or did what."""

    def __init__(self, transaction: Transaction) -> None:
        self._on = transaction

    def note(self, person_id: int, action: str, request_id: int = 0, community: str = "", whom: int = 0) -> None:
        """One line."""
        self._on.stored.audit.append((person_id, action, request_id, community))
        self._on.stored.noted_of.append(whom)
        self._on.stored.noted_at.append(self._on.now)


class FakeWork:
    """One transaction over the office's memory."""

    def __init__(self, transaction: Transaction, territory: FakeTerritory) -> None:
        self._on = transaction
        self.people = FakePeople(transaction)
        self.requests = FakeRequests(transaction)
        self.staff = FakeStaff(transaction)
        self.drafts = FakeDrafts(transaction)
        self.timers = FakeTimers(transaction)
        self.outbox = FakeOutbox(transaction)
        self.communities = FakeCommunities(transaction, territory)
        self.invites = FakeInvites(transaction)
        self.audit = FakeAudit(transaction)
        self.privacy = FakePrivacy(transaction)
        self.lists = FakeLists(transaction)
        self.claims = FakeClaims(transaction)
        self.journal = FakeJournal(transaction)
        self.visits = FakeVisits(transaction)
        self.absences = FakeAbsences(transaction)
        self.notices = FakeNotices(transaction)
        self.late = False

    @property
    def now(self) -> datetime:
        """The moment of this transaction."""
        return self._on.now

    async def claim(self, bot: int, update_id: int) -> bool:
        """Mark the inbox row done; False when it was handled before."""
        row = self._on.stored.inbox.get((bot, update_id))
        if row is None or row.state != "new":
            return False
        self._on.stored.inbox[bot, update_id] = replace(row, state="done")
        return True

    def new_id(self) -> int:
        """A fresh id."""
        return self._on.new_id()


class FakeInbox:
    """Raw updates in memory."""

    def __init__(self, office: FakeOffice) -> None:
        self._office = office

    async def store(self, bot: int, updates: Sequence[Incoming]) -> list[Incoming]:
        """Keep them; those not seen before come back, in order."""
        new = []
        async with self._office.transaction() as on:
            for found in updates:
                if (bot, found.update_id) not in on.stored.inbox:
                    on.stored.inbox[bot, found.update_id] = Received(found, self._office.clock.now())
                    new.append(found)
        return new

    async def pending(self, bot: int) -> list[Incoming]:
        """Everything not done, in the order it came."""
        rows = self._office.stored.inbox.items()
        return [row.update for (whose, _), row in rows if whose == bot and row.state == "new"]

    async def attempt(self, bot: int, update_id: int) -> int:
        """Count one more attempt."""
        async with self._office.transaction() as on:
            row = on.stored.inbox[bot, update_id]
            update = replace(row.update, attempts=row.update.attempts + 1)
            on.stored.inbox[bot, update_id] = replace(row, update=update)
            return update.attempts

    async def poison(self, bot: int, update_id: int, error: str) -> None:
        """Set it aside."""
        async with self._office.transaction() as on:
            row = on.stored.inbox[bot, update_id]
            on.stored.inbox[bot, update_id] = replace(row, state="poison", error=error)


class FakeMailroom(FakeCopying):
    """The sender's side of the outbox in memory."""

    def __init__(self, office: FakeOffice) -> None:
        self._office = office

    async def pending(self) -> list[Letter]:
        """Every letter that waits, by id, but copies of notices."""
        waiting = [posted for posted in self._office.stored.outbox.values() if posted.state == "waiting"]
        return sorted((posted.letter for posted in waiting if not posted.letter.notice), key=lambda letter: letter.id)

    async def settle(self, outcomes: Sequence[Settled]) -> None:
        """Record what became of letters."""
        async with self._office.transaction() as on:
            for outcome in outcomes:
                posted = on.stored.outbox.get(outcome.id)
                if posted and posted.letter.notice:
                    settle_copy(on.stored, posted, outcome, self._office.clock.now())
                elif posted and posted.state == "waiting":
                    on.stored.outbox[outcome.id] = posted.settled(outcome, self._office.clock.now())

    async def reach(self, chat: int, reach: str) -> None:
        """Remember whether a person can be written to."""
        async with self._office.transaction() as on:
            for person in list(on.stored.people.values()):
                if person.chat == chat:
                    on.stored.people[person.id] = replace(person, reach=Reach(reach))

    async def readers(self, person_ids: Collection[int]) -> Mapping[int, Person]:
        """The people to render for."""
        people = self._office.stored.people
        return {id_: people[id_] for id_ in person_ids if id_ in people}


class FakeOffice:
    """Everything of one installation: what is stored, and the ports to it."""

    def __init__(
        self,
        clock: FakeClock | None = None,
        territory: FakeTerritory | None = None,
        on_commit: OnCommit | None = None,
    ) -> None:
        self.clock = clock or FakeClock()
        self.territory = territory or FakeTerritory()
        self.stored = Stored()
        self.told: list[Committed] = []
        self.inbox = FakeInbox(self)
        self.mailroom = FakeMailroom(self)
        self._tell = on_commit or self.told.append
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Works on a copy, which takes the place of what is stored only when the block ends well."""
        async with self._turn:
            on = Transaction(self.stored.copy(), self.clock.now(), known=len(self.stored.events))
            yield on
            self.stored = on.stored

    @asynccontextmanager
    async def works(self) -> AsyncIterator[FakeWork]:
        """One unit of work."""
        async with self.transaction() as on:
            yield FakeWork(on, self.territory)
        if on.letters or on.wake_at or on.notices:
            self._tell(Committed(tuple(on.letters), on.wake_at, on.notices))
