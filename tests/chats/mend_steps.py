"""Notices that were sent, without the conversation of whoever wrote them, and looking at what became of them."""

from __future__ import annotations

import asyncio

from bot import demo_people as cast
from bot.phone import Json, Phone, said
from domain.notices import Audience, Limits, Notice, Posts
from tests.chats.staff_steps import press_on
from tests.support.town import Town
from usecases import notice_starting

NINE = "Завтра о 9:00 не буде води."
TEN = "Завтра о 10:00 не буде води."


async def send(town: Town, posts: Posts, settlement: str = "", author: int = cast.ADMIN_ID) -> Notice:
    """It goes to everybody who lives there (nowhere: to the community of the demo's coordinator)."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(author)
        head = await work.people.actor(cast.COORDINATOR)
        assert actor is not None and head is not None
        settlements = (settlement,) if settlement else ()
        audience = Audience(communities=(head.memberships[0].community,), settlements=settlements)
        notice = Notice(work.new_id(), actor.person.id, work.now, posts, audience, "outage")
        await work.notices.add(notice)
        return await notice_starting.send(work, actor, notice.id, notice.version, Limits(alone=50))


async def delivered(town: Town, posts: Posts, admin: Phone, *people: Phone) -> list[Json]:
    """These people have it, and its author the report: their copies."""
    await send(town, posts)
    copies = [await one.hear("о 9:00") for one in people]
    await admin.hear("Сповіщення надіслано")
    return copies


async def message(phone: Phone, message_id: int) -> Json | None:
    """The message as it stands, None when it was taken away."""
    return next((one for one in await phone.screen() if one["message_id"] == message_id), None)


async def becomes(phone: Phone, before: Json, words: str) -> Json:
    """The same message says this at last."""
    for _ in range(400):
        now = await message(phone, before["message_id"])
        if now and words in said(now):
            return now
        await asyncio.sleep(0.05)
    raise AssertionError(f"it still says «{said(now) if now else None}»")


async def vanishes(phone: Phone, before: Json) -> None:
    """The same message is gone at last."""
    for _ in range(400):
        if await message(phone, before["message_id"]) is None:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"it still stands: «{said(before)}»")


async def correct(admin: Phone, words: str, text: str) -> None:
    """«✏️ Виправити» under the report of the notice that begins so, the new text, and yes."""
    await press_on(admin, "Виправити", words)
    await admin.hear("Зараз люди бачать")
    await admin.hear("Надішліть сюди виправлений")
    await admin.write(text)
    await admin.hear("Виправлення готове")
    await admin.press("Виправити в усіх")
