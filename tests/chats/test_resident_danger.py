"""Words of danger, wherever they are typed: the numbers come at once, and what the person was doing goes on."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from tests.chats.steps import join
from tests.support.town import Town


async def test_before_registering(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await maria.write("допоможіть, чоловік б'є мене")
    numbers = said(await maria.hear("телефонуйте зараз"))
    assert all(number in numbers for number in ("112", "102", "15-47", "116 123"))
    await maria.hear("Вітаю")


async def test_in_the_middle_of_a_question_nothing_is_lost(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    for asked, choice in (("Кому", "Мені"), ("Яка потрібна", "Порада"), ("поговорити", "Телефоном"), ("загроза", "Ні")):
        await maria.hear(asked)
        await maria.press(choice)
    await maria.hear("своїми словами")
    await maria.write("Я більше не хочу жити")
    await maria.hear("7333")
    await maria.hear("Яка вулиця")
    await maria.press("Пропустити")
    await maria.hear("За яким номером")
    await maria.press("Телефону немає")
    assert "не хочу жити" in said(await maria.hear("Перевірте"))


async def test_a_worker_writes_of_others(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    await olha.write("у сусідів пожежа була")
    await olha.hears_nothing("телефонуйте зараз")


async def test_a_danger_written_under_a_photo(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.send("photo", caption="горить хата")
    await maria.hear("телефонуйте зараз")
    await maria.hear("збережено")
