"""An alarm is solved where it is read: one tap, and it says in its place what was done and by whom."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from domain.people import Role
from tests.chats.after_steps import put
from tests.chats.staff_steps import arrive, calm, finish, invitation, neighbour, newest, present, take
from tests.chats.steps import labels_of, nothing_broke, reads
from tests.support.town import DAY, HOUR, Town

VASYL = "Василь Петрович"


async def nobody_left(town: Town) -> str:
    """A request that both workers let pass; its number."""
    await arrive(town.phone(cast.MARIA))
    number = await put(town, cast.MARIA)
    for hours in (5.1, 21):
        await town.sandbox.advance(advance=hours * HOUR)
        await calm(town)
    return number


async def another_head(town: Town) -> Phone:
    """A second coordinator of the same community."""
    second = await neighbour(town, 6203, "Ніна")
    await second.write(f"/start {await invitation(town, Role.COORDINATOR, title='Ніна Петрівна')}")
    await second.hear("аша роль")
    return second


async def alarm(phone: Phone, words: str, number: str) -> Json:
    """The alarm with these words about this request."""
    await phone.hear(words)
    found = await newest(phone, number)
    assert words in said(found), said(found)
    return found


async def test_nobody_is_solved_by_giving_it_to_somebody(town: Town) -> None:
    second = await another_head(town)
    number = await nobody_left(town)
    head, vasyl, admin = town.phone(cast.COORDINATOR), town.phone(cast.VASYL), town.phone(cast.ADMIN_ID)
    mine, other = await alarm(head, "нікому передати", number), await alarm(second, "нікому передати", number)
    assert labels_of(mine)[:3] == ["🔁 Запропонувати ще раз", "👤 Призначити", "🙋 Взяти собі"]
    assert not buttons(await alarm(admin, "нікому передати", number)), "an admin reads no case"
    stale = [b["callback_data"] for b in buttons(other)]
    await head.press("Призначити", on=mine)
    await reads(head, "Кому передати")
    await head.press(VASYL)
    await newest(vasyl, number, "Взяти в роботу")
    await calm(town)
    now = said(await present(head, mine))
    assert "Зроблено" in now and VASYL in now and "Тетяна Романівна" in now, now
    for data in stale[:3]:
        await second.forge(other, data)
        await calm(town)
        told = said(await present(second, other))
        assert "Уже вирішено" in told and VASYL in told and "Тетяна Романівна" in told, told
    await nothing_broke(town)


async def test_nobody_is_solved_by_asking_again(town: Town) -> None:
    number = await nobody_left(town)
    head, olha = town.phone(cast.COORDINATOR), town.phone(cast.OLHA)
    mine = await alarm(head, "нікому передати", number)
    await head.press("Запропонувати ще раз", on=mine)
    await calm(town)
    assert "Зроблено" in said(await present(head, mine))
    await take(olha, number)
    await nothing_broke(town)


async def test_nobody_is_solved_by_doing_it_oneself(town: Town) -> None:
    number = await nobody_left(town)
    head = town.phone(cast.COORDINATOR)
    mine = await alarm(head, "нікому передати", number)
    await head.press("Взяти собі", on=mine)
    await calm(town)
    assert "🏁 Завершити" in labels_of(await present(head, mine))
    await town.phone(cast.MARIA).hear("Ваш соціальний працівник: Тетяна")
    await nothing_broke(town)


async def test_a_missing_call_goes_to_another_in_two_taps(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    olha, head, number = town.phone(cast.OLHA), town.phone(cast.COORDINATOR), await put(town, cast.MARIA)
    await take(olha, number)
    await town.sandbox.advance(advance=DAY + 8 * HOUR)
    to_worker = await alarm(olha, "ще не зателефонували", number)
    assert not any("Взяти собі" in text for text in labels_of(to_worker)), "the worker has other buttons"
    mine = await alarm(head, "ще не зателефонували", number)
    assert labels_of(mine)[:3] == ["👤 Передати іншому", "🙋 Взяти собі", "📇 Подробиці"]
    await head.press("Передати іншому", on=mine)
    await head.press(VASYL, on=await newest(head, "Кому передати", VASYL))  # the evening's word may stand below
    await calm(town)
    assert VASYL in said(await present(head, mine)) and "Зроблено" in said(await present(head, mine))
    await newest(town.phone(cast.VASYL), number)
    await nothing_broke(town)


async def test_what_was_called_meanwhile_is_settled(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    olha, head, number = town.phone(cast.OLHA), town.phone(cast.COORDINATOR), await put(town, cast.MARIA)
    await take(olha, number)
    await town.sandbox.advance(advance=DAY + 8 * HOUR)
    mine = await alarm(head, "ще не зателефонували", number)
    await maria.hear("Чи зв'яза")
    await maria.press("Так")
    await maria.hear("у роботі")
    await calm(town)
    await head.press("Взяти собі", on=mine)
    await calm(town)
    told = said(await present(head, mine))
    assert "Уже вирішено" in told and "Працівник: Ольга Іванівна" in told
    await nothing_broke(town)


async def test_open_again_is_given_out_there_and_then(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    olha, head, number = town.phone(cast.OLHA), town.phone(cast.COORDINATOR), await put(town, cast.MARIA)
    await take(olha, number)
    await finish(olha)
    await maria.press("Відкрити запит")
    await maria.press("Ні, не вирішено")
    mine = await alarm(head, "не вирішено", number)
    await newest(olha, number, "Взяти в роботу")  # the router has asked her in the same moment
    await head.press("Взяти собі", on=mine)
    await calm(town)
    assert "🏁 Завершити" in labels_of(await present(head, mine))
    await nothing_broke(town)


async def test_a_wish_to_cancel_and_few_stars_open_the_details(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    head, number = town.phone(cast.COORDINATOR), await put(town, cast.MARIA, service="unsafe")
    await maria.write("/my")
    await maria.press(number)
    await maria.press("Скасувати запит")
    await reads(maria, "скасувати")
    await maria.press("Надіслано помилково")
    mine = await alarm(head, "просить скасувати", number)
    assert "📇 Подробиці" in labels_of(mine) and "🙋 Взяти собі" in labels_of(mine)
    await head.press("Взяти собі", on=mine)
    await calm(town)
    assert "🏁 Завершити" in labels_of(await present(head, mine))
    await nothing_broke(town)
