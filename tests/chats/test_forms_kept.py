"""Any form of input at any question: it is an answer, or it joins the story; nothing is lost."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.steps import all_handled, fill, has_keys, join, nothing_broke, reads, submit, times, told
from tests.support.town import Town

PLACE = {"latitude": 49.58123, "longitude": 34.55432}


async def at(town: Town, question: str) -> Phone:
    """Maria at this question of a request."""
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until=question)
    return maria


async def opened(worker: Phone, number: str) -> str:
    """The request is taken and its details are read."""
    await worker.hear(number)
    await worker.press("Взяти в роботу")
    await worker.hear("Запит ваш")
    await worker.press("Подробиці")
    await worker.hear("Телефон")
    await all_handled(worker)
    return "\n".join(await told(worker))


async def test_an_album_is_one_answer(town: Town) -> None:
    maria = await at(town, "своїми словами")
    for n in range(3):
        await maria.send("photo", media_group_id="g1", caption=f"Стіна {n}")
    await maria.hear("За яким номером")
    await all_handled(maria)
    assert await times(maria, "За яким номером", 1) == 1
    assert not await times(maria, "додано до вашої")
    await maria.write("немає")
    assert "Стіна 0 / Стіна 1 / Стіна 2, 3 файли" in said(await maria.hear("Перевірте"))
    await maria.album(9, "Дах")  # the review that is on the screen then has all of them
    assert "Файлів уже 12. Збережено всі." in said(await reads(maria, "Дах, 12 файлів"))
    await nothing_broke(town)


async def test_words_before_the_story_wait_for_its_question(town: Town) -> None:
    maria = await at(town, "загроза")
    await maria.write("бабусі дуже погано ходити")
    assert "загроза" in said(await maria.hear("додано до вашої"))
    await maria.press("Ні")
    await reads(maria, "Яка вулиця")
    await maria.write("Живемо за мостом, третя хата ліворуч. " * 5)
    assert "Яка вулиця" in said(await maria.hear("додано до вашої"))
    await maria.press("Пропустити")
    assert "своїми словами" in said(await reads(maria, "вже розповіли, збережено"))
    await maria.press("Пропустити")
    await maria.hear("За яким номером")
    await maria.write("живу сама 5 років, болять ноги")
    await maria.hear("додано до вашої")
    await maria.write("067 123 45 67")
    review = said(await maria.hear("Перевірте"))
    for words in ("бабусі дуже погано", "третя хата ліворуч", "живу сама 5 років", "067 123 45 67"):
        assert words in review
    assert "третя хата ліворуч" in await opened(town.phone(cast.OLHA), await submit(maria))
    await nothing_broke(town)


async def test_a_point_on_the_map_is_an_address_after_a_yes(town: Town) -> None:
    maria = await at(town, "Яка вулиця")
    await maria.send("location", **PLACE)
    await reads(maria, "Прийти саме сюди?")
    await maria.write("так")
    await reads(maria, "своїми словами")
    await maria.send("location", **PLACE)
    await maria.hear("За яким номером")
    await maria.write("немає")
    review = said(await maria.hear("Перевірте"))
    assert "Вулиця: 📍 точка на мапі" in review
    assert "словами: 📍 точка на мапі" in review
    assert "49.58123" in await opened(town.phone(cast.OLHA), await submit(maria))
    await nothing_broke(town)


async def test_a_point_that_is_no_address_joins_the_story(town: Town) -> None:
    maria = await at(town, "Яка вулиця")
    await maria.send("location", **PLACE)
    await reads(maria, "Прийти саме сюди?")
    await maria.press("Ні, просто")
    assert "Яка вулиця" in said(await maria.hear("додано до вашої"))
    await maria.write("Соборна, 5")
    await reads(maria, "вже розповіли")
    await maria.press("Пропустити")
    await maria.hear("За яким номером")
    await maria.write("немає")
    review = said(await maria.hear("Перевірте"))
    assert "Вулиця: Соборна, 5" in review
    assert "словами: 📍 точка на мапі" in review
    await nothing_broke(town)


async def test_more_than_ten_files_are_kept_and_said_so(town: Town) -> None:
    maria = await at(town, "своїми словами")
    for _ in range(10):
        await maria.send("photo")
    await all_handled(maria)
    await maria.send("document")
    await maria.hear("Файлів уже 11. Збережено всі.")
    await maria.write("немає")
    assert "11 файлів" in said(await maria.hear("Перевірте"))
    await nothing_broke(town)


async def test_from_the_phone_question_the_menu_is_one_tap(town: Town) -> None:
    maria = await at(town, "За яким номером")
    await has_keys(maria, "🏠 Меню", "🆘 Небезпека")
    await maria.write("🏠 Меню")
    await maria.hear("Чим допомогти?")
    await reads(maria, "зупинились на питанні")
    await maria.press("Продовжити")
    await maria.hear("За яким номером")
    await maria.write("немає")
    await maria.hear("Перевірте")
    await nothing_broke(town)
