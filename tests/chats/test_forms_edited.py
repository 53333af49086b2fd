"""An edited message changes what it said, wherever that went; the first words are kept."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from tests.chats.steps import fill, join, nothing_broke, reads, submit, take, turns, until
from tests.support.town import Town


async def test_answers_of_a_dialog_change(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="Яка вулиця")
    street = await maria.write("Соборна, 5")
    await reads(maria, "своїми словами")
    story = await maria.write("Перші слова")
    await maria.hear("За яким номером")
    await maria.edit(street, "Садова, 7")
    assert "За яким номером" in said(await maria.hear("Виправлено"))
    phone = await maria.write("067 123 45 67")
    await maria.hear("Перевірте")
    await maria.edit(phone, "050 111 22 33")
    assert "050 111 22 33" in said(await maria.hear("Виправлено"))
    await maria.edit(story, "Зовсім інше")
    review = said(await maria.hear("Зовсім інше"))
    assert "Садова, 7" in review
    assert "Перші слова" not in review
    await maria.edit(phone, "телефон зламався")
    assert "050 111 22 33" in said(await maria.hear("телефон зламався"))
    await submit(maria)
    await nothing_broke(town)


async def test_an_edit_of_what_was_not_understood_is_another_try(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    await reads(maria, "Кому")
    missed = await maria.write("менні")
    await maria.hear("одну з кнопок")
    await maria.edit(missed, "мені")
    await reads(maria, "Яка потрібна")
    await nothing_broke(town)


async def test_what_was_sent_is_changed_for_the_worker_too(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await fill(maria, until="своїми словами")
    story = await maria.write("Болить рука")
    await maria.hear("За яким номером")
    await maria.write("немає")
    await maria.hear("Перевірте")
    number = await submit(maria)
    await olha.hear(number)
    await olha.press("Взяти в роботу")
    await maria.hear("Ваш соціальний працівник")
    await maria.edit(story, "Болить нога")
    await maria.hear(f"Виправлено у запиті № {number}")
    await olha.hear("✏️ Змінено: Болить нога")
    await olha.press("Написати")
    await olha.hear("Напишіть повідомлення")
    words = await olha.write("Буду о десятій")
    await maria.hear("Буду о десятій")
    await olha.edit(words, "Буду об одинадцятій")
    await maria.hear("✏️ Змінено: Буду об одинадцятій")
    await olha.press("Подробиці")
    assert "Болить нога" in said(await olha.hear("Своїми словами"))
    await nothing_broke(town)


async def test_an_edit_of_anything_else_is_new_words(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    first = await maria.write("Перше слово")
    await maria.hear("Вітаю")
    await maria.edit(first, "Інше слово")
    await until(maria, lambda chat: sum("Вітаю" in said(m) for m in chat["messages"]) == 2, "the welcome once more")
    await join(maria, "Пирятин")
    await maria.edit(first, "Потрібні дрова на зиму")
    await maria.hear("повідомлення збережено")
    await maria.press("Новий запит")
    for turn in turns()[:-2]:
        await take(maria, turn)
    await reads(maria, "вже розповіли, збережено")
    await maria.press("Пропустити")
    await maria.hear("За яким номером")
    await maria.write("немає")
    assert "Потрібні дрова на зиму" in said(await maria.hear("Перевірте"))
    await nothing_broke(town)
