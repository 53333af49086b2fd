"""«Уточнити»: the case rests until the resident answers, by whatever way; and ready sentences in their language."""

from __future__ import annotations

from dataclasses import replace

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from domain.people import SafeContact
from tests.chats.staff_steps import arrive, call_me, calm, everything, newest, take, times
from tests.chats.steps import reads
from tests.support.town import DAY, Town


async def asked(town: Town, words: str = "Чи є у вас пандус?") -> tuple[Phone, Phone, str]:
    """Марія's case, and a question of Ольга's."""
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    number = await call_me(maria)
    await take(olha, number)
    await olha.press("❓ Уточнити")
    await olha.hear("Що хочете уточнити")
    await olha.write(words)
    assert "чекає" in said(await olha.hear("Запитання надіслано"))
    return maria, olha, number


async def test_the_question_is_answered_by_its_button(town: Town) -> None:
    maria, olha, number = await asked(town)
    question = await maria.hear("Запитання від: Ольга Іванівна")
    assert number in said(question) and "пандус" in said(question)
    assert [b["text"] for b in buttons(question)] == ["💬 Відповісти"]
    await maria.press("Мої запити")
    await reads(maria, f"{number} · Чекаємо на вас")
    await maria.press("💬 Відповісти", on=question)
    await maria.hear("Напишіть повідомлення")
    await maria.write("Є, але вузький.")
    await olha.hear("вузький")
    await calm(town)
    assert "у роботі" in said(await newest(olha, number, "🏁 Завершити"))


async def test_it_is_answered_by_telegrams_reply_and_plainly(town: Town) -> None:
    maria, olha, number = await asked(town)
    question = await maria.hear("Запитання від")
    await calm(town)
    await maria.reply(question, "Пандус є")
    await olha.hear("Пандус є")
    await calm(town)
    await olha.press("❓ Уточнити", on=await newest(olha, "Стан:", "❓ Уточнити"))
    await olha.hear("Що хочете уточнити")
    await olha.send("voice")
    await olha.hear("Запитання надіслано")
    await maria.hear("[voice]")
    await maria.write("Так, у вівторок")
    await maria.hear("Що з ним зробити")
    await maria.press(f"💬 Відповідь: № {number}")
    await olha.hear("у вівторок")
    await calm(town)
    assert "у роботі" in said(await newest(olha, number, "🏁 Завершити"))


async def test_silence_is_asked_again_twice_and_then_telephoned(town: Town) -> None:
    maria, olha, number = await asked(town)
    await maria.hear("Запитання від")
    for days in (2, 3):
        await town.sandbox.advance(advance=days * DAY + 3600)
        await calm(town)
        again = await maria.hear("Ще чекаємо")
        assert number in said(again) and "пандус" in said(again)
    await town.sandbox.advance(advance=10 * DAY)
    await calm(town)
    assert number in said(await olha.hear("на ваше запитання"))
    assert await times(maria, "Ще чекаємо", 2) == 2


async def test_an_answer_stops_the_asking(town: Town) -> None:
    maria, olha, _ = await asked(town)
    question = await maria.hear("Запитання від")
    await calm(town)
    await maria.reply(question, "Пандус є")
    await olha.hear("Пандус є")
    await town.sandbox.advance(advance=6 * DAY)
    await calm(town)
    assert not await times(maria, "Ще чекаємо")


async def test_whoever_may_not_be_written_to_is_telephoned(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    await take(olha, await call_me(maria))
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(cast.MARIA)
        assert actor is not None
        await work.people.save(replace(actor.person, safe=SafeContact(write=False, phone="+380671112233")))
    await olha.press("❓ Уточнити")
    told = await olha.hear("сюди не пишемо")
    assert "067" not in said(told) and {b["text"] for b in buttons(told)} == {"📇 Подробиці", "📞 Зв'язок був"}
    await calm(town)
    assert "Запитання" not in await everything(maria)


async def test_a_ready_sentence_comes_in_the_residents_language(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    number = await call_me(maria)
    await take(olha, number)
    await maria.write("/settings")
    await maria.hear("Налаштування")
    await maria.press("English")
    await maria.hear("speak English")
    await olha.press("Написати")
    prompt = await olha.hear("Напишіть повідомлення")
    ready = [b["text"] for b in buttons(prompt) if "Скасувати" not in b["text"]]
    assert len(ready) == 5 and ready[0] == "Зателефоную до 17:00"
    await olha.press("Дякую, отримано")
    assert "Дякую, отримано" in said(await olha.hear("Надіслано"))
    assert "Thank you, received." in said(await maria.hear("Thank you"))
    data = next(b["callback_data"] for b in buttons(prompt) if "Дякую" in b["text"])
    await olha.forge(await newest(olha, "Надіслано"), data)
    await olha.hear("застаріла")
    await calm(town)
    assert await times(maria, "Thank you, received", 1) == 1


async def test_own_words_are_possible_beside_the_ready_ones(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    await take(olha, await call_me(maria))
    await town.sandbox.advance(advance=7 * 3600)
    await calm(town)
    await olha.press("Написати")
    prompt = await olha.hear("Напишіть повідомлення")
    assert "Зателефоную завтра зранку" in [b["text"] for b in buttons(prompt)], "no call is promised for the evening"
    await olha.write("Везу дрова")
    await maria.hear("Везу дрова")
