"""What the use cases need to know of days to come: visits and absences."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from domain.absences import Absence
from domain.visits import Visit


class Visits(Protocol):
    """Visits. Whoever asks has looked at who may see the request."""

    async def add(self, visit: Visit) -> bool:
        """A new one; False, and nothing written, when the visit that it follows has a next one already."""

    async def save(self, before: Visit, after: Visit) -> None:
        """Write what changed. Raises VisitChanged(fresh) when another was first."""

    async def get(self, visit_id: int) -> Visit | None:
        """One visit."""

    async def of_request(self, request_id: int, most: int = 50) -> list[Visit]:
        """The newest visits of a request, by start."""

    async def open_of(self, request_id: int) -> list[Visit]:
        """Its visits that are to come, or whose result is not told, by start."""

    async def of_workers(self, membership_ids: Collection[int], since: datetime, until: datetime) -> list[Visit]:
        """Visits of the requests that these memberships hold, which start in [since, until), by start; cancelled ones
        are left out."""

    async def unfinished(self, community: str, before: datetime, limit: int) -> list[Visit]:
        """Open visits of a community that ended before then, the oldest first."""


class Absences(Protocol):
    """When workers are away."""

    async def add(self, absence: Absence) -> None:
        """A new one."""

    async def save(self, absence: Absence) -> None:
        """Write every field."""

    async def get(self, absence_id: int) -> Absence | None:
        """One absence."""

    async def alone(self, community: str) -> None:
        """Until this transaction ends nobody else writes absences of this community down: what is looked up is so."""

    async def of_member(self, membership_id: int) -> list[Absence]:
        """Planned and running ones of a worker, by their first day."""

    async def of_person(self, person_id: int) -> list[Absence]:
        """All of a person, past and cancelled ones too, by their first day."""

    async def of_community(self, community: str) -> list[Absence]:
        """Planned and running ones of a community, by their first day."""
