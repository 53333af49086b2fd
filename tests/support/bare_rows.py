"""The rows as they are, past every port: what a race may not leave behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncEngine

from db.engine import make_engine
from db.gate import Gate
from db.tables import memberships, offers, people, request_events, requests
from db.tables_plans import absences, visits
from domain.absences import AbsenceState
from domain.assignments import LIVE, OfferState
from domain.requests import HELD, OPEN, UNOWNED, Status
from domain.visits import OPEN_VISITS

_STANDING = (*LIVE, OfferState.OFFERED)


@dataclass(frozen=True, slots=True)
class Rows:
    """What is kept of all requests; nothing of it is sealed."""

    requests: list[Any]
    offers: list[Any]
    events: list[Any]
    members: list[Any]
    chats: dict[int, int]  # of people
    visits: list[Any]
    absences: list[Any]

    def request(self, number: str) -> Any:
        """The row of a request."""
        return next(row for row in self.requests if row.number == number)

    def holders(self, number: str) -> list[int]:
        """The chats of those who are responsible now."""
        wanted = self.request(number).id
        return [self.chats[o.person_id] for o in self.offers if o.request_id == wanted and o.state in LIVE]

    def asked(self, number: str) -> list[int]:
        """The chats of those whose answer is awaited."""
        wanted = self.request(number).id
        waiting = [o for o in self.offers if o.request_id == wanted and o.state == OfferState.OFFERED]
        return [self.chats[o.person_id] for o in waiting]

    def kinds(self, number: str) -> Counter[str]:
        """How often each thing has happened to a request."""
        wanted = self.request(number).id
        return Counter(event.kind for event in self.events if event.request_id == wanted)

    def visits_of(self, number: str) -> list[Any]:
        """The visits of a request, in the order in which they were made."""
        wanted = self.request(number).id
        return sorted((v for v in self.visits if v.request_id == wanted), key=lambda v: (v.made_at, v.id))

    def faults(self) -> Iterator[str]:
        """Everything that is wrong, in words; nothing when all is well."""
        yield from self._of_loads()
        yield from self._of_days()
        for request in self.requests:
            yield from (f"{request.number}: {fault}" for fault in self._of_request(request))

    def _of_loads(self) -> Iterator[str]:
        for member in self.members:
            own = sum(o.weight for o in self.offers if o.membership_id == member.id and o.state in _STANDING)
            if member.load != own:
                yield f"membership {member.id} of {self.chats[member.person_id]}: load {member.load}, held {own}"

    def _of_days(self) -> Iterator[str]:
        """Visits of what is over, cards that tell of none, workers who are away and are not."""
        for request in self.requests:
            open_ = [v for v in self.visits if v.request_id == request.id and v.state in OPEN_VISITS]
            if open_ and request.status not in OPEN:
                yield f"{request.number}: {request.status}, and {len(open_)} visits are to come"
            if request.visit_at not in ({v.starts_at for v in open_} or {None}):
                yield f"{request.number}: says a visit at {request.visit_at}, has {len(open_)}"
        running = {a.membership_id for a in self.absences if a.state == AbsenceState.RUNNING}
        if running != {member.id for member in self.members if member.away}:
            yield f"away are {running}, and marked so {[m.id for m in self.members if m.away]}"

    def _of_request(self, request: Any) -> Iterator[str]:
        history = sorted((e for e in self.events if e.request_id == request.id), key=lambda e: e.version)
        if [event.version for event in history] != list(range(1, request.version + 1)):
            yield f"versions {[event.version for event in history]}, now {request.version}"
        if history[-1].status != request.status:
            yield f"folds to {history[-1].status}, is {request.status}"
        holders, asked = self.holders(request.number), self.asked(request.number)
        if len(holders) != (request.status in HELD):
            yield f"{request.status}, held by {holders}"
        if (request.status == Status.OFFERED) != bool(asked) and request.status not in HELD:
            yield f"{request.status}, asked are {asked}"
        if asked and request.status not in HELD | UNOWNED:
            yield f"{request.status}, and still asked are {asked}"
        handing = [o for o in self.offers if o.request_id == request.id and o.state == OfferState.TRANSFER_PENDING]
        if request.status in HELD and len(asked) != len(handing):
            yield f"{len(handing)} hand it over, {len(asked)} are asked"


async def read_rows(database: str | AsyncEngine) -> Rows:
    """All of them, as of one moment. An engine is left open."""
    engine = make_engine(database) if isinstance(database, str) else database
    try:
        async with Gate(engine).read() as connection:

            async def every(table: Table) -> list[Any]:
                return list(await connection.execute(select(table)))

            kept = await every(requests), await every(offers), await every(request_events), await every(memberships)
            chats = {row.id: row.chat for row in await every(people)}
            return Rows(*kept, chats, await every(visits), await every(absences))
    finally:
        if isinstance(database, str):
            await engine.dispose()
