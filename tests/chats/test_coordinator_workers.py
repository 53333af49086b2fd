"""«👥 Працівники»: who has how much, one worker's page, off the work with the figures before it, and back."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import buttons, said
from tests.chats.after_steps import put
from tests.chats.coordinator_steps import at_desk
from tests.chats.staff_steps import arrive, calm, everything, newest, present, take, times
from tests.chats.steps import labels_of, nothing_broke, reads
from tests.support.town import DAY, HOUR, Town

OLHA, VASYL = "Ольга Іванівна", "Василь Петрович"


async def test_each_worker_with_what_they_have(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    olha, first = town.phone(cast.OLHA), await put(town, cast.MARIA)
    await take(olha, first)
    await put(town, cast.MARIA)
    await town.sandbox.advance(advance=DAY + 8 * HOUR)
    await calm(town)
    head = await at_desk(town)
    await head.press("Працівники")
    told = said(await reads(head, OLHA))
    assert f"{OLHA} · 1 справа · 1 прострочена" in told and f"{VASYL} · 0 справ" in told and "▰▱▱▱▱" in told
    await head.press(OLHA)
    page = said(await reads(head, "Навантаження"))
    assert "1 з 30" in page and "Складні справи: ні" in page and "Центр" in page
    await head.press("Справи: 1")
    listed = await reads(head, first)
    assert labels_of(listed)[0].startswith("⏰")
    await head.press("До працівника")
    await reads(head, "Навантаження")
    await head.press("До працівників")
    await reads(head, "До громади")
    await nothing_broke(town)


async def test_off_the_work_and_back(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    olha, vasyl = town.phone(cast.OLHA), town.phone(cast.VASYL)
    offered, held = await put(town, cast.MARIA), await put(town, cast.MARIA)
    await take(olha, held)
    await maria.hear("Ваш соціальний працівник")
    head = await at_desk(town)
    await head.press("Працівники")
    await head.press(OLHA, on=await reads(head, "До громади"))
    await head.press("Зняти з роботи")
    asked = await reads(head, "Так, зняти")
    assert "1 справа, 1 пропозиція" in said(asked)
    await calm(town)
    assert held not in await everything(vasyl), "nothing happens before it is sure"
    data = next(b["callback_data"] for b in buttons(asked) if "Так" in b["text"])
    await head.press("Так, зняти")
    report = said(await reads(head, "Знято з роботи"))
    assert f"{held} → {VASYL}" in report and "Скасовано 1 пропозицію" in report
    for number in (offered, held):
        await newest(vasyl, number, "Взяти в роботу")
    await head.forge(asked, data)
    await calm(town)
    assert "зараз не працює" in said(await present(head, asked)), "twice pressed is once done"
    assert await times(vasyl, "Новий запит", 2) == 2
    await head.press("Повернути до роботи", on=await present(head, asked))
    await reads(head, "Знову на роботі")
    await put(town, cast.MARIA)
    await calm(town)
    await head.press("До працівників")
    assert OLHA in "".join(labels_of(await reads(head, "До громади")))
    await nothing_broke(town)


async def test_a_worker_of_another_community_is_not_found(town: Town) -> None:
    head = await at_desk(town)
    await head.press("Працівники")
    await head.press(OLHA, on=await reads(head, "До громади"))
    page = buttons(await reads(head, "Навантаження"))
    elsewhere = ("Налаштувати", "Відсутність")  # have checks of their own
    mine = {b["text"]: b["callback_data"] for b in page if not any(word in b["text"] for word in elsewhere)}
    olha = town.phone(cast.OLHA)
    await olha.write("/cases")
    about = await newest(olha, "")
    for data in mine.values():
        await olha.forge(about, data)
    await calm(town)
    told = await everything(olha)
    assert "Навантаження" not in told and "зняти" not in told
    assert await times(olha, "Такого запиту не знайшлося") == len(mine)
    await nothing_broke(town)
