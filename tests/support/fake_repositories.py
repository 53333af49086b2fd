"""The repositories in memory: plain dictionaries of the domain's own values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain.communities import Community, District, Settlement
from domain.deadline_rules import DeadlineRule
from domain.forms import Draft
from domain.people import Actor, Person, may_see
from domain.places_text import ukrainian_key
from domain.requests import By, Change, Event, NotFound, Request, Stale
from domain.timers import Timer
from domain.words import Word, of_old
from tests.support.fake_rows import Stored, Transaction, Wake
from usecases.ports import NumberTaken

if TYPE_CHECKING:
    from tests.support.fakes import FakeTerritory


class Repository:
    """What they have in common."""

    def __init__(self, transaction: Transaction) -> None:
        self._on = transaction

    @property
    def _rows(self) -> Stored:
        return self._on.stored


class FakePeople(Repository):
    """Everyone who ever wrote to the bot."""

    async def actor(self, chat: int) -> Actor | None:
        person = next((one for one in self._rows.people.values() if one.chat == chat), None)
        if person is None:
            return None
        held = [m for m in self._rows.memberships.values() if m.person_id == person.id]
        drafts = (draft for (whose, _), draft in self._rows.drafts.items() if whose == person.id)
        return Actor(person, tuple(sorted(held, key=lambda m: m.id)), tuple(drafts))

    async def add(self, chat: int, name: str) -> Person:
        known = await self.actor(chat)
        person = known.person if known else Person(self._on.new_id(), chat, name)
        self._rows.people[person.id] = person
        return person

    async def save(self, person: Person) -> None:
        self._rows.people[person.id] = person

    async def add_offline(self, name: str = "", phone: str = "") -> Person:
        id_ = self._on.new_id()
        self._rows.people[id_] = Person(id_, -id_, name, phone=phone)
        return self._rows.people[id_]

    async def consented(self, person_id: int, version: str) -> None:
        self._rows.consents.append((person_id, version, self._on.now))

    async def consents(self, person_id: int) -> list[tuple[str, datetime]]:
        return [(version, at) for whose, version, at in self._rows.consents if whose == person_id]

    async def get(self, ids: Collection[int]) -> dict[int, Person]:
        return {id_: self._rows.people[id_] for id_ in ids if id_ in self._rows.people}


class FakeRequests(Repository):
    """Requests with their offers and details."""

    async def add(self, request: Request) -> None:
        if any(one.number == request.number for one in self._rows.requests.values()):
            raise NumberTaken(request.number)
        self._rows.requests[request.id] = request
        event = Event("created", request.status, request.created_at, By(request.person_id))
        self._rows.events.append((request.id, event))

    async def get(self, request_id: int, within: Actor | None) -> Request:
        found = self._rows.requests.get(request_id)
        if found is None or (within is not None and not may_see(within, found)):
            raise NotFound
        return self._named(found)

    async def save(self, change: Change) -> None:
        fresh = self._rows.requests[change.before.id]
        if fresh.version != change.before.version:
            raise Stale(self._named(fresh))
        self._rows.requests[fresh.id] = change.after
        self._rows.events.append((fresh.id, change.event))
        held = {offer.id: offer.held for offer in change.before.offers}
        for offer in change.after.offers:
            delta = offer.held - held.get(offer.id, offer.held)
            worker = self._rows.memberships[offer.membership_id]
            self._rows.memberships[worker.id] = replace(worker, load=max(0, worker.load + delta))

    async def of_person(self, person_id: int, limit: int = 10) -> list[Request]:
        own = [one for one in self._rows.requests.values() if one.person_id == person_id]
        return [self._named(one) for one in sorted(own, key=lambda request: -request.id)[:limit]]

    async def involving(self, membership_ids: Collection[int], limit: int = 200) -> list[Request]:
        def with_them(request: Request) -> bool:
            return any(o.membership_id in membership_ids and o.open_or_live for o in request.offers)

        found = sorted((r for r in self._rows.requests.values() if with_them(r)), key=lambda request: request.id)
        return [self._named(one) for one in found[:limit]]

    async def stood_in(self, community: str) -> list[Request]:
        inside = sorted((r for r in self._rows.requests.values() if r.community == community), key=lambda r: r.id)
        return [self._named(one) for one in inside if one.holder and one.holder.root]

    async def mark_read(self, request_id: int) -> None:
        self._rows.requests[request_id] = replace(self._rows.requests[request_id], unread=0)

    async def add_unread(self, request_id: int) -> None:
        one = self._rows.requests[request_id]
        self._rows.requests[request_id] = replace(one, unread=one.unread + 1)

    async def reown(self, former: int, now: int) -> None:
        for one in list(self._rows.requests.values()):
            if one.person_id == former:
                self._rows.requests[one.id] = replace(one, person_id=now)

    async def of_worker(self, membership_ids: Collection[int], limit: int = 50, skip: int = 0) -> list[Request]:
        held = [r for r in self._rows.requests.values() if r.holder and r.holder.membership_id in membership_ids]
        return [
            self._named(one) for one in sorted(held, key=lambda request: (request.due, request.id))[skip : skip + limit]
        ]

    async def former_worker(self, person_id: int, community: str) -> int | None:
        own = [r for r in self._rows.requests.values() if (r.person_id, r.community) == (person_id, community)]
        holders = [(r.holder is not None, r.last_holder.id, r.last_holder) for r in own if r.last_holder]
        return max(holders)[2].membership_id if holders else None

    def add_words(self, words: Sequence[Word]) -> None:
        self._rows.words.extend(replace(one, id=one.id or self._on.new_id()) for one in words)

    async def words(self, request: Request) -> list[Word]:
        return of_old(request) + [one for one in self._rows.words if one.request_id == request.id]

    async def word_of(self, person_id: int, message_id: int) -> Word | None:
        said = [one for one in self._rows.words if (one.person_id, one.message_id) == (person_id, message_id)]
        return max(said, key=lambda one: (one.version, one.id), default=None)

    async def events(self, request_id: int) -> list[Event]:
        return [event for id_, event in self._rows.events[: self._on.known] if id_ == request_id]

    def _named(self, request: Request) -> Request:
        """A worker's name is kept in one place: with the membership."""
        known = self._rows.memberships
        named = (replace(one, title=known[one.membership_id].title) for one in request.offers)
        return replace(request, offers=tuple(named))


class FakeDrafts(Repository):
    """Open dialogs."""

    async def save(self, person_id: int, draft: Draft) -> None:
        self._rows.drafts[person_id, draft.nonce] = draft

    async def drop(self, person_id: int, nonce: str) -> None:
        self._rows.drafts.pop((person_id, nonce), None)

    async def get(self, person_id: int, nonce: str) -> Draft | None:
        return self._rows.drafts.get((person_id, nonce))


class FakeTimers(Repository):
    """Wake-ups by their keys."""

    async def replace(self, subject: int, timers: Sequence[Timer]) -> None:
        kept = {timer.key for timer in timers}
        for key, row in list(self._rows.timers.items()):
            if row.timer.subject == subject and row.state == "waiting" and key not in kept:
                del self._rows.timers[key]
        await self.add(*timers)

    async def add(self, *timers: Timer) -> None:
        for timer in timers:
            if timer.key not in self._rows.timers:
                self._rows.timers[timer.key] = Wake(replace(timer, id=self._on.new_id()), timer.due_at)
            self._on.wake(timer.due_at)

    async def claim(self, now: datetime, lease_until: datetime, limit: int) -> list[Timer]:
        due = [row for row in self._waiting() if row.wake_at <= now][:limit]
        taken = [replace(row.timer, attempts=row.timer.attempts + 1) for row in due]
        for timer in taken:
            self._rows.timers[timer.key] = Wake(timer, lease_until)
        return sorted(taken, key=lambda timer: (timer.due_at, timer.id))

    async def claimed(self, timer: Timer) -> bool:
        row = self._rows.timers.get(timer.key)
        if row is None or row.timer.id != timer.id or row.state != "waiting":
            return False
        self._rows.timers[timer.key] = replace(row, state="done")
        return True

    async def fail(self, timer: Timer, again_at: datetime | None) -> bool:
        row = self._rows.timers.get(timer.key)
        if row is None or row.timer.id != timer.id or row.state != "waiting":
            return False
        self._rows.timers[timer.key] = replace(row, wake_at=again_at) if again_at else replace(row, state="failed")
        if again_at:
            self._on.wake(again_at)
        return True

    async def next_due(self) -> datetime | None:
        return min((row.wake_at for row in self._waiting()), default=None)

    def _waiting(self) -> list[Wake]:
        waiting = [row for row in self._rows.timers.values() if row.state == "waiting"]
        return sorted(waiting, key=lambda row: row.wake_at)


class FakeCommunities(Repository):
    """Communities that are served."""

    def __init__(self, transaction: Transaction, territory: FakeTerritory) -> None:
        super().__init__(transaction)
        self._territory = territory

    async def get(self, code: str) -> Community | None:
        found = self._rows.communities.get(code)
        return self._ruled(found) if found else None

    async def all(self) -> list[Community]:
        served = map(self._ruled, self._rows.communities.values())
        return sorted(served, key=lambda one: (ukrainian_key(one.name), one.code))

    async def add(self, community: Community) -> None:
        self._rows.communities[community.code] = community

    async def put_rule(self, community: str, rule: DeadlineRule) -> None:
        self._rows.rules[community, rule.code, rule.valid_from] = rule

    async def drop_rule(self, community: str, rule: DeadlineRule) -> None:
        self._rows.rules.pop((community, rule.code, rule.valid_from), None)

    def _ruled(self, community: Community) -> Community:
        own = sorted(
            (item for item in self._rows.rules.items() if item[0][0] == community.code), key=lambda item: item[0]
        )
        return replace(community, rules=tuple(rule for _, rule in own)) if own else community

    async def districts(self, community: str) -> list[District]:
        return [one for one in self._rows.districts.values() if one.community == community]

    async def save(self, community: Community) -> None:
        self._rows.communities[community.code] = community

    async def save_district(self, district: District) -> None:
        await self.add_district(district)

    async def drop_district(self, district_id: int) -> None:
        self._rows.districts.pop(district_id, None)

    async def add_district(self, district: District) -> District:
        made = replace(district, id=district.id or self._on.new_id())
        for former in list(self._rows.districts.values()):
            left = former.settlements - made.settlements
            self._rows.districts[former.id] = replace(former, settlements=left)
        self._rows.districts[made.id] = made
        return made

    def settlement(self, code: str) -> Settlement | None:
        return self._territory.settlement(code)

    def settlements(self, community: str) -> Sequence[Settlement]:
        return self._territory.settlements(community)

    def everywhere(self) -> Sequence[Community]:
        return self._territory.everywhere()

    def center(self, community: str) -> Settlement | None:
        return self._territory.center(community)

    def find(self, text: str, within: Collection[str] | None = None, limit: int = 8) -> Sequence[Settlement]:
        return self._territory.find(text, within, limit).shown
