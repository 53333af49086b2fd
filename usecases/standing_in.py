"""Whoever stands in for the absent: on every start and end of an absence each case concerned finds its right holder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.absences import AbsenceState
from domain.assignments import Offer, OfferState
from domain.chains import first_present
from domain.people import Membership, Role
from domain.requests import By, NotNow, Request, Stale
from domain.substituting import may_stand_in, root_of
from domain.transitions import Return, Substitute, transition
from usecases import offers
from usecases.apply import apply
from usecases.ports import UnitOfWork
from usecases.reach import tell_new_worker
from usecases.training import wanted

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Moves:
    """What went over: (the case as it is now, from which membership). `left`: cases that nobody present may have."""

    gone: tuple[tuple[Request, int], ...] = ()
    left: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """Who works in a community, who stands in for whom, and which services are for trained workers alone."""

    members: Mapping[int, Membership]
    substitutes: Mapping[int, int]
    skilled: Collection[str]

    def present(self, membership_id: int) -> bool:
        """Whether they work here and are not away."""
        member = self.members.get(membership_id)
        return member is not None and not member.away


async def resettle(work: UnitOfWork, community: str, by: By) -> Moves:
    """Every case of somebody who is away, and every one that somebody has in another's place: to its right holder."""
    team, gone, left = await _team(work, community), list[tuple[Request, int]](), list[Request]()
    for request in await _concerned(work, community, team):
        moved = await _settled(work, team, request, by)
        gone += [(moved, request.holder.membership_id)] if moved and request.holder else []
        left += [] if moved or _in_good_hands(team, request) else [request]
    return Moves(tuple(gone), tuple(left))


async def _team(work: UnitOfWork, community: str) -> Team:
    members = {m.id: m for m in await work.staff.team(community)}
    absences = await work.absences.of_community(community)
    running = {a.membership_id: a.substitute for a in absences if a.state is AbsenceState.RUNNING}
    return Team(members, running, await wanted(work, community))


async def _concerned(work: UnitOfWork, community: str, team: Team) -> Sequence[Request]:
    absent, held = [m.id for m in team.members.values() if m.away], list[Request]()
    while page := await work.requests.of_worker(absent, _AT_ONCE, len(held)):
        held += page
    return [*{one.id: one for one in (*held, *await work.requests.stood_in(community))}.values()]


def _in_good_hands(team: Team, request: Request) -> bool:
    return request.holder is not None and team.present(request.holder.membership_id)


async def _settled(work: UnitOfWork, team: Team, request: Request, by: By) -> Request | None:
    """The case with its right holder; None when it has that already, or there is nobody else."""
    try:
        return await _moved(work, team, request, by)
    except Stale as lost:  # somebody was first with another change: it has to find its holder all the same
        return await _moved(work, team, lost.fresh, by)


async def _moved(work: UnitOfWork, team: Team, request: Request, by: By) -> Request | None:
    holder = request.holder
    right = right_holder(team, request) if holder else None
    if holder is None or right is None or right.id == holder.membership_id:
        return None
    root = root_of(holder)
    offer = Offer(work.new_id(), right.id, right.person_id, OfferState.OFFERED, work.now, right.title)
    back = right.id == root
    command = Return(offer) if back else Substitute(replace(offer, root=root))
    moved = await apply(work, transition(request, command, by, work.now))
    if not await work.staff.take_load(right.id, moved.weight, offers.NO_CAP):  # the request first: no deadlocks
        raise NotNow(request)  # their role ended at this very moment
    return await tell_new_worker(work, moved)


def right_holder(team: Team, request: Request) -> Membership | None:
    """The first present one of root → their substitute → …, when they may have it; else a coordinator, or nobody."""
    holder = request.holder
    root = root_of(holder)
    first = team.members.get(first_present(root, team.substitutes, team.present))
    if first and (first.id == root or may_stand_in(request, first, team.skilled)):
        return first
    absent = team.members.get(root)
    heads = [m for m in team.members.values() if m.role is Role.COORDINATOR and may_stand_in(request, m)]
    heads = [m for m in heads if absent is None or m.person_id != absent.person_id]
    return _least(heads, holder.membership_id if holder else 0)


def _least(heads: Iterable[Membership], now: int) -> Membership | None:
    """Whoever has it already, then the least loaded."""
    return min(heads, key=lambda m: (m.id != now, m.load, m.id), default=None)
