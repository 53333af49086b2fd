"""«Не знаю»: a person calls, so that nobody is lost for want of a name."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from tests.chats.steps import has_keys, join, key, labels_of, nothing_broke, number_in, reads, told
from tests.chats.test_place_typing import asked
from tests.support.town import Town


async def test_who_knows_the_community_alone_is_called(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.press("Не знаю")
    offered = await reads(maria, "Оберіть громаду — ми зателефонуємо й допоможемо")
    assert labels_of(offered)[:5] == ["Білоцерківська", "Вороновицька", "Омельницька", "Пирятинська", "Піщанська"]
    await maria.press("Ще ▾")
    await reads(maria, "Шишацька")
    await maria.press("Попередні")
    await reads(maria, "Пирятинська")
    await maria.press("Пирятинська")
    await maria.hear("записано її центр: Пирятин")
    await maria.hear("За яким номером")
    await maria.write("067 123 45 67")
    number = number_in(said(await maria.hear("отримано")))
    assert number.startswith("ПИР")
    assert number in said(await town.phone(cast.OLHA).hear(number))
    await has_keys(maria, "🤝 Потрібна допомога")
    await nothing_broke(town)


async def test_who_knows_nothing_gets_phone_numbers_and_a_way_back(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.write("не знаю")
    await reads(maria, "Оберіть громаду")
    await maria.press("Не знаю громади")
    numbers = await reads(maria, "1545")
    assert f"Пирятинська: {cast.PHONE}" in said(numbers)
    assert labels_of(numbers) == ["⬅️ Назад"]
    await maria.press("⬅️ Назад")
    await reads(maria, "Оберіть громаду")
    await maria.press("⬅️ Назад")
    await reads(maria, "Напишіть назву")
    await nothing_broke(town)


async def test_after_two_misunderstandings_help_is_offered_by_itself(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.write("абракадабра")
    await reads(maria, "Спробуйте написати інакше")
    await maria.write("абракадабра дві")
    offered = await reads(maria, "ми зателефонуємо й допоможемо")
    assert "Не знаю громади" in labels_of(offered)
    await maria.press("Білоцерківська")
    await maria.hear("За яким номером")
    await nothing_broke(town)


async def test_a_known_village_is_kept_when_help_is_asked_for(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await join(petro, "Велика Круча")
    await key(petro, "⚙️ Ще")
    await reads(petro, "Переїхали?")
    await petro.press("Переїхали?")
    await petro.hear("Зараз у нас записано: Велика Круча")
    await petro.write("Не знаю")
    await reads(petro, "Оберіть громаду")
    await petro.press("Пирятинська")
    await reads(petro, "За яким номером")
    assert not any("її центр" in text for text in await told(petro))
    await nothing_broke(town)
