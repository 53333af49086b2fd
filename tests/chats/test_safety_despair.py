"""Words of not wanting to live: a number, a warm word, and a person who is called at once, only once."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.safety_steps import urgent_from_a_stranger
from tests.chats.staff_steps import arrive, calm, everything, newest, take
from tests.chats.steps import all_handled, fill, join, labels_of, nothing_broke, number_in, reads, sees, times
from tests.support.town import Town

WORDS = "Я більше не хочу жити"


async def offered(town: Town) -> tuple[Phone, Phone, str]:
    """Марія wrote it; the coordinator has the number of what was made of it."""
    maria, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR)
    await maria.write(WORDS)
    await maria.hear("7333")
    return maria, head, number_in(said(await newest(head, "Дзвінок", "Взяти в роботу")))


async def test_a_person_is_called_at_once(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    maria, head, number = await offered(town)
    near = await newest(maria, "7333")
    assert "Ми поруч" in said(near) and "103" in said(near) and "вже покликали людину" in said(near)
    assert labels_of(near) == ["☎️ Залишити номер", "Мене не так зрозуміли", "🫥 Сховати розмову"]
    await maria.hears_nothing("збережено")
    for colleague in (olha, head):
        offer = said(await newest(colleague, number, "Взяти в роботу"))
        assert "Терміново" in offer and "жити" not in offer
    await take(olha, number)
    await olha.press("Подробиці")
    await olha.press("👁 Показати")
    told = said(await olha.hear("Своїми словами"))
    assert WORDS in told and "небажання жити" in told
    await nothing_broke(town)


async def test_further_words_join_the_one_request(town: Town) -> None:
    maria, head, number = await offered(town)
    await take(head, number)
    await maria.write("краще б я вмерла")
    await newest(head, "Пише мешканець", "Відкрити справу")
    assert "вмерла" not in await everything(head)
    await calm(town)
    assert await times(maria, "7333", 1) == 1
    await maria.write("/my")
    assert len(labels_of(await newest(maria, "Ваші запити"))) == 1
    await head.press("Подробиці")
    await head.press("👁 Показати")
    told = said(await head.hear("Своїми словами"))
    assert WORDS in told and "вмерла" in told


async def test_the_number_goes_to_whoever_was_called(town: Town) -> None:
    maria, head, number = await offered(town)
    await take(head, number)
    await maria.press("Залишити номер")
    await reads(maria, "За яким номером")
    await maria.write("067 123 45 67")
    await maria.hear("яку ми покликали")
    await head.press("Подробиці")
    await head.press("👁 Показати")
    assert "671234567" in said(await head.hear("Своїми словами"))
    await maria.write("/my")
    assert len(labels_of(await newest(maria, "Ваші запити"))) == 1, "no second request"


async def test_misunderstood_is_checked_by_a_person_once(town: Town) -> None:
    maria, head, number = await offered(town)
    await maria.press("Мене не так зрозуміли")
    await maria.hear("переконається, що все гаразд")
    assert number in said(await head.hear("просить скасувати"))


async def test_what_the_person_was_doing_goes_on(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="своїми словами")
    await maria.write(WORDS)
    await sees(maria, "7333")
    await reads(maria, "За яким номером")
    await maria.press("Телефону немає")
    assert "не хочу жити" in said(await maria.hear("Перевірте"))
    await nothing_broke(town)


async def test_an_edit_of_the_words_reaches_the_request(town: Town) -> None:
    maria, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR)
    written = await maria.write(WORDS)
    await maria.hear("7333")
    number = number_in(said(await newest(head, "Дзвінок", "Взяти в роботу")))
    await take(head, number)
    await maria.edit(written, "Не хочу жити без світла")
    await all_handled(maria)
    await newest(head, "Пише мешканець")
    await head.press("Подробиці")
    await head.press("👁 Показати")
    told = said(await head.hear("Своїми словами"))
    assert "без світла" in told and WORDS not in told


async def test_a_stranger_reads_the_number_and_the_way_to_a_person(town: Town) -> None:
    maria, head = town.phone(cast.MARIA), town.phone(cast.COORDINATOR)
    await maria.write(WORDS)
    near = await maria.hear("7333")
    assert "Ви не самі" in said(near)
    await urgent_from_a_stranger(maria)
    await maria.press("Телефону немає")
    number = number_in(said(await maria.hear("отримано")))
    await take(head, number)
    await head.press("Подробиці")
    await head.press("👁 Показати")
    assert WORDS in said(await head.hear("Своїми словами"))
