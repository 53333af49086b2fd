"""Timers whose next one comes out of the last: begun anew wherever a chain of them was lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.mornings import OF_ROLE, today, wakes, works_on
from domain.office import Office
from domain.people import Membership, Role
from domain.staleness import FRESH_FOR
from domain.timers import Timer
from usecases import notice_steps
from usecases.offices import office
from usecases.ports import UnitOfWork


async def begin(work: UnitOfWork) -> None:
    """At the start of the process: every colleague has the next of each kind. What is there stays as it is. Notices
    that are under way go on."""
    await plan(work, await work.staff.all())
    await notice_steps.ensure(work)


async def plan(work: UnitOfWork, members: Iterable[Membership], since: datetime | None = None) -> None:
    """The next of each kind (after `since`, now as a rule) for those of them who work."""
    found: list[Timer] = []
    offices: dict[str, Office] = {}
    for member in members:
        if member.active and member.role in OF_ROLE:
            where = offices.get(member.community) or await office(work, member.community)
            offices[member.community] = where
            found += wakes(member, where.hours, since or work.now)
    if found:
        await work.timers.add(*found)


async def go_on(work: UnitOfWork, timer: Timer) -> Membership | None:
    """The chain goes on, whatever becomes of this one of it. A coordinator's mends those of the whole community."""
    member = await work.staff.get(timer.subject)
    if member is None or not member.active:
        return None
    mended = await work.staff.all(member.community) if member.role is Role.COORDINATOR else [member]
    await plan(work, mended)
    return member


async def catch_up(work: UnitOfWork, timer: Timer) -> None:
    """This one came too late to be of use. The last one before now is made up for, if it would not."""
    member = await go_on(work, timer)
    if member:
        await plan(work, [member], work.now - FRESH_FOR[timer.kind])


async def at_work(work: UnitOfWork, timer: Timer) -> Membership | None:
    """The same, and the colleague if this is a working day and they are there."""
    member = await go_on(work, timer)
    if member is None or member.away:
        return None
    hours = (await office(work, member.community)).hours
    return member if works_on(hours, today(hours, work.now)) else None
