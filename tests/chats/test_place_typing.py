"""The name of one's place typed in any way: sentences, slips, pages of namesakes, and things that are no name."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.steps import labels_of, newest, nothing_broke, on_screen, reads, told, until
from tests.support.town import Town

WAYS_OUT = ["🗺 Обрати зі списку", "Не знаю"]


async def asked(person: Phone) -> None:
    """Up to the question about the place."""
    await person.write("/start")
    await person.hear("Вітаю")
    await person.press("Погоджуюсь")
    await person.hear("Напишіть назву")


SENTENCES = (
    ("живу в селі Шишаки Полтавської", "Шишаки"),
    ("Добрий день. Я з Великої Кручі, важко ходити", "Велика Круча"),
    ("смт. Шишаки", "Шишаки"),
    ("с-ще шишаки", "Шишаки"),
    ("Мар*їнське", "Мар’їнське"),
    ("марьинское", "Мар’їнське"),
    ("Мы с Пирятина", "Пирятин"),
    ("пиярятин", "Пирятин"),
    ("Ромодан", "Ромодан"),
)


async def test_a_place_is_found_in_a_sentence_and_with_slips(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    for typed, name in SENTENCES:
        await maria.write(typed)
        found = await reads(maria, "Інша назва")
        assert any(label.startswith(name) for label in labels_of(found)), (typed, labels_of(found))
        await maria.press("Інша назва")
        await reads(maria, "Напишіть назву")
    await nothing_broke(town)


async def test_namesakes_are_told_apart_in_the_button(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await asked(petro)
    await petro.write("вишневе")
    found = labels_of(await reads(petro, "Інша назва"))[:2]
    assert found == ["Вишневе · Пирятинська · Полтавська обл.", "Вишневе · Шишацька · Полтавська обл."]


async def test_many_places_come_by_pages(town: Town) -> None:
    """«к» begins more places than one message should hold; turning back and forth loses none."""
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.write("К")
    first = labels_of(await reads(maria, "Таких місць багато"))
    assert len(first) == 5 + 2
    await maria.press("Ще ▾")
    second = labels_of(await reads(maria, "Попередні"))
    assert not set(first[:5]) & set(second[:5])
    assert not any(label.startswith(("Ще", "▴")) for label in second[:5])
    await maria.press("Попередні")
    back = await reads(maria, first[0])
    assert labels_of(back) == first
    turned = 0
    while "Ще ▾" in (before := labels_of(newest(await maria.chat()))):
        await maria.press("Ще ▾")
        await _turned(maria, before)
        turned += 1
    assert turned > 3
    await maria.press(labels_of(newest(await maria.chat()))[0])
    await maria.hear("Населений пункт")
    await nothing_broke(town)


async def _turned(person: Phone, before: list[str]) -> None:
    await until(person, lambda chat: labels_of(newest(chat)) != before, "another page")


async def test_a_story_instead_of_a_name(town: Town) -> None:
    """4096 signs and 64 pictures get a kind word and the two ways out; after two misunderstandings help comes."""
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.write("щось про життя " * 273)
    answer = await reads(maria, "лише назва")
    assert labels_of(answer) == WAYS_OUT
    await maria.write("😀" * 64)
    offered = await reads(maria, "ми зателефонуємо й допоможемо")
    assert "Пирятинська" in labels_of(offered) or "Ще ▾" in labels_of(offered)
    assert "Не знаю громади" in labels_of(offered)
    await maria.write("Пирятин")
    await reads(maria, "Інша назва")
    await maria.press("Пирятин")
    await maria.hear("Населений пункт: Пирятин")
    await nothing_broke(town)


async def test_a_pin_on_the_map_is_not_the_community(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    await maria.send("location", latitude=49.58123, longitude=34.55432)
    thanks = await reads(maria, "Дякуємо за місце на мапі")
    assert labels_of(thanks) == WAYS_OUT
    assert not any("Населений пункт" in text for text in await told(maria))
    await maria.press("Обрати зі списку", on=thanks)
    await reads(maria, "Оберіть область")
    await nothing_broke(town)


async def test_a_voice_or_a_picture_is_asked_for_in_letters(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await asked(maria)
    for kind in ("voice", "photo", "sticker", "contact"):
        await maria.send(kind)
        answer = await reads(maria, "назва літерами")
        assert labels_of(answer) == WAYS_OUT
        await maria.press("Обрати зі списку", on=answer)
        await reads(maria, "Оберіть область")
    await maria.send("photo", caption="Шишаки")
    found = await reads(maria, "Інша назва")
    assert "Шишаки" in on_screen(found)
    await nothing_broke(town)


async def test_a_place_elsewhere_with_the_very_name_is_not_hidden(town: Town) -> None:
    """Ромни are not served; a village that only sounds alike must not be all that is offered."""
    petro = town.phone(cast.PETRO)
    await asked(petro)
    await petro.write("Ромни")
    found = labels_of(await reads(petro, "Інша назва"))
    assert any(label.startswith("Ромни ·") and "Сумська обл." in label for label in found)
    await petro.press("Ромни ·")
    assert "1545" in said(await petro.hear("ще не"))
    await nothing_broke(town)
