"""What people do when a notice has come: it is under way already, without the conversation of whoever wrote it."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.phone import Json, Phone
from domain.notices import Audience, Notice, NoticeState, Part, Post
from tests.chats.staff_steps import newest
from tests.support.town import Town

WORDS = "Завтра з 9:00 не буде води."
MANY = 500


async def tell(town: Town, words: str = WORDS, topic: str = "outage", danger: str = "", **audience: Any) -> int:
    """Everybody of the audience (of no words: all residents) gets these words; the notice's id."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        notice = Notice(
            work.new_id(),
            1,
            work.now,
            {"uk": Post((Part(text=words),))},
            Audience(**audience),
            topic,
            danger,
            state=NoticeState.RUNNING,
            begun_at=work.now,
            written=True,
        )
        await work.notices.add(notice)
        await work.notices.enlist(notice, MANY)
    return notice.id


async def hears(town: Town, person: Phone, words: str = WORDS) -> Json:
    """The notice has come, and it is written down that it has: now it can be answered."""
    await person.hear(words)
    message = await newest(person, words)
    for _ in range(200):
        assert town.app is not None
        async with town.app.storage.works() as work:
            if await work.outbox.notice(person.person, message["message_id"]):
                return message
        await asyncio.sleep(0.05)
    raise AssertionError(f"nobody wrote down that {person.name} was told")
