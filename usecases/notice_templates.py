"""A notice out of a template: in both languages, with its topic, and not sent when its time is over."""

from __future__ import annotations

from domain.answers import Answers
from domain.notice_templates import Template, until
from domain.notices import Notice, Posts
from domain.people import Actor
from usecases.notice_asking import note
from usecases.notice_history import audience
from usecases.offices import office
from usecases.ports import UnitOfWork
from usecases.territory import admin_only


class Over(Exception):
    """The time that was told is over already."""


async def make(
    work: UnitOfWork, actor: Actor, template: Template, community: str, answers: Answers, posts: Posts
) -> Notice:
    """A new draft for a community, "" for all of them. Raises NotFound when the actor is no admin, and Over."""
    admin_only(actor)
    to = await audience(work, community)
    where = await office(work, community or actor.person.community)
    ends = until(answers, work.now, where.hours.timezone)
    if ends <= work.now:
        raise Over
    made = Notice(work.new_id(), actor.person.id, work.now, posts, to, template.topic, not_after=ends)
    await work.notices.add(made)
    note(work, actor.person.id, "notice_template", made)
    return made
