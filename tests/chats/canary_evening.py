"""The rest of the day: a person who telephones, a worker who leaves, and those who only look."""

from __future__ import annotations

import re

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.canary_day import AUDITOR, FAR_HEAD, Day
from tests.chats.coordinator_steps import at_desk
from tests.chats.office_steps import desk, on_page
from tests.chats.staff_steps import arrive, calm, press_on, take
from tests.chats.steps import Turn, choose, number_in, own, reads
from tests.chats.steps import take as answer

CALLER = 6505


async def telephoned(day: Day) -> None:
    """Дарія writes a request down for somebody; Ольга has it; the person links it to their Telegram."""
    daria, say = day.daria, day.say
    await daria.write("➕ Запит від імені людини")
    await answer(daria, Turn("Як звати", write=f"{say['name of the caller']} Іванівна"))
    await answer(daria, Turn("За яким номером", write=say["phone of the caller"]))
    await reads(daria, "Де живе")
    await daria.write("пирятин")
    await reads(daria, "Який це населений пункт")
    await choose(daria, "Пирятин ·")
    street = Turn("вулиця", write=f"{say['street of the caller']}, 7")
    story = Turn("зі слів людини", write=say["story of the caller"])
    for turn in (Turn("Яка допомога", press="🏠"), *own("🏠"), Turn("загроза", press="Ні"), street, story):
        await answer(daria, turn)
    await reads(daria, "Скажіть людині")
    await daria.press("Надіслати")
    done = said(await daria.hear("отримано"))
    code = re.search(r"\d{3} \d{3}(?=\D|$)", done.split("Код для Telegram")[1])
    assert code
    await take(day.olha, number_in(done))
    await press_on(day.olha, "Подробиці", number_in(done))
    await day.olha.hear(say["story of the caller"])
    await _linked(
        await arrive(await day.town.newcomer(CALLER, say["own name of the caller"])), number_in(done), code[0]
    )


async def _linked(caller: Phone, number: str, code: str) -> None:
    await caller.write("⚙️ Ще")
    await reads(caller, "Мій запит за номером")
    await caller.press("Мій запит за номером")
    await reads(caller, "Напишіть номер свого запиту")
    await caller.write(number)
    await reads(caller, "Напишіть код")
    await caller.write(code)
    await caller.hear("тепер у цьому чаті")


async def looked_at(day: Day) -> None:
    """Everybody opens the lists and desks that they have; what an auditor and an admin can open besides."""
    people = [
        day.town.phone(who) for who in (cast.OLHA, cast.VASYL, cast.NADIIA, cast.COORDINATOR, FAR_HEAD, cast.ADMIN_ID)
    ]
    for phone in (*people, day.daria, day.town.phone(AUDITOR)):
        for words in ("/cases", "🆕 Черга", "/admin", "🧾 Журнал", day.number):
            await phone.write(words)
        await calm(day.town)
    admin = day.town.phone(cast.ADMIN_ID)
    for table in ("Працівники", "Округи"):
        await desk(admin, "Громади", "Пирятинська")
        await on_page(admin, "Пирятинська", "Таблиці", table, "Вивантажити")
        await admin.hear("[document]")


async def left(day: Day) -> None:
    """Ольга is taken off the work: what she had goes to others."""
    head = await at_desk(day.town)
    await head.press("Працівники")
    await head.press("Ольга Іванівна", on=await reads(head, "До громади"))
    await head.press("Зняти з роботи")
    await reads(head, "Так, зняти")
    await head.press("Так, зняти")
    await reads(head, "Знято з роботи")
    await calm(day.town)
