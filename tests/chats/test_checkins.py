"""The resident is asked how they are: at the right time, once, and a "no" is heard by those who can help."""

from __future__ import annotations

from datetime import timedelta

from bot import demo_people as cast
from bot.phone import said
from tests.chats.after_steps import Case, a_case
from tests.chats.day_steps import helped
from tests.chats.staff_steps import calm, everything, finish, reached, take, times
from tests.chats.steps import data_of, labels_of, newest, nothing_broke, reads
from tests.support.town import DAY, HOUR, Town

ASKED, WELL = "Чи допомогли вам", "Чи все у вас гаразд"


async def ended(town: Town) -> Case:
    """Ольга has just finished the case."""
    case = await a_case(town)
    await take(case.olha, case.number)
    await finish(case.olha)
    await case.maria.hear("Відповісти можна й зараз")
    return case


async def visited(town: Town) -> Case:
    """Ольга works on it, and was there."""
    case = await a_case(town)
    await take(case.olha, case.number)
    await reached(case.olha)
    await case.maria.hear("Робота триває")
    await helped(town, case.number)
    return case


async def wishes(case: Case, *path: str) -> None:
    """Марія sets how she is written to."""
    await case.maria.write("/settings")
    await reads(case.maria, "Налаштування")
    for label in path:
        await case.maria.press(label)
    await calm(case.town)


async def test_an_hour_after_the_end_it_is_asked_and_not_before(town: Town) -> None:
    case = await ended(town)
    await town.sandbox.advance(advance=HOUR - 60)
    await calm(town)
    assert await times(case.maria, ASKED) == 0
    await town.restart()
    await town.sandbox.advance(advance=120)
    await case.maria.hear(ASKED)
    await case.maria.press("Так, допомогли")
    await case.maria.hear("Бережіть себе")
    await town.sandbox.advance(advance=8 * DAY)
    await calm(town)
    assert await times(case.maria, ASKED) == 0, "the question has become the thanks, and does not come again"
    await nothing_broke(town)


async def test_whoever_answers_at_once_is_never_asked(town: Town) -> None:
    case = await ended(town)
    await case.maria.press("Відкрити запит")
    await reads(case.maria, "Так, допомогли")
    await case.maria.press("Так, допомогли")
    await case.maria.hear("Бережіть себе")
    await town.sandbox.advance(advance=8 * DAY)
    await calm(town)
    assert ASKED not in await everything(case.maria)
    await nothing_broke(town)


async def test_what_ends_at_night_is_asked_about_in_the_morning(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await town.sandbox.advance(advance=10 * HOUR + 1800)  # 20:30
    await finish(case.olha)
    await town.sandbox.advance(advance=2 * HOUR)
    await calm(town)
    assert await times(case.maria, ASKED) == 0
    await town.sandbox.advance(to="morning")
    await case.maria.hear(ASKED)


async def test_in_the_safe_hours_only(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await wishes(case, "Безпечний зв'язок", "Коли телефонувати", "Увечері")
    await finish(case.olha)
    await town.sandbox.advance(advance=6 * HOUR)  # 16:00
    await calm(town)
    assert ASKED not in await everything(case.maria)
    await town.sandbox.advance(advance=HOUR + 60)
    await case.maria.hear(ASKED)
    assert await times(case.maria, ASKED, 1) == 1
    await nothing_broke(town)


async def test_an_answer_before_the_safe_hours_is_enough(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await wishes(case, "Безпечний зв'язок", "Коли телефонувати", "Увечері")
    await finish(case.olha)
    await town.sandbox.advance(advance=5 * HOUR)
    await calm(town)
    await case.open()
    await case.maria.press("Так, допомогли")
    await case.maria.hear("Бережіть себе")
    await town.sandbox.advance(advance=9 * HOUR)
    await calm(town)
    assert ASKED not in await everything(case.maria)


async def test_after_days_without_the_bot_nobody_is_asked_twice(town: Town) -> None:
    """The first question has grown old, its reminder is asked instead."""
    case = await ended(town)
    await town.stop()
    await town.sandbox.advance(advance=3 * DAY + 2 * HOUR)
    await town.start()
    await case.maria.hear("Чи все гаразд")
    await calm(town)
    assert await times(case.maria, "Чи все гаразд після нашої допомоги", 1) == 1
    await nothing_broke(town)


async def test_three_days_after_a_visit_a_no_is_heard(town: Town) -> None:
    case = await visited(town)
    await town.sandbox.advance(advance=3 * DAY - HOUR)
    await calm(town)
    assert await times(case.maria, WELL) == 0
    await town.sandbox.advance(advance=HOUR + 60)
    asked = await case.maria.hear(WELL)
    await case.maria.press("Не все гаразд")
    assert "Дописати" in " ".join(labels_of(await case.maria.hear("Дякуємо, що сказали")))
    for phone in (case.olha, case.head):
        assert case.number in said(await phone.hear("не все гаразд"))
    await case.maria.forge(asked, data_of(asked, "Не все гаразд"))
    await calm(town)
    assert await times(case.head, "не все гаразд", 1) == 1
    await case.maria.press("Дописати")
    await case.maria.hear("Напишіть повідомлення")
    await case.maria.write("Не привезли воду")
    await case.olha.hear("Не привезли воду")
    await nothing_broke(town)


async def test_a_yes_disturbs_nobody(town: Town) -> None:
    case = await visited(town)
    await town.sandbox.advance(advance=3 * DAY + 60)
    await case.maria.hear(WELL)
    before = (await everything(case.olha), await everything(case.head))
    await case.maria.press("Усе гаразд")
    await case.maria.hear("Раді це чути")
    await calm(town)
    assert (await everything(case.olha), await everything(case.head)) == before


async def test_a_stranger_cannot_answer_for_them(town: Town) -> None:
    case = await visited(town)
    await town.sandbox.advance(advance=3 * DAY + 60)
    asked = await case.maria.hear(WELL)
    vasyl = town.phone(cast.VASYL)
    await vasyl.forge(newest(await vasyl.chat()), data_of(asked, "Не все гаразд"))
    await calm(town)
    assert "не все гаразд" not in await everything(case.head)


async def test_of_a_sensitive_request_nothing_shows_until_it_is_opened(town: Town) -> None:
    case = await a_case(town)
    await wishes(case, "Безпечний зв'язок", "Чи писати сюди", "Лише без подробиць")
    await take(case.olha, case.number)
    await reached(case.olha)
    await helped(town, case.number)
    await town.sandbox.advance(advance=3 * DAY + 60)
    await calm(town)
    assert WELL not in await everything(case.maria)
    await case.maria.press("Відкрити")
    await reads(case.maria, "Не все гаразд")
    await case.maria.press("Не все гаразд")
    await case.olha.hear("не все гаразд")


async def test_the_question_of_the_day_after_comes_at_ten(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await town.sandbox.advance(advance=timedelta(hours=23, minutes=58).total_seconds())
    await calm(town)
    assert await times(case.maria, "Чи зв'яза") == 0
    await town.sandbox.advance(advance=180)
    await case.maria.hear("Чи зв'яза")
