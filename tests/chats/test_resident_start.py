"""The first meeting: who we are, the notice, the place, from a poster's code too."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.steps import all_handled, has_keys, join, labels_of, nothing_broke, reads, times
from tests.support.town import Town

VYSHNEVE_OF_SHYSHAKY = "UA53060330100084601"
LANGUAGE = "🌐 English / Українська"


async def welcomed(person: Phone, payload: str = "") -> None:
    """Read who we are, in full, and agree."""
    await person.write(f"/start {payload}".strip())
    hello = await person.hear("Вітаю")
    assert labels_of(hello) == ["Погоджуюсь", "Докладніше", "🔗 Мій запит за номером", "🆘 Небезпека", LANGUAGE]
    assert "паспорт" in said(hello)
    await person.press("Докладніше")
    assert labels_of(await reads(person, "Ваші права")) == ["Погоджуюсь", "🆘 Небезпека"]
    await person.press("Погоджуюсь")


async def test_a_stranger_becomes_a_resident(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await welcomed(maria)
    await maria.hear("Напишіть назву")
    there = ["🗺 Обрати зі списку", "Не знаю", "🆘 Небезпека"]
    assert await has_keys(maria, *there) == there
    await maria.write("Пирятин")
    await reads(maria, "Інша назва")
    await maria.press("Пирятин")
    await maria.hear("Населений пункт: Пирятин")
    menu = ["🤝 Потрібна допомога", "📋 Мої запити", "📞 Подзвоніть мені", "🆘 Небезпека", "⚙️ Ще"]
    assert await has_keys(maria, *menu) == menu
    await maria.write("/start")
    await maria.hear("Чим допомогти?")
    assert await has_keys(maria, *menu) == menu
    await nothing_broke(town)


async def test_a_poster_names_the_settlement(town: Town) -> None:
    """In the language that was chosen before anything was agreed to."""
    petro = town.phone(cast.PETRO)
    await petro.write(f"/start g_{VYSHNEVE_OF_SHYSHAKY}")
    await petro.hear("Вітаю")
    await petro.press(LANGUAGE)
    await petro.hear("Hello")
    await petro.press("I agree")
    here = said(await petro.hear("Settlement: Вишневе"))
    assert "Шишацька" in here
    await petro.hears_nothing("Напишіть назву", 0.2)


async def test_a_poster_names_the_community_and_the_village_is_asked(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await welcomed(petro, f"g_{cast.SHYSHAKY}")
    assert "Шишацька" in said(await petro.hear("Напишіть назву"))
    await petro.write("Вишневе")
    found = await reads(petro, "Інша назва")
    assert "Шишацька" in labels_of(found)[0]
    await petro.press("Вишневе")
    await petro.hear("Населений пункт: Вишневе")
    await nothing_broke(town)


RUBBISH = ("g_UA99999999999999999", "g_", "g_" + "x" * 62, "g_a:b:c", "g_<b>", "g_" + "ї" * 31)


async def test_a_spoilt_poster_leads_to_the_usual_question(town: Town) -> None:
    for number, payload in enumerate(RUBBISH):
        somebody = await town.newcomer(7000 + number, f"Гість {number}")
        await welcomed(somebody, payload)
        await somebody.hear("Напишіть назву")
        await somebody.write("Пирятин")
        await reads(somebody, "Інша назва")
        await somebody.press("Пирятин")
        await somebody.hear("Населений пункт: Пирятин")
    await nothing_broke(town)


async def test_a_poster_read_in_the_middle_of_choosing_the_place(town: Town) -> None:
    """What the person writes next is no village name any more."""
    petro = town.phone(cast.PETRO)
    await welcomed(petro)
    await petro.hear("Напишіть назву")
    await petro.write(f"/start g_{VYSHNEVE_OF_SHYSHAKY}")
    await petro.hear("Населений пункт: Вишневе")
    await petro.write("вишневе, болить нога")
    await petro.hear("повідомлення збережено")


async def test_a_poster_of_a_place_that_is_not_served(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await welcomed(petro, "g_UA80000000000093317")
    assert "Київ" in said(await petro.hear("1545"))
    await petro.hear("Напишіть назву")
    await nothing_broke(town)


SPELLINGS = ("пырятин", "Pyriatyn", "м. Пирятин", "  ПИРЯТИН  ", "пирятін", "п\u200bирятин")


async def test_a_place_is_found_however_it_is_typed(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await welcomed(maria)
    await maria.hear("Напишіть назву")
    for spelling in SPELLINGS:
        await maria.write(spelling)
        found = await reads(maria, "Інша назва")
        assert "Пирятинська" in labels_of(found)[0], spelling
        await maria.press("Інша назва")
        await maria.hear("Напишіть назву")
    await maria.write("Пирятин")
    await reads(maria, "Інша назва")
    await maria.press("Пирятин")
    await maria.hear("Населений пункт: Пирятин")


async def test_namesakes_are_told_apart(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await welcomed(petro)
    await petro.hear("Напишіть назву")
    await petro.write("вишневе")
    several = await reads(petro, "Інша назва")
    assert sum("Пирятинська" in text for text in labels_of(several)) == 1
    await petro.press("Вишневе · Шишацька")
    assert "Громада: Шишацька" in said(await petro.hear("Населений пункт: Вишневе"))


async def test_a_place_that_is_nowhere_and_one_that_is_not_served(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await welcomed(maria)
    await maria.hear("Напишіть назву")
    await maria.write("абракадабра")
    await maria.hear("Не знайшлося")
    await maria.press("Не знаю")
    await maria.hear("Оберіть громаду")
    await maria.press("Не знаю громади")
    assert cast.PHONE in said(await maria.hear("1545"))
    await maria.write("Яремче")
    await reads(maria, "Інша назва")
    await maria.press("Яремче")
    assert "1545" in said(await maria.hear("ще не"))
    await maria.write("Пирятин")
    await reads(maria, "Інша назва")
    await maria.press("Пирятин")
    await maria.hear("Населений пункт: Пирятин")
    await nothing_broke(town)


async def test_danger_before_anything_else(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await maria.write("Рятуйте")
    await maria.hear("Вітаю")
    await maria.press("Небезпека")
    numbers = said(await maria.hear("101"))
    assert all(number in numbers for number in ("101", "102", "103", "15-47", "116 123", "116 111"))
    await maria.press("Погоджуюсь")
    await maria.hear("Напишіть назву")
    await maria.press("Небезпека")
    await maria.hear("112")
    await maria.write("Пирятин")
    await reads(maria, "Інша назва")


async def test_a_stranger_is_first_told_who_we_are(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    for command in ("/new", "/my", "/settings", "/cancel", "/cases", "/admin", "🤝 Потрібна допомога"):
        await maria.write(command)
        await maria.hear("Вітаю")


async def test_agreeing_twice_asks_for_one_place(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await maria.write("/start")
    hello = await maria.hear("Вітаю")
    await maria.press("Погоджуюсь", on=hello)
    await maria.press("Погоджуюсь", on=hello)
    await all_handled(maria)
    await maria.write("Пирятин")
    found = await reads(maria, "Інша назва")
    await maria.press("Пирятин", on=found)
    await maria.press("Пирятин", on=found)
    await all_handled(maria)
    assert await times(maria, "Населений пункт: Пирятин", 1) == 1
    await nothing_broke(town)


async def test_moving_to_another_village(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await join(petro, "Пирятин")
    await petro.press("Ще")
    await petro.hear("Що вас цікавить")
    await petro.press("Переїхали?")
    await petro.hear("Напишіть назву")
    await petro.write("Яреськи")
    await reads(petro, "Інша назва")
    await petro.press("Яреськи · Шишацька")
    await petro.hear("Громада: Шишацька")
    await nothing_broke(town)
