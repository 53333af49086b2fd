"""Whom a request finds, what the offer shows, and what «Взяти» and «Відхилити» do."""

from __future__ import annotations

import asyncio

from bot import demo_people as cast
from bot.phone import buttons, said
from tests.chats.staff_steps import (
    FAR_VILLAGE,
    VILLAGE,
    arrive,
    call_me,
    calm,
    danger,
    decline,
    everything,
    neighbour,
    newest,
    present,
    take_over,
    times,
)
from tests.chats.steps import ask_for_help
from tests.support.town import Town

ROUNDS = 20


async def test_each_request_finds_the_worker_of_its_district(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    number = await ask_for_help(maria, story="Канарка живе в мене на кухні.")
    petro = await arrive(town.phone(cast.PETRO), FAR_VILLAGE)
    far = await call_me(petro)
    hanna = await neighbour(town, 6001, "Ганна", VILLAGE)
    near = await call_me(hanna)
    olha, vasyl, nadiia = (town.phone(who) for who in (cast.OLHA, cast.VASYL, cast.NADIIA))
    offer = await olha.hear(number)
    assert [b["text"] for b in buttons(offer)] == ["✅ Взяти в роботу", "↩️ Відхилити"]
    assert "Баранівка" in said(await nadiia.hear(far))
    assert "Білоцерківці" in said(await vasyl.hear(near))
    for private in ("Марія", "Коваль", "67 123", "Соборна", "Канарка"):
        assert private not in said(offer)
    await calm(town)
    seen = [
        (number in told, near in told, far in told) for told in [await everything(w) for w in (olha, vasyl, nadiia)]
    ]
    assert seen == [(True, False, False), (False, True, False), (False, False, True)]


async def test_declined_by_all_is_an_alarm_and_never_forgotten(town: Town) -> None:
    olha, vasyl, head, admin = (town.phone(who) for who in (cast.OLHA, cast.VASYL, cast.COORDINATOR, cast.ADMIN_ID))
    maria = await arrive(town.phone(cast.MARIA))
    number = await call_me(maria)
    await olha.hear(number)
    await decline(olha, number)
    await vasyl.hear(number)
    await calm(town)
    assert number not in await everything(head)
    await decline(vasyl, number, "Близько знаю")
    for person in (head, admin):
        alarm = await person.hear("нікому передати")
        assert number in said(alarm)
    await town.sandbox.advance(advance=3 * 3600)
    await calm(town)
    assert await times(head, "нікому передати", 1) == 1
    await town.sandbox.advance(advance=2 * 3600)
    await calm(town)
    assert await times(admin, "нікому передати", 1) == 1, "admins hear of it once a day"
    assert await times(head, "нікому передати", 1) == 1, "the former one says in its place that its time is over"
    await take_over(head, number)
    await maria.hear("Тетяна Романівна")


async def test_two_press_at_the_same_moment_and_one_has_it(town: Town) -> None:
    olha, vasyl, head = (town.phone(who) for who in (cast.OLHA, cast.VASYL, cast.COORDINATOR))
    resident = await arrive(town.phone(cast.MARIA))
    for taken in range(1, ROUNDS + 1):
        number = await danger(town, cast.MARIA)
        offers = [await newest(phone, number, "Взяти в роботу") for phone in (olha, vasyl)]
        await asyncio.gather(
            olha.press("Взяти в роботу", on=offers[0]),
            vasyl.press("Взяти в роботу", on=offers[1]),
        )
        await calm(town)
        told = [said(await present(phone, offer)) for phone, offer in zip((olha, vasyl), offers, strict=True)]
        won = [text for text in told if "Запит ваш" in text]
        lost = [text for text in told if "Уже взято" in text]
        assert (len(won), len(lost)) == (1, 1), told
        winner = "Ольга Іванівна" if "Запит ваш" in told[0] else "Василь Петрович"
        assert winner in lost[0]
        assert winner in said(await newest(head, f"Уже взято: {number}"))
        assert await times(resident, "Ваш соціальний працівник") == taken
