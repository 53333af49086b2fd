"""Four working hours for an offer, nights and weekends aside; then the next one; then an alarm, again and again."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from tests.chats.staff_steps import (
    FAR_VILLAGE,
    arrive,
    bare,
    call_me,
    calm,
    data_of,
    decline,
    everything,
    newest,
    take,
    times,
)
from tests.support.town import DAY, HOUR, Town

MINUTE = 60


async def test_over_a_weekend_the_offer_waits_four_working_hours(town: Town) -> None:
    olha, vasyl, head, admin = (town.phone(w) for w in (cast.OLHA, cast.VASYL, cast.COORDINATOR, cast.ADMIN_ID))
    maria = await arrive(town.phone(cast.MARIA))
    await town.sandbox.advance(advance=4 * DAY + 6 * HOUR)  # Friday, 16:00
    number = await call_me(maria)
    offer = await newest(olha, number, "Взяти в роботу")
    data = await data_of(olha, "Взяти в роботу")
    await town.sandbox.advance(advance=2 * DAY + 18 * HOUR + 50 * MINUTE)  # Monday, 10:50
    await calm(town)
    assert number not in await everything(vasyl)
    await town.sandbox.advance(advance=15 * MINUTE)
    await olha.hear("Час на відповідь минув")
    assert number in said(await vasyl.hear("Новий запит"))
    await bare(olha, offer)
    await olha.forge(offer, data)
    await olha.hear("вже не діє")

    await town.sandbox.advance(advance=DAY)  # Tuesday, 11:05: nobody is left
    for person in (head, admin):
        assert number in said(await person.hear("нікому передати"))
    await town.sandbox.advance(advance=DAY)
    await calm(town)
    assert await times(olha, "Новий запит", 1) == 1  # the old offer says that it is over
    await take(olha, number)
    assert "Ольга Іванівна" in said(await maria.hear("Ваш соціальний працівник"))


async def test_overnight_and_when_the_only_worker_says_no(town: Town) -> None:
    petro, nadiia = await arrive(town.phone(cast.PETRO), FAR_VILLAGE), town.phone(cast.NADIIA)
    head, admin = town.phone(cast.COORDINATOR), town.phone(cast.ADMIN_ID)
    await town.sandbox.advance(advance=5 * HOUR + 30 * MINUTE)  # 15:30
    number = await call_me(petro)
    await nadiia.hear(number)
    await town.sandbox.advance(to="morning")
    await town.sandbox.advance(advance=2 * HOUR + 20 * MINUTE)  # 10:20 of the next day
    await calm(town)
    assert number not in await everything(head)
    await town.sandbox.advance(advance=15 * MINUTE)
    for person in (head, admin):
        assert number in said(await person.hear("нікому передати"))

    second = await call_me(petro, "067 765 43 22")
    await decline(nadiia, second, "Інша причина")
    for person in (head, admin):
        assert second in said(await person.hear("нікому передати"))
    await calm(town)
    before = await times(admin, "нікому передати")
    await town.sandbox.advance(advance=DAY)
    await calm(town)
    assert await times(admin, "нікому передати") > before
    await newest(head, second, "Запропонувати ще раз")
    alarms = [said(m) for m in await head.screen() if "нікому передати" in said(m)]
    assert sum(second in alarm for alarm in alarms) == 1, "the former one says in its place that its time is over"


async def test_thirty_hours_of_downtime_bring_no_flood(town: Town) -> None:
    olha, vasyl, head = (town.phone(w) for w in (cast.OLHA, cast.VASYL, cast.COORDINATOR))
    maria = await arrive(town.phone(cast.MARIA))
    waiting = await call_me(maria)
    await newest(olha, waiting, "Взяти")
    held = await call_me(maria, "067 765 43 22")
    await take(olha, held)
    await maria.hear("Ваш соціальний працівник")
    await calm(town)
    counts = [len((await p.chat())["messages"]) for p in (maria, olha, vasyl, head)]
    await town.stop()
    await town.sandbox.advance(advance=30 * HOUR)  # Tuesday, 16:00
    await maria.write("Я ще чекаю на воду")
    await town.start()
    await maria.hear("Чи зв'яза")
    await vasyl.hear(waiting)
    await maria.hear("повідомлення збережено")
    await calm(town)
    await town.restart()
    await calm(town)
    more = [len((await p.chat())["messages"]) - n for p, n in zip((maria, olha, vasyl, head), counts, strict=True)]
    assert await times(maria, "Чи зв'яза", 1) == 1
    assert await times(vasyl, waiting, 1) == 1
    assert await times(olha, "Час на відповідь минув", 1) == 1
    assert max(more) <= 4, more
