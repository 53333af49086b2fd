"""Short ways through the writing of a notice."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Json, Phone, said
from tests.chats.staff_steps import newest, present
from tests.support.town import Town

WORDS = "У четвер о 10:00 у центрі видають дрова."
MORE = "⋯ Ще"
SELDOM = ("🧪", "🌐", "🔗", "🏷", "⏳", "✖️ Викинути")  # behind «⋯ Ще» of a draft


async def asked(town: Town, community: str = "Пирятинська") -> Phone:
    """The admin is asked for the message of a new notice."""
    admin = town.phone(cast.ADMIN_ID)
    await admin.press("📣 Сповіщення")
    await admin.press("➕ Нове")
    await admin.hear("Для кого")
    await admin.press(community)
    await admin.hear("Надішліть сюди повідомлення")
    return admin


async def drafted(town: Town, text: str = WORDS) -> Phone:
    """The admin has a draft with this text."""
    admin = await asked(town)
    await admin.write(text)
    await admin.hear("чернетка")
    return admin


async def press_page(admin: Phone, label: str) -> Json:
    """A button of the newest page of a draft, or of what is behind «⋯ Ще» there."""
    if label.startswith(SELDOM):
        await admin.press(MORE, on=await newest(admin, "чернетка", MORE))
    return await admin.press(label, on=await newest(admin, "чернетка", label))


async def preview(admin: Phone) -> list[Json]:
    """«👁 Перегляд»: what people will get, and the page after it."""
    before = {m["message_id"] for m in (await admin.chat())["messages"]}
    await press_page(admin, "👁 Перегляд")
    await admin.hear("Люди побачать")
    while True:
        came = [m for m in (await admin.chat())["messages"] if m["message_id"] not in before]
        if "чернетка" in said(came[-1]):
            return came[1:-1]
        await present(admin, came[-1])
