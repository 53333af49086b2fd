"""Which services of a community are for trained workers alone, and who of its team is none."""

from __future__ import annotations

from collections.abc import Iterable

from domain.people import Membership, untrained
from domain.requests import Request
from usecases.ports import UnitOfWork


async def wanted(work: UnitOfWork, community: str) -> frozenset[str]:
    """The services for which the community wants trained workers alone."""
    served = await work.communities.get(community)
    return served.skilled if served else frozenset()


async def lacking(work: UnitOfWork, request: Request, members: Iterable[Membership]) -> frozenset[int]:
    """Those of these memberships whom a coordinator can give it to with open eyes only."""
    skilled = await wanted(work, request.community)
    return frozenset(member.id for member in members if untrained(member, request, skilled))
