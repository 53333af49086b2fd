"""What becomes of the message that an admin was asked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.ui.screen import Screen
from domain.notices import audience_of
from handlers.admin.notice_message import Asked
from handlers.admin.notice_showing import page
from usecases import notice_writing

Use = Callable[[Asked], Awaitable[Screen]]


async def new(asked: Asked) -> Screen:
    """A new draft, for the audience that was chosen before."""
    audience, topic = audience_of(asked.about.get("audience", {})), str(asked.about.get("topic", "news"))
    notice = await notice_writing.create(asked.work, asked.actor, asked.post, audience, topic)
    return await page(asked.work, asked.actor, asked.v, notice.id, edit=False)


async def rewrite(asked: Asked) -> Screen:
    """Other words, or the same in another language."""
    notice = await notice_writing.rewrite(asked.work, asked.actor, asked.notice, asked.lang, asked.post)
    return await page(asked.work, asked.actor, asked.v, notice.id, edit=False)


USES: Mapping[str, Use] = {"new": new, "rewrite": rewrite}
