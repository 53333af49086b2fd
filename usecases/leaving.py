"""A role ends: everything open goes to others in the same transaction, and nothing is left without an owner."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain.acting import acting, may_switch
from domain.messages import Kind, Message
from domain.people import Actor, Membership, Role
from domain.requests import By, NotFound, Request, Stale, Status
from domain.transitions import Release, Retire, transition
from usecases import absences_told, away, offers, waking
from usecases.apply import apply, tell
from usecases.handing import next_call
from usecases.ports import UnitOfWork

_AT_ONCE = 200


class LastOne(Exception):
    """Nobody else holds this role: it cannot end."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the work: `requeued` were held and look for another worker now (those who are asked are in their
    offers), `offers` is how many requests they were only asked to take."""

    membership: Membership
    requeued: tuple[Request, ...] = ()
    offers: int = 0


async def deactivate(work: UnitOfWork, actor: Actor, membership_id: int) -> Report:
    """The role ends. By a coordinator of a worker's community, or an admin; a second time it changes nothing.

    Raises NotFound for others, LastOne when it would leave the role to nobody.
    """
    member, by = await _in_charge(work, actor, membership_id)
    if not member.active:
        return Report(member)
    await _not_the_last(work, actor, member)
    left = replace(member, active=False, away=False)
    await work.staff.save(left)
    await away.left(work, left, by)
    work.audit.note(actor.person.id, "deactivated", community=member.community, whom=member.person_id)
    report = await _passed_on(work, left, by)
    await _told(work, actor, report)
    return report


async def activate(work: UnitOfWork, actor: Actor, membership_id: int) -> Membership:
    """The role is given back, without the work that went to others. Raises NotFound."""
    member, by = await _in_charge(work, actor, membership_id)
    if member.active:
        return member
    back = replace(member, active=True)
    await work.staff.save(back)
    work.audit.note(actor.person.id, "activated", community=member.community, whom=member.person_id)
    await away.rearranged(work, back.community, by)
    await waking.plan(work, [back])
    await tell(work, [member.person_id], await _role(work, back))
    return back


async def _in_charge(work: UnitOfWork, actor: Actor, membership_id: int) -> tuple[Membership, By]:
    """The role, and the actor as the one who decides on it. Raises NotFound."""
    member = await work.staff.get(membership_id)
    heads = [m for m in actor.roles(Role.COORDINATOR) if member and m.community == member.community]
    decides = actor.roles(Role.ADMIN) or (heads if member and member.role is Role.WORKER else [])
    if member is None or not decides:
        raise NotFound
    return member, By(actor.person.id, decides[0].id)


async def _not_the_last(work: UnitOfWork, actor: Actor, member: Membership) -> None:
    """There is always an admin, and nobody leaves a role of their own that no other has."""
    if member.role is not Role.ADMIN and member.person_id != actor.person.id:
        return
    if not set(await work.staff.people_with(member.role, member.community)) - {member.person_id}:
        raise LastOne


async def _passed_on(work: UnitOfWork, left: Membership, by: By) -> Report:
    """Until there is nothing more that concerns them. What they had in another's place goes to whoever is next."""
    requeued, asked, seen = await _theirs_elsewhere(work, left, by), 0, set[int]()
    await away.rearranged(work, left.community, by)
    while found := [one for one in await work.requests.involving([left.id], _AT_ONCE) if one.id not in seen]:
        for request in found:
            held, after = await _rid(work, request, left, by)
            requeued += [after] if held else []
            asked += not held
        seen |= {one.id for one in found}
    return Report(left, tuple(sorted(requeued, key=lambda one: one.due)), asked)


async def _theirs_elsewhere(work: UnitOfWork, left: Membership, by: By) -> list[Request]:
    """Their cases that somebody has in their place look for another worker, too."""
    found = [one for one in await work.requests.stood_in(left.community) if _stands_in_for(one) == left.id]
    await absences_told.root_left(work, left, found)
    return [(await _rid(work, request, left, by))[1] for request in found]


def _stands_in_for(request: Request) -> int:
    return request.holder.root if request.holder else 0


async def _rid(work: UnitOfWork, request: Request, left: Membership, by: By) -> tuple[bool, Request]:
    """One request without them, and whether they held it. Whoever was first with another change is not in the way."""
    try:
        return await _without(work, request, left, by)
    except Stale as lost:
        return await _without(work, lost.fresh, left, by)


async def _without(work: UnitOfWork, request: Request, left: Membership, by: By) -> tuple[bool, Request]:
    held = request.holder is not None and left.id in (request.holder.membership_id, request.holder.root)
    if not held and left.id not in {offer.membership_id for offer in request.offered}:
        return False, request
    command = Release(await next_call(work, request), left=True) if held else Retire(left.id)
    after = await apply(work, transition(request, command, by, work.now))
    return held, await offers.find_worker(work, after) if after.status is Status.NEW else after


async def _told(work: UnitOfWork, actor: Actor, report: Report) -> None:
    """The person that the role ended, the coordinators (without any, the admins) what became of the work."""
    member = report.membership
    await tell(work, [member.person_id], await _role(work, member))
    heads = await work.staff.people_with(Role.COORDINATOR, member.community)
    heads = heads or await work.staff.people_with(Role.ADMIN)
    others = [id_ for id_ in dict.fromkeys(heads) if id_ not in (actor.person.id, member.person_id)]
    workers = {m.id for m in await work.staff.team(member.community) if m.role is Role.WORKER}
    went = [_went(request, workers) for request in report.requeued]
    params = {"who": member.title, "role": member.role, "went": went, "offers": report.offers}
    await tell(work, others, Message(Kind.LEFT, params))


def _went(request: Request, workers: set[int]) -> dict[str, object]:
    """To whom: nobody, when only the coordinators could be asked."""
    return {"number": request.number, "to": [o.title for o in request.offered if o.membership_id in workers]}


async def _role(work: UnitOfWork, member: Membership) -> Message:
    served = await work.communities.get(member.community)
    told = {"role": member.role, "community": served.name if served else "", "active": member.active}
    return Message(Kind.ROLE, {**told, **await _menu(work, member)})


async def _menu(work: UnitOfWork, member: Membership) -> dict[str, object]:
    """Whose menu the person has from now on, and whether there is another to switch to."""
    person = (await work.people.get([member.person_id]))[member.person_id]
    held = (m for m in await work.staff.of_person(person.id) if m.id != member.id)
    actor = Actor(person, (*held, member))
    now = acting(actor)
    return {"menu": now.role if now else "", "switch": may_switch(actor)}
