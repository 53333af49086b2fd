"""The working time and the terms of a community, as they are now."""

from __future__ import annotations

from domain.office import Office, office_of
from usecases.ports import UnitOfWork


async def office(work: UnitOfWork, community: str) -> Office:
    """Working time and terms of a community; the default ones for one that is no longer served."""
    return office_of(await work.communities.get(community))
