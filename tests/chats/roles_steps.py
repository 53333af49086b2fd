"""Ways of people who hold several roles, and what Telegram was asked to list for them."""

from __future__ import annotations

from bot.phone import Json, Phone, said
from domain.people import Role
from tests.chats.staff_steps import UNSTAFFED, calm, invitation
from tests.support.town import Town

BLEACH = UNSTAFFED  # Білоцерківська


async def hired(town: Town, person: Phone, role: Role, community: str = BLEACH) -> str:
    """This person opens a link; the words they were welcomed with."""
    code = await invitation(town, role, community if role in (Role.WORKER, Role.COORDINATOR) else "")
    await person.write(f"/start {code}")
    return said(await person.hear("Вітаємо в команді"))


async def to_role(person: Phone, title: str) -> Json:
    """«Інша роль», and this one of the list; the welcome into it."""
    await person.write("🔄 Інша роль")
    await person.press(title, on=await person.hear("У якій ролі"))
    return await person.hear("Тепер ви тут як")


async def commands_of(town: Town, person: Phone) -> dict[str, str]:
    """The commands that this person's phone lists now, with their words."""
    await calm(town)
    return {one["command"]: one["description"] for one in (await person.chat())["commands"]}
