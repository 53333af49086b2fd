"""Notices that need two people: a town where nobody decides alone, and one more admin."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.phone import Json, Phone, buttons
from domain.people import Role
from tests.chats.office_steps import on_page
from tests.chats.roles_steps import hired
from tests.chats.staff_steps import calm
from tests.chats.steps import on_screen
from tests.chats.test_notice_sheet import a_draft
from tests.support.town import Town

SECOND = 5032
TEXT = "У середу не буде води."


async def second_admin(town: Town) -> Phone:
    """Зоя runs the installation, too."""
    phone = await town.newcomer(SECOND, "Зоя")
    await hired(town, phone, Role.ADMIN)
    await calm(town)
    return phone


async def dismissed(town: Town, person: int) -> None:
    """All roles of this person have ended."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(person)
        assert actor is not None
        for member in actor.memberships:
            await work.staff.save(replace(member, active=False))


async def asked(town: Town, text: str = TEXT, danger: str = "") -> Phone:
    """The admin has pressed «▶️ Надіслати»; it waits."""
    admin = await a_draft(town, text=text)
    if danger:
        await on_page(admin, "🆘 Небезпека", danger, reads_then="🆘 Небезпека:")
    await on_page(admin, "▶️ Надіслати", reads_then="чекає на схвалення")
    return admin


async def question(phone: Phone) -> Json:
    """What the second person is asked, newest."""
    return await phone.hear("Прохання схвалити")


async def now_reads(phone: Phone, message: Json, words: str) -> Json:
    """The same message says this now, and has no buttons any more."""
    for _ in range(300):
        found = next((one for one in await phone.screen() if one["message_id"] == message["message_id"]), None)
        if found and words in on_screen(found):
            assert not buttons(found)
            return found
        await asyncio.sleep(0.02)
    raise AssertionError(f"{phone.name} does not read «{words}»")
