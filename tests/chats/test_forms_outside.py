"""Words outside any dialog, a flood of them, Telegram's reply, and coming back after a silence."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.staff_steps import calm
from tests.chats.steps import all_handled, fill, join, nothing_broke, reads, submit, take, times, told, turns
from tests.support.town import HOUR, Town


async def taken(town: Town) -> tuple[Phone, Phone, str]:
    """Maria's request is Olha's."""
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await fill(maria)
    number = await submit(maria)
    await olha.hear(number)
    await olha.press("Взяти в роботу")
    await maria.hear("Ваш соціальний працівник")
    return maria, olha, number


async def reply(town: Town, person: Phone, words: str, text: str) -> None:
    """Telegram's reply to the newest message of the bot with these words."""
    await calm(town)  # the sender writes down a moment later what it has sent; nobody replies sooner
    chat = await person.chat()
    told_by = [m for m in chat["messages"] if m["from"] == "bot" and words in said(m)]
    await person.send("text", text=text, reply_to=told_by[-1]["message_id"])


async def test_a_flood_is_kept_whole_and_answered_in_one(town: Town) -> None:
    maria, olha, number = await taken(town)
    await town.stop()
    for n in range(20):
        await maria.write(f"Слово {n:02}.")
    await town.start()
    await maria.hear("Збережено 20 повідомлень")
    assert await times(maria, "збережено") + await times(maria, "Збережено") <= 3
    await maria.press(f"Додати до запиту № {number}")
    await maria.hear("Додано до запиту")
    await olha.hear("Слово 19.")
    heard = "\n".join(await told(olha))
    assert [n for n in range(20) if heard.count(f"Слово {n:02}.") != 1] == []
    await nothing_broke(town)


async def test_without_an_open_request_a_call_is_offered(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.write("Дах протікає")
    await maria.hear("повідомлення збережено")
    await maria.album(3)  # one message, as she counts
    await maria.send("forward", author="Онук", text="Завтра привезу шифер")
    await maria.send("contact", phone="+380509998877", first_name="Майстер")
    await maria.hear("Збережено 4 повідомлення")
    await maria.press("Новий запит")
    for turn in turns()[:-2]:
        await take(maria, turn)
    await reads(maria, "вже розповіли")
    await maria.press("Пропустити")
    await maria.hear("За яким номером")
    await maria.write("немає")
    story = "Дах протікає / ↪️ Онук: Завтра привезу шифер / Майстер +380509998877, 3 файли"
    assert story in said(await reads(maria, "Перевірте"))
    await maria.press("Скасувати")
    await maria.hear("Скасовано")
    await maria.write("Дах протікає")
    await maria.hear("повідомлення збережено")
    await maria.press("Подзвоніть мені")
    await maria.hear("За яким номером")
    await nothing_broke(town)


async def test_a_reply_goes_straight_to_its_request(town: Town) -> None:
    """Outside any dialog and in the middle of one, from both sides."""
    maria, olha, number = await taken(town)
    await reply(town, maria, "Ваш соціальний працівник", "Ключ під килимком")
    await maria.hear(f"Додано до запиту № {number}")
    await olha.hear("Ключ під килимком")
    await reply(town, olha, "Ключ під килимком", "Дякую, знайду")
    await maria.hear("Дякую, знайду")
    await fill(maria, until="Яка вулиця")
    await reply(town, maria, "Ваш соціальний працівник", "І собака злий")
    await maria.hear("Додано до запиту")
    await reads(maria, "Яка вулиця")
    await olha.hear("І собака злий")
    await nothing_broke(town)


async def test_an_album_goes_with_its_first_part(town: Town) -> None:
    maria, olha, _ = await taken(town)
    await maria.press("Дописати")
    await maria.hear("Напишіть повідомлення")
    for n in range(3):
        await maria.send("photo", media_group_id="g", caption=f"Кут {n}")
    await maria.hear("Додано до запиту")
    await all_handled(maria)
    await all_handled(olha)
    heard = "\n".join(await told(olha))
    assert [heard.count(f"Кут {n}") for n in range(3)] == [1, 1, 1]
    assert await times(maria, "повідомлення збережено") == 0
    await nothing_broke(town)


async def test_after_a_silence_the_question_is_named(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="Яка вулиця")
    await town.sandbox.advance(advance=4 * HOUR)
    await maria.write("Добрий день вам")
    await maria.hear("додано до вашої")
    await maria.hear("Ви зупинились на питанні 7 з 9")
    await maria.press("Продовжити")
    await reads(maria, "Яка вулиця")
    await town.sandbox.advance(advance=4 * HOUR)
    await maria.press("Потрібна допомога")
    await maria.hear("Ви зупинились на питанні")
    await maria.press("Продовжити")
    await reads(maria, "Яка вулиця")
    await maria.write("Соборна, 5")
    assert "своїми словами" in said(await reads(maria, "вже розповіли"))
    await town.sandbox.advance(advance=26 * HOUR)
    assert "Ви зупинились на питанні 8 з 9" in said(await maria.hear("не завершили"))
    await nothing_broke(town)
