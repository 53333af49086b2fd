"""«Переїхали?»: the community changes, open requests stay, and the new community knows only if one wishes."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.steps import all_handled, ask_for_help, has_keys, join, key, labels_of, nothing_broke, reads, times
from tests.support.town import Town

VYSHNEVE = "UA53060330100084601"


async def moves(person: Phone, name: str) -> None:
    """By the menu to another place."""
    await key(person, "⚙️ Ще")
    await reads(person, "Переїхали?")
    await person.press("Переїхали?")
    await reads(person, "Напишіть назву")
    await person.write(name)
    await reads(person, "Інша назва")
    await person.press(name)


async def test_open_requests_stay_and_the_new_community_is_told(town: Town) -> None:
    petro, chief = town.phone(cast.PETRO), town.phone(cast.COORDINATOR)
    await join(petro, "Пирятин")
    number = await ask_for_help(petro)
    await town.phone(cast.OLHA).hear(number)
    await moves(petro, "Яреськи")
    assert number in said(await petro.hear("лишаються в тих самих"))
    question = await petro.hear("Сказати новій громаді, що ви переїхали?")
    assert labels_of(question) == ["Так", "Ні"]
    await petro.press("Так", on=question)
    await petro.hear("знатиме лише номери")
    news = said(await chief.hear("переїхала людина"))
    assert number in news and "1 відкритий запит" in news and cast.PHONE in news
    assert "Петро" not in news and "067" not in news
    await petro.press("Мої запити")
    await reads(petro, number)
    await nothing_broke(town)


async def test_nobody_is_told_against_ones_wish(town: Town) -> None:
    petro, chief = town.phone(cast.PETRO), town.phone(cast.COORDINATOR)
    await join(petro, "Пирятин")
    await ask_for_help(petro)
    await moves(petro, "Яреськи")
    question = await petro.hear("Сказати новій громаді")
    await petro.press("Ні", on=question)
    await petro.hear("нікому не кажемо")
    await chief.hears_nothing("переїхала людина", 0.3)
    await nothing_broke(town)


async def test_without_open_requests_nothing_is_asked(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await join(petro, "Пирятин")
    await moves(petro, "Яреськи")
    await petro.hear("Громада: Шишацька")
    await all_handled(petro)
    assert await times(petro, "Сказати новій громаді") == 0


async def test_the_same_place_again_gets_a_kind_word(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await join(petro, "Пирятин")
    await moves(petro, "Пирятин")
    await petro.hear("ви вже тут: Пирятин")
    await has_keys(petro, "🤝 Потрібна допомога")
    await nothing_broke(town)


async def test_a_poster_of_another_place_asks_before_it_moves_anybody(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await join(petro, "Пирятин")
    await petro.write(f"/start g_{VYSHNEVE}")
    question = await petro.hear("Змінити на: Вишневе?")
    assert "Зараз у нас записано: Пирятин" in said(question)
    await petro.press("Ні, залишити", on=question)
    await petro.hear("лишаємо як є: Пирятин")
    await petro.write(f"/start g_{VYSHNEVE}")
    await petro.hear("Змінити на: Вишневе?")
    await petro.press("Так, змінити")
    await petro.hear("Населений пункт: Вишневе")
    await petro.write(f"/start g_{VYSHNEVE}")
    await petro.hear("ви вже тут: Вишневе")
    await nothing_broke(town)


async def test_a_poster_of_another_community_asks_and_then_for_the_village(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await join(petro, "Пирятин")
    await petro.write(f"/start g_{cast.SHYSHAKY}")
    await petro.hear("Змінити на: Шишацька")
    await petro.press("Так, змінити")
    await petro.hear("Громада: Шишацька")
    await petro.write("🗺 Обрати зі списку")
    await reads(petro, "З якої літери")
    await petro.write("Вишневе")
    await reads(petro, "Інша назва")
    await petro.press("Вишневе · Шишацька")
    await petro.hear("Населений пункт: Вишневе")
    await petro.write(f"/start g_{cast.SHYSHAKY}")
    await petro.hear("ви вже тут: Вишневе")
    await nothing_broke(town)


async def test_an_unfinished_request_waits_while_one_moves(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await join(petro, "Пирятин")
    await petro.press("Потрібна допомога")
    await petro.hear("Кому")
    await petro.press("Мені")
    await petro.hear("Яка потрібна")
    await moves(petro, "Яреськи")
    await petro.hear("Громада: Шишацька")
    await petro.hear("незавершений запит")
    await nothing_broke(town)
