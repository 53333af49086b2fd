"""A coordinator sees the visits of their workers, and moves the day of one who is ill or cannot get there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from domain import visiting as rules
from domain.calling import unnamed
from domain.messages import Kind, Message, Tell
from domain.people import Actor, Membership
from domain.requests import By
from domain.visit_times import Window
from domain.visits import Visit
from usecases.apply import deliver
from usecases.ports import UnitOfWork
from usecases.visit_days import movable, shifted, telephoned
from usecases.visit_lists import Planned, of_member
from usecases.visit_steps import keep
from usecases.workload import worker_of


@dataclass(frozen=True, slots=True)
class Theirs:
    """The visits of a worker on a day: all, those that may yet be moved, and to which days."""

    member: Membership
    day: date
    visits: tuple[Planned, ...]
    open: tuple[Planned, ...]
    days: tuple[date, ...]


async def day_of(work: UnitOfWork, actor: Actor, membership_id: int, day: date) -> Theirs:
    """A worker of the actor's community. Raises NotFound. What is the coordinator's own, as a resident, is left out."""
    member, _head = await worker_of(work, actor, membership_id)
    found = [one for one in await of_member(work, member.id, day) if one.request.person_id != actor.person.id]
    open_, days = await movable(work, found, day)
    return Theirs(member, day, tuple(found), tuple(open_), tuple(days))


async def move_day(work: UnitOfWork, actor: Actor, membership_id: int, day: date, to: date) -> list[Visit]:
    """All that are not over go to that day; their residents and the worker are told. Raises NotFound.

    On record with whose day it was; done twice, nothing is left to do and nobody is told again."""
    member, head = await worker_of(work, actor, membership_id)
    theirs = await day_of(work, actor, membership_id, day)
    if to not in theirs.days:
        return []
    by = By(actor.person.id, head.id)
    moved = await shifted(work, theirs.open, to, partial(_move, work, actor, by))
    if moved:
        work.audit.note(actor.person.id, "day_moved", community=member.community, whom=member.person_id)
        await _tell(work, member, head, theirs.day, to, len(moved))
    return moved


async def _move(work: UnitOfWork, actor: Actor, by: By, one: Planned, window: Window) -> Visit:
    request = await work.requests.get(one.request.id, within=actor)
    step = rules.moved(one.visit, window.starts_at, window.ends_at, unnamed(request))
    await work.visits.save(one.visit, step.visit)
    await keep(work, request, by, step)
    await telephoned(work, actor, request, step.visit)
    return step.visit


async def _tell(work: UnitOfWork, member: Membership, head: Membership, day: date, to: date, n: int) -> None:
    if member.person_id == head.person_id:
        return
    told = {"who": head.title, "day": day.isoformat(), "to": to.isoformat(), "n": n}
    await deliver(work, Tell(member.person_id, Message(Kind.DAY_MOVED, told)))
