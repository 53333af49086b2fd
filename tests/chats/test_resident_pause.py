"""Interrupted: left and found again, reminded, erased, through restarts of the bot, and blocked."""

from __future__ import annotations

import pytest

from bot import demo_people as cast
from bot.phone import said
from tests.chats.steps import OWN, choose, fill, join, key, nothing_broke, own, reads, sees, submit, take, times, turns
from tests.support.town import DAY, HOUR, Town

PLACES = {cast.MARIA: ("Пирятин", "ПИР", cast.OLHA), cast.PETRO: ("Яреськи", "ШИШ", cast.NADIIA)}


@pytest.mark.parametrize("who", PLACES)
async def test_the_bot_falls_in_the_middle_of_every_question(town: Town, who: int) -> None:
    place, prefix, worker = PLACES[who]
    person = town.phone(who)
    await person.write("/start")
    await person.hear("Вітаю")
    await town.restart()
    await person.press("Погоджуюсь")
    await person.hear("Напишіть назву")
    await town.restart()
    await person.write(place)
    await reads(person, "Інша назва")
    await town.restart()
    await person.press(place)
    await person.hear("Населений пункт")
    await person.press("Потрібна допомога")
    for turn in turns("🧺"):
        await reads(person, turn.asks)
        await town.restart()
        await take(person, turn)
    await person.hear("Перевірте")
    await town.restart()
    number = await submit(person)
    assert number.startswith(prefix)
    await town.phone(worker).hear(number)
    await nothing_broke(town)


@pytest.mark.parametrize("who", PLACES)
async def test_the_bot_falls_in_the_middle_of_each_services_own_question(town: Town, who: int) -> None:
    person = town.phone(who)
    await join(person, PLACES[who][0])
    await fill(person, "Інше")
    for service, first in OWN.items():
        if service == "Інше":
            continue
        await person.press("Виправити")
        await reads(person, "Що виправити")
        await person.press("Яка допомога")
        await reads(person, "Яка потрібна")
        await choose(person, service)
        for turn in own(service):
            await reads(person, turn.asks)
            await town.restart()
            await take(person, turn)
        assert first.press.lower() in said(await reads(person, "Перевірте")).lower()
    await submit(person)
    await nothing_broke(town)


async def test_the_bot_falls_while_words_are_on_their_way(town: Town) -> None:
    """What was sent while it was down is answered when it is up."""
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="своїми словами")
    await town.stop()
    await maria.write("Ноги болять")
    await maria.send("photo", caption="Ось рецепт")
    await town.start()
    assert "За яким номером" in said(await maria.hear("додано до вашої розповіді"))
    await key(maria, "Телефону немає")
    assert "Ноги болять / Ось рецепт, 1 файл" in said(await maria.hear("Перевірте"))
    await nothing_broke(town)


async def test_start_in_the_middle_offers_to_go_on(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="Яка вулиця")
    await maria.write("/start")
    await maria.hear("Чим допомогти?")
    await reads(maria, "незавершений запит")
    await maria.press("Продовжити")
    await reads(maria, "Яка вулиця")
    await maria.press("Подзвоніть мені")
    await maria.hear("За яким номером")
    await maria.write("✖️ Скасувати")
    await maria.hear("Скасовано")
    await maria.press("Потрібна допомога")
    await maria.hear("Яка вулиця")
    await maria.write("Соборна, 5")
    await reads(maria, "своїми словами")
    await maria.write("/start")
    await reads(maria, "незавершений запит")
    await maria.press("Стерти")
    await reads(maria, "Скасовано")
    await maria.press("Потрібна допомога")
    await sees(maria, "Кому")
    await maria.press("Мої запити")
    await maria.hear("Запитів поки немає")
    await nothing_broke(town)


async def test_an_unfinished_request_is_reminded_of_once_and_then_erased(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="Яка вулиця")
    await town.sandbox.advance(advance=23 * HOUR)
    await maria.hears_nothing("не завершили", 0.3)
    await town.sandbox.advance(advance=2 * HOUR)
    await maria.hear("не завершили")
    await maria.press("Продовжити")
    await reads(maria, "Яка вулиця")
    await town.restart()
    await town.sandbox.advance(advance=14 * DAY)
    await maria.hear("стерли")
    assert await times(maria, "не завершили") <= 1
    await maria.press("Потрібна допомога")
    await sees(maria, "Кому")
    await nothing_broke(town)


async def test_erasing_from_the_reminder(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="загроза")
    await town.sandbox.advance(advance=25 * HOUR)
    await maria.hear("не завершили")
    await maria.press("Стерти")
    await reads(maria, "Скасовано")
    await town.sandbox.advance(advance=20 * DAY)
    await maria.hears_nothing("стерли", 0.3)


async def test_blocked_and_back_again(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await fill(maria)
    number = await submit(maria)
    await fill(maria, until="Яка вулиця")
    await maria.block()
    await olha.press("Взяти в роботу")
    await olha.hear("Запит ваш")
    await maria.hears_nothing("Ваш соціальний працівник", 0.3)
    await olha.press("Написати")
    await olha.hear("Напишіть повідомлення")
    await olha.write("Буду о десятій")
    await olha.hear("вимкнула бота й не прочитає")
    await maria.write("/start")
    await maria.hear("Чим допомогти?")
    await reads(maria, "незавершений запит")
    await maria.press("Мої запити")
    await reads(maria, number)
    await maria.press(number)
    assert "Ольга Іванівна" in said(await reads(maria, "Оновити"))
    await olha.press("Написати")
    await olha.hear("Напишіть повідомлення")
    await olha.write("Добрий день")
    await maria.hear("Добрий день")
    await nothing_broke(town)
