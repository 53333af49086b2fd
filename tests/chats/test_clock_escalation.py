"""Nobody is left waiting unnoticed: an ignored request climbs to the admin, and falls silent when somebody acts."""

from __future__ import annotations

import pytest

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from tests.chats.after_steps import put
from tests.chats.office_steps import desk, on_page
from tests.chats.staff_steps import arrive, calm, everything, newest, present, reached, take, times
from tests.chats.steps import labels_of, nothing_broke, on_screen, reads
from tests.chats.test_coordinator_alarms import another_head
from tests.support.town import DAY, HOUR, Town

NOT_CALLED, CHIEF, ADMIN = "ще не зателефонували", "керівнику відділу", "цим запитом ніхто не займається"
AGAIN = "Досі нічого не зроблено"


async def make_chief(town: Town) -> Phone:
    """The admin says that the second coordinator heads the department."""
    chief, admin = await another_head(town), town.phone(cast.ADMIN_ID)
    await desk(admin, "Працівники", "Яка громада")
    await on_page(admin, "Пирятинська", "Ніна Петрівна", reads_then="Ніна Петрівна\n")
    await on_page(admin, "Зробити керівником", reads_then="⭐ Керівник відділу")
    await on_page(admin, "Назад", reads_then="⭐ Ніна Петрівна · координатор")
    return chief


async def ignored(town: Town, days: int) -> str:
    """Ольга took it on Monday at ten and did nothing: until 17:30 of Tuesday, and so many days in all."""
    await arrive(town.phone(cast.MARIA))
    number = await put(town, cast.MARIA)
    await take(town.phone(cast.OLHA), number)
    for hours in (23.25, 5.25, 3, *[24] * (days - 1)):  # Tuesday at 9:15, half of it is over; at 14:30, most of it
        await calm(town)
        await town.sandbox.advance(advance=hours * HOUR)
    await calm(town)
    return number


async def test_an_ignored_request_climbs_to_the_admin(town: Town) -> None:
    chief, head, admin, olha = await make_chief(town), *map(town.phone, (cast.COORDINATOR, cast.ADMIN_ID, cast.OLHA))
    number = await ignored(town, 1)  # the call was promised until Tuesday, 17:00
    assert "половина часу" in await everything(olha) and "мало часу" in await everything(olha)
    for person in (olha, head, chief):
        assert number in said(await newest(person, NOT_CALLED))
    assert CHIEF not in await everything(chief)

    await town.sandbox.advance(advance=DAY)  # Wednesday
    assert number in said(await newest(chief, CHIEF))
    await calm(town)
    assert CHIEF not in await everything(head) and ADMIN not in await everything(admin)

    await town.sandbox.advance(advance=DAY)  # Thursday
    told = await newest(admin, ADMIN)
    assert number in said(told) and "Пирятинська" in said(told) and not buttons(told)
    assert "Пирятин ·" not in said(told) and "перший дзвінок" not in said(told), "the number and the community alone"
    assert number in said(await newest(head, AGAIN))

    await town.sandbox.advance(advance=DAY)  # Friday: once more, and not on the weekend
    await calm(town)
    assert await times(admin, ADMIN, 2) == 2
    await town.sandbox.advance(advance=2 * DAY)
    await calm(town)
    assert (await times(admin, ADMIN), await times(head, AGAIN)) == (2, 2)
    await town.sandbox.advance(advance=DAY)  # Monday
    await calm(town)
    assert (await times(admin, ADMIN), await times(head, AGAIN)) == (3, 3)
    maria = town.phone(cast.MARIA)
    assert await times(maria, "Вибачте", 5) == 5, "one apology a promise: on five working days"
    assert await times(maria, "знову не встигли", 4) == 4
    await nothing_broke(town)


async def test_without_a_chief_all_coordinators_are_told_so(town: Town) -> None:
    second, head = await another_head(town), town.phone(cast.COORDINATOR)
    number = await ignored(town, 2)
    for person in (second, head):
        assert number in said(await newest(person, "Керівника відділу зараз немає"))


async def test_it_falls_when_somebody_calls(town: Town) -> None:
    number = await ignored(town, 3)
    head, admin, olha = town.phone(cast.COORDINATOR), town.phone(cast.ADMIN_ID), town.phone(cast.OLHA)
    assert await times(admin, ADMIN, 1) == 1
    await desk(head, "Моя громада", "Яка громада")
    await head.press("Пирятинська")
    assert "⏫ Чекають рішення: 1" in labels_of(await reads(head, "Чекають рішення"))
    await head.press("Чекають рішення")
    await head.press(number, on=await reads(head, number))
    assert "Адміністратор знає" in on_screen(await reads(head, "Стан:"))
    await reached(olha, number)
    await town.phone(cast.MARIA).hear("Робота триває")
    await town.sandbox.advance(advance=4 * DAY)
    await calm(town)
    assert (await times(admin, ADMIN), await times(head, AGAIN)) == (1, 1)
    await desk(head, "Моя громада", "Яка громада")
    await head.press("Пирятинська")
    assert "⏫ Чекають рішення: 0" in labels_of(await reads(head, "Чекають рішення"))
    await nothing_broke(town)


async def _one_tap(town: Town, label: str) -> tuple[Phone, Json, str]:
    """The alarm of the second level, and this button pressed."""
    number = await ignored(town, 2)
    head = town.phone(cast.COORDINATOR)
    mine = await newest(head, number, "Запропонувати іншим")
    assert "Після першого сигналу" in said(mine)
    assert labels_of(mine)[:4] == ["👤 Передати іншому", "🙋 Взяти собі", "📇 Подробиці", "🔁 Запропонувати іншим"]
    await head.press(label, on=mine)
    await calm(town)
    return head, mine, number


@pytest.mark.parametrize("label", ["Запропонувати іншим", "Взяти собі", "Передати іншому", "Подробиці"])
async def test_it_is_solved_in_one_tap_where_it_is_read(town: Town, label: str) -> None:
    head, mine, number = await _one_tap(town, label)
    vasyl = town.phone(cast.VASYL)
    if label == "Подробиці":
        assert "067 123 45 67" in on_screen(await reads(head, "067 123 45 67"))
        return
    if label == "Передати іншому":
        await head.press("Василь Петрович", on=await newest(head, "Кому передати", "Василь Петрович"))
        await newest(vasyl, number, "Взяти в роботу")
    elif label == "Взяти собі":
        await town.phone(cast.MARIA).hear("Тетяна Романівна")
    else:
        await take(vasyl, number)
    await calm(town)
    assert "Зроблено" in said(await present(head, mine))
    await town.sandbox.advance(advance=12 * HOUR)
    await calm(town)
    assert ADMIN not in await everything(town.phone(cast.ADMIN_ID))
    await nothing_broke(town)


async def test_after_an_outage_the_staff_read_one_word_in_the_morning(town: Town) -> None:
    maria, head, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR), town.phone(cast.OLHA)
    for _ in range(4):
        await take(olha, await put(town, cast.MARIA))
    await calm(town)
    await town.stop()
    await town.sandbox.advance(advance=DAY + 14 * HOUR)  # Wednesday, 00:00
    await town.start()
    await calm(town)
    assert "Вибачте" not in await everything(maria) and "не працював" not in await everything(head), "they sleep"
    await town.restart()
    await town.sandbox.advance(to="morning")
    await reads(olha, "Бот якийсь час не працював")
    await maria.hear("Вибачте")
    await calm(town)
    assert await times(maria, "Вибачте", 4) == 4, "residents are owed theirs"
    for person in (head, olha):
        assert await times(person, "Бот якийсь час не працював", 1) == 1
        assert await times(person, NOT_CALLED) == 0
    assert "Прострочені перші дзвінки: 4" in said(await newest(head, "Бот якийсь час не працював", "Моя громада"))
    await nothing_broke(town)
