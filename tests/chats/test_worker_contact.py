"""«Зв'язок був»: how it went, what the resident hears, and when a worker may give up."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from tests.chats.staff_steps import arrive, call_me, calm, newest, take, times
from tests.support.town import DAY, Town


async def tried(worker: Phone, how: str) -> None:
    """One try that failed."""
    await worker.press("Зв'язок був", on=await newest(worker, "Стан:", "Зв'язок був"))
    await worker.hear("Чи вдалося зв'язатися")
    await worker.press(how)
    await worker.hear("Записано")


async def gave_up(worker: Phone) -> None:
    """«Завершити» with «Не вдалося зв'язатися»."""
    await worker.press("Завершити")
    await worker.hear("Який підсумок")
    await worker.press("Не вдалося")


async def a_case(town: Town) -> tuple[Phone, Phone, str]:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    number = await call_me(maria)
    await take(olha, number)
    await maria.hear("Ваш соціальний працівник")
    return maria, olha, number


async def test_a_talk_moves_the_case_on(town: Town) -> None:
    maria, olha, number = await a_case(town)
    await olha.press("Зв'язок був")
    asked = await olha.hear("Чи вдалося зв'язатися")
    assert number in said(asked)
    assert [b["text"] for b in buttons(asked)][:4] == [
        "✅ Поговорили",
        "📵 Не відповідає",
        "☎️ Номер не той",
        "🚪 Нікого вдома",
    ]
    await olha.press("Поговорили")
    assert "у роботі" in said(await olha.hear("ви поговорили"))
    await maria.hear("Робота триває")


async def test_a_failed_try_is_told_kindly_once_a_day(town: Town) -> None:
    maria, olha, number = await a_case(town)
    await tried(olha, "Не відповідає")
    assert number in said(await maria.hear("не додзвонились"))
    await tried(olha, "Не відповідає")
    await tried(olha, "Нікого вдома")
    await calm(town)
    assert await times(maria, "не додзвонились", 1) == 1 and not await times(maria, "нікого не було")
    assert "Спроб" in said(await newest(olha, number, "Зв'язок був"))
    await town.sandbox.advance(advance=DAY)
    await calm(town)
    await tried(olha, "Номер не той")
    await maria.hear("номер не той")


async def test_one_gives_up_after_three_tries_in_two_ways_only(town: Town) -> None:
    maria, olha, _ = await a_case(town)
    await gave_up(olha)
    why = said(await olha.hear("ще 3 спроби"))
    assert "двома способами" in why and "Який підсумок" in why
    await olha.press("✖️ Скасувати")
    for _ in range(3):
        await tried(olha, "Не відповідає")
    await gave_up(olha)
    assert "зайдіть або напишіть" in said(await olha.hear("ще 1 спроба"))
    await olha.press("✖️ Скасувати")
    await tried(olha, "Нікого вдома")
    await gave_up(olha)
    await olha.hear("Кілька слів")
    await olha.press("Пропустити")
    await olha.hear("Завершено")
    assert "не вдалося" in said(await maria.hear("Відповісти можна й зараз"))


async def test_unanswered_words_are_a_way_and_an_answer_begins_anew(town: Town) -> None:
    maria, olha, _ = await a_case(town)
    await tried(olha, "Не відповідає")
    await tried(olha, "Не відповідає")
    await olha.press("Написати")
    await olha.hear("Напишіть повідомлення")
    await olha.write("Зателефонуйте мені, будь ласка.")
    await maria.hear("Зателефонуйте мені")
    await maria.press("Дописати")
    await maria.hear("Напишіть повідомлення")
    await maria.write("Я в лікарні, телефон не чую.")
    await olha.hear("в лікарні")
    await calm(town)
    await gave_up(olha)
    await olha.hear("ще 3 спроби")
