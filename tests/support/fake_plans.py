"""Visits and absences in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from domain.absences import COMING, Absence
from domain.visits import Visit, VisitChanged, VisitState
from tests.support.fake_repositories import Repository


class FakeVisits(Repository):
    """Visits to residents."""

    async def add(self, visit: Visit) -> bool:
        if visit.follows and any(one.follows == visit.follows for one in self._rows.visits.values()):
            return False
        self._rows.visits[visit.id] = visit
        return True

    async def save(self, before: Visit, after: Visit) -> None:
        fresh = self._rows.visits[before.id]
        if fresh.version != before.version:
            raise VisitChanged(self._placed(fresh))
        self._rows.visits[after.id] = after

    async def get(self, visit_id: int) -> Visit | None:
        found = self._rows.visits.get(visit_id)
        return self._placed(found) if found else None

    async def of_request(self, request_id: int, most: int = 50) -> list[Visit]:
        return self._found(one for one in self._rows.visits.values() if one.request_id == request_id)[-most:]

    async def open_of(self, request_id: int) -> list[Visit]:
        return [one for one in await self.of_request(request_id) if one.open]

    async def of_workers(self, membership_ids: Collection[int], since: datetime, until: datetime) -> list[Visit]:
        held = {r.id for r in self._rows.requests.values() if r.holder and r.holder.membership_id in membership_ids}
        there = (one for one in self._rows.visits.values() if one.request_id in held and since <= one.starts_at < until)
        return self._found(one for one in there if one.state is not VisitState.CANCELLED)

    async def unfinished(self, community: str, before: datetime, limit: int) -> list[Visit]:
        rows = [one for one in self._rows.visits.values() if one.open and one.ends_at < before]
        there = [one for one in rows if one.community == community]
        return [self._placed(one) for one in sorted(there, key=lambda one: (one.ends_at, one.id))[:limit]]

    def _found(self, visits: Iterable[Visit]) -> list[Visit]:
        return [self._placed(one) for one in sorted(visits, key=lambda one: (one.starts_at, one.id))]

    def _placed(self, visit: Visit) -> Visit:
        """Where and for whom is kept with the request."""
        request = self._rows.requests[visit.request_id]
        return replace(visit, community=request.community, settlement=request.settlement, person_id=request.person_id)


class FakeAbsences(Repository):
    """When workers are away."""

    async def add(self, absence: Absence) -> None:
        self._rows.absences[absence.id] = absence

    async def save(self, absence: Absence) -> None:
        self._rows.absences[absence.id] = absence

    async def get(self, absence_id: int) -> Absence | None:
        return self._rows.absences.get(absence_id)

    async def alone(self, community: str) -> None:
        """In memory one transaction runs at a time."""

    async def of_member(self, membership_id: int) -> list[Absence]:
        return self._coming(one for one in self._rows.absences.values() if one.membership_id == membership_id)

    async def of_person(self, person_id: int) -> list[Absence]:
        mine = (one for one in self._rows.absences.values() if one.person_id == person_id)
        return sorted(mine, key=lambda one: (one.since, one.id))

    async def of_community(self, community: str) -> list[Absence]:
        return self._coming(one for one in self._rows.absences.values() if one.community == community)

    def _coming(self, absences: Iterable[Absence]) -> list[Absence]:
        return sorted((one for one in absences if one.state in COMING), key=lambda one: (one.since, one.id))
