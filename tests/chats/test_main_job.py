"""The main job, as the people in it live through it."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from tests.chats.steps import ask_for_help, join
from tests.support.town import Town


async def test_a_resident_of_pyriatyn_is_helped(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    number = await ask_for_help(maria)
    offer = await olha.hear(number)
    assert "Догляд вдома · Пирятин" in said(offer)
    assert "Марія" not in said(offer)
    await olha.press("Взяти в роботу")
    await olha.hear("Запит ваш")
    taken = await maria.hear("Ваш соціальний працівник")
    assert "Ольга Іванівна" in said(taken)
