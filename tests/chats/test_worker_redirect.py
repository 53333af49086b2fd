"""What another office does: the resident is told where to go, and may come back when it did not help."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from tests.chats.staff_steps import arrive, call_me, calm, danger, everything, newest, take, times
from tests.support.town import DAY, Town

WHERE = "Пенсійний фонд, вул. Соборна, 1, 05358 2 12 34"


async def redirected(town: Town) -> tuple[Phone, Phone, str]:
    """Марія's case, which Ольга sends elsewhere."""
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    number = await call_me(maria)
    await take(olha, number)
    await olha.press("⋯ Ще")
    await olha.press("↪️")
    await olha.hear("Куди звернутися людині")
    await olha.write(WHERE)
    assert WHERE in said(await olha.hear("Людина прочитає"))
    await olha.press("✅ Надіслати")
    await olha.hear("Людина знає, куди звернутися")
    return maria, olha, number


async def test_the_resident_reads_where_to_go_and_the_load_returns(town: Town) -> None:
    maria, olha, _ = await redirected(town)
    told = await maria.hear("Це робить не наша громада")
    assert WHERE in said(told) and "Якщо не допоможуть" in said(told)
    assert [b["text"] for b in buttons(told)] == ["🔄 Не допомогли"]
    await olha.write("/cases")
    await olha.hear("Відкритих справ немає")
    assert town.app is not None
    async with town.app.storage.works() as work:
        assert [m.load for m in await work.staff.team(cast.PYRIATYN)].count(0) == 3


async def test_it_comes_back_when_it_did_not_help(town: Town) -> None:
    maria, olha, number = await redirected(town)
    told = await maria.hear("Це робить не наша громада")
    await maria.press("Не допомогли")
    assert number in said(await maria.hear("знову відкрито"))
    assert number in said(await town.phone(cast.COORDINATOR).hear("Знову відкрито"))
    await take(olha, number)
    await maria.hear("Ваш соціальний працівник")
    data = next(b["callback_data"] for b in buttons(told))
    await maria.forge(told, data)
    await maria.hear("змінилося")
    await calm(town)
    assert await times(maria, "знову відкрито", 1) == 1


async def test_after_thirty_days_it_stays_where_it_is(town: Town) -> None:
    maria, _, _ = await redirected(town)
    await maria.hear("Це робить не наша громада")
    await town.sandbox.advance(advance=31 * DAY)
    await calm(town)
    await maria.press("Не допомогли")
    await maria.hear("змінилося")


async def test_what_is_urgent_is_not_sent_away(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    number = await call_me(maria)
    await take(olha, number)
    await olha.press("⋯ Ще")
    there = await newest(olha, number, "↪️")
    urgent = await danger(town, cast.MARIA)
    await take(olha, urgent)
    await calm(town)
    data = next(
        b["callback_data"] for b in buttons(await newest(olha, urgent, "Завершити")) if "Завершити" in b["text"]
    )
    await olha.forge(there, data.replace("finish", "redirect"))
    await olha.hear("Уже змінено")
    assert "Куди звернутися" not in await everything(olha)
