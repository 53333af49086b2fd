"""The office hours of a community, changed by its coordinator or an admin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from domain.communities import Community, OfficeHours
from domain.deadlines import local
from domain.hours_edit import enough
from domain.people import Actor
from usecases.ports import UnitOfWork
from usecases.territory import served

Edit = Callable[[OfficeHours], OfficeHours]


async def look(work: UnitOfWork, actor: Actor, code: str) -> Community:
    """A community whose hours the actor sets. Raises NotFound for any other."""
    return await served(work, actor, code)


def today(work: UnitOfWork, community: Community) -> date:
    """The day it is there."""
    return local(work.now, community.hours.timezone).date()


async def change(work: UnitOfWork, actor: Actor, code: str, edit: Edit) -> Community:
    """The hours as `edit` makes them, on record. Raises BadHours, also when no term could end by them."""
    former = await served(work, actor, code)
    hours = edit(former.hours)
    if hours == former.hours:
        return former
    changed = replace(former, hours=enough(hours, work.now))
    await work.communities.save(changed)
    work.audit.note(actor.person.id, "hours_changed", community=code)
    return changed
