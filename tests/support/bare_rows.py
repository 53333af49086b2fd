"""The rows as they are, past every port: what a race may not leave behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncEngine

from db.engine import make_engine
from db.tables import memberships, offers, people, request_events, requests
from domain.assignments import LIVE, OfferState
from domain.requests import HELD, UNOWNED, Status

_STANDING = (*LIVE, OfferState.OFFERED)


@dataclass(frozen=True, slots=True)
class Rows:
    """What is kept of all requests; nothing of it is sealed."""

    requests: list[Any]
    offers: list[Any]
    events: list[Any]
    members: list[Any]
    chats: dict[int, int]  # of people

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

    def faults(self) -> Iterator[str]:
        """Everything that is wrong, in words; nothing when all is well."""
        yield from self._of_loads()
        for request in self.requests:
            yield from (f"{request.number}: {fault}" for fault in self._of_request(request))

    def _of_loads(self) -> Iterator[str]:
        for member in self.members:
            own = sum(o.weight for o in self.offers if o.membership_id == member.id and o.state in _STANDING)
            if member.load != own:
                yield f"membership {member.id} of {self.chats[member.person_id]}: load {member.load}, held {own}"

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
        async with engine.connect() as connection:

            async def every(table: Table) -> list[Any]:
                return list(await connection.execute(select(table)))

            kept = await every(requests), await every(offers), await every(request_events), await every(memberships)
            return Rows(*kept, {row.id: row.chat for row in await every(people)})
    finally:
        if isinstance(database, str):
            await engine.dispose()
