"""What was promised to the resident is kept in sight by the clock, whatever happens to the process."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import buttons, said
from tests.chats.staff_steps import arrive, call_me, calm, everything, finish, neighbour, newest, reached, take, times
from tests.support.town import DAY, HOUR, Town


async def test_the_day_after_acceptance_the_resident_is_asked(town: Town) -> None:
    maria, hanna = await arrive(town.phone(cast.MARIA)), await neighbour(town, 6001, "Ганна")
    olha, head = town.phone(cast.OLHA), town.phone(cast.COORDINATOR)
    first, second = await call_me(maria), await call_me(hanna)
    await take(olha, first)
    await take(olha, second)
    await hanna.hear("Ваш соціальний працівник")
    await town.restart()
    await town.sandbox.advance(advance=23 * HOUR)  # Tuesday, 9:00
    await calm(town)
    assert "Чи зв'яза" not in await everything(maria)
    await town.sandbox.advance(advance=2 * HOUR)
    await maria.hear("Чи зв'яза")
    await hanna.hear("Чи зв'яза")
    await town.restart()
    question = await maria.press("Ще ні")
    await maria.forge(question, next(b["callback_data"] for b in buttons(question) if "Ще ні" in b["text"]))
    await maria.hear("Дякуємо, що сказали")
    for person in (olha, head):
        assert first in said(await person.hear("ще не зателефонували"))
    await hanna.press("Так")
    await hanna.hear("у роботі")
    await calm(town)
    assert "Робота триває" not in await everything(hanna)  # she has just said so herself
    assert await times(head, "ще не зателефонували", 1) == 1
    await olha.press("Мої справи")
    await olha.hear("Ваші справи")
    told = await everything(olha)
    assert f"{second} · Пирятин · у роботі" in told and f"{first} · Пирятин · взято" in told
    card = await newest(olha, f"{second} ·", "Завершити")  # the card of the day before shows it as it is now
    assert "📞 Зв'язок був" not in [b["text"] for b in buttons(card)]


async def test_a_promise_that_slips_is_owned_up_to(town: Town) -> None:
    maria, olha, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA), town.phone(cast.COORDINATOR)
    number = await call_me(maria)
    await take(olha, number)
    assert "завтра" in said(await maria.hear("Ваш соціальний працівник"))
    await town.sandbox.advance(advance=DAY + 6 * HOUR)  # Tuesday, 16:00
    await calm(town)
    assert "Вибачте" not in await everything(maria)
    await town.sandbox.advance(advance=HOUR + 60)
    assert "завтра" in said(await maria.hear("Вибачте"))
    for person in (olha, head):
        assert number in said(await person.hear("ще не зателефонували"))
    await town.sandbox.advance(advance=DAY)
    await maria.hear("Вибачте")
    await reached(olha, number)
    await maria.hear("Робота триває")
    await town.sandbox.advance(advance=2 * DAY)
    await calm(town)
    assert await times(maria, "Вибачте", 2) == await times(head, "ще не зателефонували", 2) == 2


async def test_also_when_nobody_has_taken_it(town: Town) -> None:
    maria, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR)
    number = await call_me(maria)
    await town.sandbox.advance(advance=DAY + 7 * HOUR + 60)  # Tuesday, 17:01
    assert number in said(await maria.hear("Вибачте"))
    assert number in said(await head.hear("ще не зателефонували"))


async def test_silence_closes_and_the_door_stays_open_for_thirty_days(town: Town) -> None:
    maria, hanna = await arrive(town.phone(cast.MARIA)), await neighbour(town, 6001, "Ганна")
    olha = town.phone(cast.OLHA)
    numbers = [await call_me(maria), await call_me(hanna)]
    for number, resident in zip(numbers, (maria, hanna), strict=True):
        await take(olha, number)
        await finish(olha)
        await resident.hear("Відповісти можна й зараз")
    await town.sandbox.advance(advance=HOUR + 60)
    for resident in (maria, hanna):
        await resident.hear("Чи допомогли вам")
    await town.sandbox.advance(advance=3 * DAY + HOUR)
    for resident in (maria, hanna):
        await resident.hear("Чи все гаразд після нашої допомоги")
    await town.restart()
    await town.sandbox.advance(advance=4 * DAY)
    for resident in (maria, hanna):
        assert "30 днів" in said(await resident.hear("завершено"))
    await calm(town)
    assert "Справу закрито" not in await everything(olha)  # silence is no "yes"

    await town.sandbox.advance(advance=22 * DAY)  # 29 days after the end
    await maria.press("Ні, не вирішено")
    await maria.hear("знову відкрито")
    assert numbers[0] in said(await olha.hear("Новий запит"))
    await town.sandbox.advance(advance=2 * DAY)
    await hanna.press("Ні, не вирішено")
    await hanna.hear("дещо змінилося")
    await calm(town)
    assert await times(hanna, "знову відкрито") == 0
    assert await times(olha, f"Новий запит\n{numbers[1]}") == 0


async def test_reminders_of_the_night_come_in_the_morning(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    number = await call_me(maria)
    await take(olha, number)
    await town.sandbox.advance(advance=12 * HOUR + 1800)  # 22:30
    await finish(olha)
    await maria.hear("Відповісти можна й зараз")
    await town.sandbox.advance(advance=HOUR + 60)  # past eleven
    await calm(town)
    assert await times(maria, "Чи допомогли вам") == 0
    await town.sandbox.advance(to="morning")
    await maria.hear("Чи допомогли вам")
    await town.sandbox.advance(advance=2 * DAY + 15 * HOUR)  # eleven at night of the third day
    await calm(town)
    assert await times(maria, "Чи допомогли вам", 1) == 1
    await town.sandbox.advance(to="morning")
    await maria.hear("Чи все гаразд")
    await town.sandbox.advance(advance=4 * DAY - 8 * HOUR)  # midnight after the seventh day
    await calm(town)
    assert "30 днів" not in await everything(maria)
    await town.sandbox.advance(to="morning")
    assert number in said(await maria.hear("30 днів"))
