"""«Подзвоніть мені» and «дякую» typed by hand, and a number where the street is asked: no dead end, nothing lost."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from tests.chats.staff_steps import calm
from tests.chats.steps import Turn, fill, join, nothing_broke, reads, submit, take, times
from tests.support.town import Town


async def test_a_call_is_asked_for_in_words_anywhere(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="своїми словами")
    await maria.write("подзвоніть мені, будь ласка")
    await reads(maria, "За яким номером вам")
    await maria.write("067 123 45 67")
    await maria.hear("отримано")
    await maria.hear("Ви зупинились на питанні")
    await maria.press("Продовжити")
    await reads(maria, "своїми словами")
    await maria.write("Подзвоніть мені, бо не чую дверей")
    await maria.press("067 123 45 67")
    assert "бо не чую дверей" in said(await reads(maria, "Перевірте"))
    await nothing_broke(town)


async def test_where_a_call_is_the_answer_it_is_the_answer(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    for turn in (Turn("Кому", press="Мені"), Turn("Яка потрібна", write="порада"), Turn("Про що", press="Виплати")):
        await take(maria, turn)
    await take(maria, Turn("поговорити", write="наберіть мене"))
    await take(maria, Turn("загроза", press="Ні"))
    await take(maria, Turn("Яка вулиця", write="067 123 45 67"))
    await take(maria, Turn("за цим номером подзвонимо", write="Соборна, 5"))
    await take(maria, Turn("своїми словами", press="Пропустити"))
    review = said(await reads(maria, "Перевірте"))
    assert "Телефоном" in review and "Соборна, 5" in review and "067 123 45 67" in review
    await nothing_broke(town)


async def test_thanks_are_received_and_reach_the_worker(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await maria.write("Дякую!")
    await maria.hear("пишіть сюди")
    await fill(maria)
    number = await submit(maria)
    await olha.hear(number)
    await olha.press("Взяти в роботу")
    await maria.hear("Ваш соціальний працівник")
    await fill(maria, until="Яка вулиця")
    await olha.press("Написати")
    await olha.hear("Напишіть повідомлення")
    await olha.write("Буду в середу")
    await maria.hear("Буду в середу")
    await calm(town)  # the sender writes down a moment later what it has sent
    await maria.write("Добре, дякую 🙏")
    await maria.hear("Передано")
    await reads(maria, "Яка вулиця")
    await olha.hear("Добре, дякую 🙏")
    await maria.write("/cancel")
    await maria.hear("Скасовано")
    assert not await times(maria, "Що з ним зробити")
    await nothing_broke(town)
