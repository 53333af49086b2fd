"""A worker writes down when they are away, or a coordinator does it for them; changed and called off likewise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.absences import Absence, AbsenceState
from domain.chains import goes_round, overlapping
from domain.deadlines import local
from domain.people import Actor, Membership, Role
from domain.requests import By, NotFound
from usecases import absences_told as told
from usecases import away
from usecases.offices import office
from usecases.ports import UnitOfWork
from usecases.staffing import names
from usecases.workload import worker_of

FARTHEST = timedelta(days=3 * 366)  # the longest leave there is
_COUNTED = 500  # open cases of all colleagues together


class Refused(Exception):
    """It cannot be so: `why` is past, overlaps, round, gone or over; `whom` the worker whose absence it is."""

    def __init__(self, why: str, whom: int) -> None:
        super().__init__(why)
        self.why, self.whom = why, whom


@dataclass(frozen=True, slots=True)
class Days:
    """The absences of one worker to come, and who is called how. `own`: the reader is that worker; `cases` are theirs
    that somebody else has now, (number, who)."""

    member: Membership
    own: bool
    today: date
    absences: tuple[Absence, ...]
    names: dict[int, str]

    cases: tuple[tuple[str, str], ...] = ()

    def one(self, absence_id: int) -> Absence | None:
        """One of them."""
        return next((absence for absence in self.absences if absence.id == absence_id), None)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may stand in: how many cases they have, and whether they are away on some of the days."""

    member: Membership
    held: int
    away: bool


async def look(work: UnitOfWork, actor: Actor, membership_id: int) -> Days:
    """What is written down for this worker. For themself and for their coordinator; raises NotFound for others."""
    member, _by = await _in_charge(work, actor, membership_id)
    team = await work.staff.all(member.community)
    coming = tuple(await work.absences.of_member(member.id))
    own = member.person_id == actor.person.id
    return Days(member, own, await _today(work, member), coming, await names(work, team), await _cases(work, member))


async def find(work: UnitOfWork, actor: Actor, absence_id: int) -> tuple[Days, Absence]:
    """One absence among those of its worker. Raises NotFound for others, Refused when it is over."""
    found = await work.absences.get(absence_id)
    if found is None:
        raise NotFound
    shown = await look(work, actor, found.membership_id)
    if shown.one(absence_id) is None:
        raise Refused("over", found.membership_id)
    return shown, found


async def colleagues(work: UnitOfWork, actor: Actor, membership_id: int, since: date, until: date) -> list[Colleague]:
    """Who may stand in on these days, whoever has the least to do first; nobody twice."""
    member, _by = await _in_charge(work, actor, membership_id)
    able = await _able(work, member)
    held = await work.requests.of_worker([m.id for m in able], _COUNTED)
    count = {m.id: sum(r.holder is not None and r.holder.membership_id == m.id for r in held) for m in able}
    coming = await work.absences.of_community(member.community)
    busy = {a.membership_id for a in coming if a.since <= until and since <= a.until}
    found = [Colleague(m, count[m.id], m.id in busy) for m in able]
    return sorted(found, key=lambda one: (one.away, one.member.load, one.member.title, one.member.id))


async def plan(
    work: UnitOfWork, actor: Actor, membership_id: int, since: date, until: date, substitute: int = 0
) -> Absence:
    """Written down; from today on it begins at once. Raises Refused, and NotFound for others."""
    member, by = await _in_charge(work, actor, membership_id)
    made = Absence(work.new_id(), member.id, member.person_id, member.community, since, until, substitute)
    made = replace(made, made_by=actor.person.id)
    if since < await _today(work, member):
        raise Refused("past", member.id)
    await _fits(work, member, made)
    await work.absences.add(made)
    work.audit.note(actor.person.id, "absence_planned", community=member.community, whom=member.person_id)
    await told.planned(work, member, made, by.person_id)
    return await away.watch(work, made, by)


async def change(
    work: UnitOfWork, actor: Actor, absence_id: int, until: date | None = None, substitute: int | None = None
) -> Absence:
    """Another last day or another substitute; one that runs is rearranged at once. Raises Refused and NotFound."""
    shown, former = await find(work, actor, absence_id)
    _, by = await _in_charge(work, actor, former.membership_id)
    now = replace(former, until=until or former.until)
    now = replace(now, substitute=former.substitute if substitute is None else substitute)
    if now == former:
        return former
    if now.until < shown.today:
        raise Refused("past", now.membership_id)
    await _fits(work, shown.member, now)
    await work.absences.save(now)
    work.audit.note(actor.person.id, "absence_changed", community=now.community, whom=now.person_id)
    await told.planned(work, shown.member, now, by.person_id, "changed", also=former.substitute)
    return await away.watch(work, now, by)


async def cancel(work: UnitOfWork, actor: Actor, absence_id: int) -> Absence:
    """Called off; of one that runs: «Я вже тут», and everything comes back now. Raises Refused and NotFound."""
    shown, former = await find(work, actor, absence_id)
    _, by = await _in_charge(work, actor, former.membership_id)
    work.audit.note(actor.person.id, "absence_cancelled", community=former.community, whom=former.person_id)
    if former.state is AbsenceState.RUNNING:
        return await away.end(work, former, by)
    called_off = replace(former, state=AbsenceState.CANCELLED)
    await work.absences.save(called_off)
    await told.planned(work, shown.member, called_off, by.person_id, "cancelled")
    return await away.watch(work, called_off, by)


async def _cases(work: UnitOfWork, member: Membership) -> tuple[tuple[str, str], ...]:
    stood_in = await work.requests.stood_in(member.community) if member.away else []
    return tuple((r.number, r.holder.title) for r in stood_in if r.holder and r.holder.root == member.id)


async def _in_charge(work: UnitOfWork, actor: Actor, membership_id: int) -> tuple[Membership, By]:
    """The worker, and the actor as that worker or as their coordinator. Raises NotFound."""
    own = next((m for m in actor.helping if m.id == membership_id), None)
    if own:
        member = await work.staff.get(own.id)
        if member is None or not member.active:
            raise NotFound
        return member, By(actor.person.id, own.id)
    member, head = await worker_of(work, actor, membership_id)
    if not member.active:
        raise NotFound
    return member, By(actor.person.id, head.id)


async def _able(work: UnitOfWork, member: Membership) -> list[Membership]:
    """The colleagues of that community, each once: a worker's role counts."""
    team = [m for m in await work.staff.team(member.community) if m.person_id != member.person_id]
    return list({m.person_id: m for m in sorted(team, key=lambda m: m.role is Role.WORKER)}.values())


async def _fits(work: UnitOfWork, member: Membership, wanted: Absence) -> None:
    """Raises Refused with the reason why it cannot be so."""
    if not wanted.since <= wanted.until <= wanted.since + FARTHEST:
        raise Refused("past", member.id)
    await work.absences.alone(member.community)  # of two that together would go round, the second one is refused
    others = await work.absences.of_community(member.community)
    if overlapping(wanted, others):
        raise Refused("overlaps", member.id)
    if wanted.substitute and wanted.substitute not in {m.id for m in await _able(work, member)}:
        raise Refused("gone", member.id)
    if goes_round(wanted, others):
        raise Refused("round", member.id)


async def _today(work: UnitOfWork, member: Membership) -> date:
    return local(work.now, (await office(work, member.community)).hours.timezone).date()
