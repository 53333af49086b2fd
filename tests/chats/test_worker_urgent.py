"""Danger: everybody on duty and the coordinator at once, at any hour; the first to take it has it."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from tests.chats.staff_steps import arrive, calm, everything, finish, newest, present, reached, take
from tests.chats.steps import ask_for_help, data_of
from tests.support.town import HOUR, Town

MINUTE = 60


async def test_at_night_everybody_is_asked_at_once(town: Town) -> None:
    olha, vasyl, head, nadiia = (town.phone(w) for w in (cast.OLHA, cast.VASYL, cast.COORDINATOR, cast.NADIIA))
    maria = await arrive(town.phone(cast.MARIA))
    await town.sandbox.advance(advance=13 * HOUR)
    number = await ask_for_help(maria, urgent=True)
    for colleague in (olha, vasyl, head):
        assert "Терміново" in said(await colleague.hear(number))
    old = {late.person: await newest(late, number, "Взяти в роботу") for late in (olha, head)}
    await olha.press("Відхилити")
    await olha.hear("Чому відхиляєте")
    await calm(town)  # it is known where the offers stand: that is written a moment after they were sent
    await take(vasyl, number)
    await olha.press("Забагато роботи")
    await olha.hear("вже не діє")
    for late in (olha, head):
        assert "Василь Петрович" in said(await late.hear(f"Уже взято: {number}"))
        await calm(town)
        assert buttons(await present(late, old[late.person])) == []
        await late.forge(old[late.person], data_of(old[late.person], "Взяти"))
        assert "Василь Петрович" in said(await newest(late, "Уже взято"))
    assert "Василь Петрович" in said(await maria.hear("Ваш соціальний працівник"))
    await calm(town)
    assert number not in await everything(nadiia)


async def test_the_coordinator_may_take_it_and_finish_it(town: Town) -> None:
    maria, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR)
    number = await ask_for_help(maria, urgent=True)
    await take(head, number)
    await maria.hear("Тетяна Романівна")
    await head.press("Подробиці")
    await head.hear("Соборна, 5")
    await reached(head)
    await maria.hear("Робота триває")
    await finish(head)
    await town.sandbox.advance(advance=HOUR + 60)
    await maria.hear("Чи допомогли вам")


async def test_nobody_answers_a_call_of_danger(town: Town) -> None:
    olha, vasyl, head, admin = (town.phone(w) for w in (cast.OLHA, cast.VASYL, cast.COORDINATOR, cast.ADMIN_ID))
    maria = await arrive(town.phone(cast.MARIA))
    number = await ask_for_help(maria, urgent=True)
    for colleague in (olha, vasyl, head):
        await newest(colleague, number, "Взяти в роботу")
    await town.sandbox.advance(advance=14 * MINUTE)
    await calm(town)
    assert "нікому передати" not in await everything(admin)
    await town.sandbox.advance(advance=2 * MINUTE)
    assert number in said(await admin.hear("нікому передати"))
    await town.sandbox.advance(advance=2 * HOUR)
    await calm(town)
    last = {colleague: await _last_words(colleague, number) for colleague in (olha, vasyl, head)}
    able = [colleague for colleague, words in last.items() if "Час на відповідь" not in words]
    assert able, "somebody can still take it"
    await take(able[0], number)
    await maria.hear("Ваш соціальний працівник")


async def _last_words(person: Phone, number: str) -> str:
    return [said(m) for m in (await person.chat())["messages"] if number in said(m)][-1]
