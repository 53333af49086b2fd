"""A notice that goes out, put in without the conversation that writes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot import demo_people as cast
from domain import noticing
from domain.notices import Audience, Notice, Part, Post
from tests.support.town import Town
from usecases import notice_steps

WORDS = "У середу з 9:00 не буде води."


async def begun(town: Town, author: int = cast.ADMIN_ID, **fields: Any) -> Notice:
    """Of this admin to the first community, begun now."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(author)
        assert actor is not None
        told = {"posts": {"uk": Post((Part(text=WORDS),))}, "audience": Audience((cast.PYRIATYN,)), **fields}
        notice = noticing.start(replace(Notice(work.new_id(), actor.person.id, work.now), **told), work.now)
        await work.notices.add(notice)
        await notice_steps.begin(work, notice)
    return notice


async def as_it_is(town: Town, notice: Notice) -> Notice:
    """The notice now."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        found = await work.notices.get(notice.id)
    assert found is not None
    return found
