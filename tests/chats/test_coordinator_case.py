"""A coordinator decides about a case: assigns, takes it over, takes it back, offers it again; nobody is overridden."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import buttons, said
from domain.people import Role
from domain.short_numbers import base36
from tests.chats.after_steps import put
from tests.chats.coordinator_steps import at_desk, case_of, open_case
from tests.chats.staff_steps import arrive, calm, data_of, everything, invitation, neighbour, newest, present, take
from tests.chats.steps import labels_of, nothing_broke, reads
from tests.support.town import HOUR, Town

VASYL = "Василь Петрович"


async def test_given_to_another_who_takes_it(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    olha, vasyl, number = town.phone(cast.OLHA), town.phone(cast.VASYL), await put(town, cast.MARIA)
    await olha.hear(number)
    head = await at_desk(town)
    card = await open_case(head, "У черзі", number)
    assert "Ольга Іванівна, з пн 23.11" in said(card)
    await head.press("Призначити")
    await reads(head, "Кому передати")
    await head.press(VASYL)
    told = said(await reads(head, "Зроблено"))
    assert VASYL in told and "Тетяна Романівна" in told
    await take(vasyl, number)
    assert VASYL in said(await maria.hear("Ваш соціальний працівник"))
    await calm(town)
    assert "Взяти в роботу" not in str(await newest(olha, number)), "her offer says that it is over"
    await nothing_broke(town)


async def test_given_on_while_it_is_held_the_old_one_answers_until_then(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    olha, vasyl, number = town.phone(cast.OLHA), town.phone(cast.VASYL), await put(town, cast.MARIA)
    await take(olha, number)
    await maria.hear("Ваш соціальний працівник")
    head = await at_desk(town)
    await case_of(head, "Ольга Іванівна", number)
    await head.press("Передати іншому")
    listed = await reads(head, "Кому передати")
    assert "Ольга" not in "".join(labels_of(listed)), "she has it already"
    await head.press(VASYL)
    card = await reads(head, "Зроблено")
    assert "Ольга Іванівна" in said(card) and VASYL in said(card)
    await head.press("До списку")
    await reads(head, number)
    await vasyl.press("Взяти", on=await newest(vasyl, number, "Взяти"))
    await vasyl.hear("ваш")
    await calm(town)
    await head.press("До працівника")
    await reads(head, "Справи: 0")
    await nothing_broke(town)


async def test_questions_about_a_case_that_was_taken_away_end(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    olha, number = town.phone(cast.OLHA), await put(town, cast.MARIA)
    card = await take(olha, number)
    await olha.press("Передати", on=card)
    await reads(olha, "Кому передати")
    await olha.press("Нотатка", on=await present(olha, card))
    await olha.hear("нотат")
    finish = await data_of(olha, "Завершити")
    head = await at_desk(town)
    await case_of(head, "Ольга Іванівна", number)
    await head.press("Забрати у працівника")
    await reads(head, "Так, забрати")
    await head.press("Так, забрати")
    await reads(head, "Зроблено")
    await head.press("Взяти собі")
    await reads(head, "Завершити")
    await calm(town)
    await olha.forge(card, finish)
    await olha.hear("Такого запиту не")
    await nothing_broke(town)


async def test_taken_over_and_taken_back(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    olha, vasyl, number = town.phone(cast.OLHA), town.phone(cast.VASYL), await put(town, cast.MARIA)
    await take(olha, number)
    await maria.hear("Ваш соціальний працівник")
    head = await at_desk(town)
    await case_of(head, "Ольга Іванівна", number)
    await head.press("Забрати у працівника")
    await reads(head, "Так, забрати")
    await calm(town)
    assert "Взяти" not in await everything(vasyl), "nothing happens before it is sure"
    await head.press("Так, забрати")
    await reads(head, "Зроблено")
    await newest(vasyl, number, "Взяти в роботу")
    await head.press("Взяти собі")
    mine = await reads(head, "Завершити")
    assert "До списку" in "".join(labels_of(mine))
    assert "Тетяна Романівна" in said(await maria.hear("Ваш соціальний працівник: Тетяна"))
    await calm(town)
    assert "Взяти" not in str(buttons(await newest(vasyl, number))), "his offer is over"
    await nothing_broke(town)


async def test_the_second_decision_reads_the_first(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    vasyl, number = town.phone(cast.VASYL), await put(town, cast.MARIA)
    second = await neighbour(town, 6202, "Друга")
    await second.write(f"/start {await invitation(town, Role.COORDINATOR, title='Ніна Петрівна')}")
    await second.hear("аша роль")
    await second.write("/admin")
    await reads(second, "У черзі: 1")
    await open_case(second, "У черзі", number)
    head = await at_desk(town)
    await open_case(head, "У черзі", number)
    await head.press("Призначити")
    choosing = await reads(head, "Кому передати")
    await second.press("Взяти собі")
    await reads(second, "Завершити")
    await head.press(VASYL, on=choosing)
    told = said(await reads(head, "Уже вирішено"))
    assert "Ніна Петрівна" in told and "Працівник: Ніна Петрівна" in told
    await calm(town)
    assert number not in await everything(vasyl)
    await nothing_broke(town)


async def test_words_of_the_person_do_not_stop_a_decision(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    olha, number = town.phone(cast.OLHA), await put(town, cast.MARIA)
    await take(olha, number)
    await maria.hear("Ваш соціальний працівник")
    head = await at_desk(town)
    await case_of(head, "Ольга Іванівна", number)
    old = await reads(head, "Взяти собі")
    await maria.write("/my")
    await maria.press(number)
    await maria.press("Дописати")
    await maria.write("Ще потрібен хліб")
    await olha.hear("хліб")
    await calm(town)
    await head.press("Взяти собі", on=await present(head, old))
    await reads(head, "Завершити")
    await nothing_broke(town)


async def test_violence_and_danger_are_never_refused(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    plain, danger = await put(town, cast.MARIA), await put(town, cast.MARIA, threat="yes")
    head = await at_desk(town)
    forged = next(
        b["callback_data"] for b in buttons(await open_case(head, "У черзі", plain)) if "Відмовити" in b["text"]
    )
    await head.press("До списку")
    await head.press(danger, on=await reads(head, danger))
    card = await reads(head, "Стан:")
    assert "⚖️ Відмовити" not in labels_of(card)
    inside = next(b["callback_data"] for b in buttons(card) if "Подробиці" in b["text"])
    await head.forge(card, forged.split(":")[0] + ":reject:" + ":".join(inside.split(":")[2:]))
    await calm(town)
    assert "З якої причини" not in await everything(head)
    assert "Стан:" in said(await newest(head, danger, "Призначити"))
    await nothing_broke(town)


async def test_nobody_decides_in_their_own_case(town: Town) -> None:
    head = await arrive(town.phone(cast.COORDINATOR))
    number = await put(town, cast.COORDINATOR)
    await at_desk(town)
    shown = labels_of(await reads(head, "Працівники:"))
    assert "🆕 У черзі: 0" in shown
    other = await put(town, (await arrive(town.phone(cast.MARIA))).person)
    card = await open_case(await at_desk(town), "У черзі: 1", other)
    data = next(b["callback_data"] for b in buttons(card) if "Взяти собі" in b["text"])
    mine = await _own(town, number)
    await head.forge(card, f"c:over:{mine}:{data.split(':')[-1]}")
    await head.hear("Такого запиту не знайшлося")
    await nothing_broke(town)


async def _own(town: Town, number: str) -> str:
    """The id of this request as buttons carry it."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(cast.COORDINATOR)
        assert actor is not None
        return base36(next(r.id for r in await work.requests.of_person(actor.person.id) if r.number == number))


async def test_the_way_back_to_the_list_outlives_the_history(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    olha, number = town.phone(cast.OLHA), await put(town, cast.MARIA)
    await take(olha, number)
    await town.sandbox.advance(advance=HOUR)
    head = await at_desk(town)
    card = await case_of(head, "Ольга Іванівна", number)
    assert "Працівник: Ольга Іванівна, з пн 23.11, 10:0" in said(card), "since she took it"
    await head.press("⋯ Ще")
    await reads(head, "📜 Історія")
    await head.press("📜 Історія")
    await reads(head, "взято в роботу")
    await head.press("⬅️ Назад")
    back = await reads(head, "Працівник: Ольга Іванівна, з пн 23.11, 10:0")
    assert "👤 Передати іншому" in labels_of(back)
    await head.press("До списку")
    await reads(head, "До працівника")
    await nothing_broke(town)
