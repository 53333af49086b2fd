"""Finding one's place by lists, without typing a letter."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, buttons
from tests.chats.steps import has_keys, join, key, labels_of, newest, nothing_broke, reads, sees, times, until
from tests.chats.test_place_typing import asked
from tests.support.town import Town

BACK = "⬅️ Назад"


async def steps(person: Phone, *path: tuple[str, str]) -> None:
    """(what the list asks, what is pressed): through the levels."""
    for question, press in path:
        await reads(person, question)
        await person.press(press)


async def test_from_the_oblast_to_the_village(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.press("Обрати зі списку")
    assert labels_of(await reads(maria, "Оберіть область")) == ["Вінницька", "Полтавська", BACK]
    await maria.press("Полтавська")
    raions = await reads(maria, "Оберіть район")
    assert labels_of(raions) == ["Кременчуцький", "Лубенський", "Миргородський", BACK]
    await maria.press("Миргородський")
    communities = await reads(maria, "Оберіть громаду")
    assert labels_of(communities) == ["Білоцерківська", "Шишацька", BACK]
    await maria.press("Шишацька")
    letters = labels_of(await reads(maria, "З якої літери"))
    assert {"Б", "В", "Я"} <= set(letters) and letters[-1] == BACK
    await maria.press("В", on=newest(await maria.chat()))
    villages = await reads(maria, "Оберіть своє село")
    assert "Полтавська → Миргородський → Шишацька → В" in villages["text"]
    await maria.press("Вишневе")
    await maria.hear("Населений пункт: Вишневе")
    await has_keys(maria, "🤝 Потрібна допомога")
    await nothing_broke(town)


async def test_single_choices_are_passed_by_and_back_goes_up(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.press("Обрати зі списку")
    await steps(maria, ("Оберіть область", "Вінницька"))
    letters = await reads(maria, "З якої літери")
    assert "Вінницька → Вінницький → Вороновицька" in letters["text"]
    await maria.press(BACK)
    await steps(maria, ("Оберіть область", "Полтавська"), ("Оберіть район", BACK))
    await reads(maria, "Оберіть область")
    await maria.press(BACK)
    await reads(maria, "Напишіть назву")
    await maria.write("Пирятин")
    await reads(maria, "Інша назва")
    await nothing_broke(town)


async def test_a_long_letter_has_pages(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.press("Обрати зі списку")
    await steps(maria, ("Оберіть область", "Полтавська"), ("Оберіть район", "Миргородський"))
    await steps(maria, ("Оберіть громаду", "Шишацька"), ("З якої літери", "П"))
    first = labels_of(await reads(maria, "Ще ▾"))
    await maria.press("Ще ▾")
    second = labels_of(await reads(maria, "Попередні"))
    assert len(first) == 5 + 2 and not set(first[:5]) & set(second[:3])
    await maria.press("Попередні")
    await until(maria, lambda chat: labels_of(newest(chat)) == first, "the first page")
    await maria.press(BACK)
    await reads(maria, "З якої літери")
    await nothing_broke(town)


async def test_one_message_is_turned_not_many_sent(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.press("Обрати зі списку")
    await steps(maria, ("Оберіть область", "Полтавська"), ("Оберіть район", "Лубенський"))
    await reads(maria, "З якої літери")
    lists = [m for m in (await maria.chat())["messages"] if m["from"] == "bot" and buttons(m)]
    assert sum(BACK in labels_of(m) for m in lists) == 1


async def test_a_button_of_a_list_that_is_over(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.press("Обрати зі списку")
    old = await reads(maria, "Оберіть область")
    await maria.write("Пирятин")
    await reads(maria, "Інша назва")
    await maria.press("Пирятин")
    await maria.hear("Населений пункт: Пирятин")
    await maria.press("Полтавська", on=old)
    await maria.hear("Чим допомогти")
    assert await times(maria, "Населений пункт: ", 1) == 1
    await nothing_broke(town)


async def test_a_forged_place_of_a_list(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.press("Обрати зі списку")
    shown = await reads(maria, "Оберіть область")
    real = buttons(shown)[0]["callback_data"]
    nonce = real.split(":")[1]
    for data in (f"w:{nonce}:list:UA99:0", f"w:{nonce}:list:<b>:0", f"w:{nonce}:list::zzzz", f"w:{nonce}:callme:x:0"):
        await maria.forge(shown, data)
    await maria.forge(shown, f"w:{nonce}:phones::zzzz")
    await sees(maria, "1545")
    await nothing_broke(town)


async def test_the_list_from_the_settings_and_leaving_it(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await join(petro, "Пирятин")
    await key(petro, "⚙️ Ще")
    await reads(petro, "Переїхали?")
    await petro.press("Переїхали?")
    await petro.hear("Зараз у нас записано: Пирятин")
    await has_keys(petro, "✖️ Скасувати")
    await petro.write("🗺 Обрати зі списку")
    await steps(petro, ("Оберіть область", "Полтавська"), ("Оберіть район", "Лубенський"))
    await reads(petro, "З якої літери")
    await petro.write("✖️ Скасувати")
    await petro.hear("Скасовано")
    await has_keys(petro, "🤝 Потрібна допомога")
    await nothing_broke(town)
