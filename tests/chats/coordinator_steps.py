"""What conversations with a coordinator need: their desk of one community, and a case on it."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Json, Phone
from tests.chats.steps import reads
from tests.support.town import Town

HOME = "Пирятинська"


async def at_desk(town: Town, community: str = HOME) -> Phone:
    """The coordinator opens «Моя громада» of this community."""
    head = town.phone(cast.COORDINATOR)
    await head.write("/admin")
    await reads(head, "Яка громада?")
    await head.press(community)
    await reads(head, "Працівники:")
    return head


async def open_case(head: Phone, listed: str, number: str) -> Json:
    """From the desk to a case by its list; its card comes back."""
    await head.press(listed)
    await reads(head, number)
    await head.press(number)
    return await reads(head, "Стан:")


async def case_of(head: Phone, worker: str, number: str) -> Json:
    """From the desk to a case of this worker; its card comes back."""
    await head.press("Працівники")
    await reads(head, "⬅️ До громади")
    await head.press(worker)
    await reads(head, "Навантаження")
    await head.press("Справи:")
    await head.press(number, on=await reads(head, number))
    return await reads(head, f"Працівник: {worker}")
