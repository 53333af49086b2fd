"""«🗂 Мої справи»: the earliest promise first, and only one's own."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import buttons
from tests.chats.staff_steps import arrive, call_me, calm, neighbour, newest, take
from tests.chats.steps import ask_for_help
from tests.support.town import DAY, Town


async def test_my_cases_stand_by_their_due_time(town: Town) -> None:
    olha, vasyl = town.phone(cast.OLHA), town.phone(cast.VASYL)
    maria, hanna = await arrive(town.phone(cast.MARIA)), await neighbour(town, 6001, "Ганна")
    first = await call_me(maria)
    await take(olha, first)
    await town.sandbox.advance(advance=DAY)
    await calm(town)
    second = await call_me(hanna)
    await take(olha, second)
    urgent = await ask_for_help(await neighbour(town, 6002, "Іван"), urgent=True)
    await take(olha, urgent)
    await olha.write("Мої справи")
    *shown, search = [b["text"] for b in buttons(await newest(olha, "Ваші справи"))]
    assert search == "🔎 Знайти"
    assert [next(n for n in (first, second, urgent) if n in text) for text in shown] == [urgent, first, second]
    assert shown[0].startswith("❗") and "взято" in shown[1]
    await vasyl.press("Мої справи")
    await vasyl.hear("Відкритих справ немає")

    await olha.press(second)
    card = await newest(olha, second, "Завершити")
    assert "Подробиці" in str(buttons(card))
    await town.sandbox.advance(advance=DAY)
    await calm(town)
    await olha.write("/cases")
    await calm(town)
    late = [b["text"] for b in buttons(await newest(olha, "Ваші справи"))]
    assert len(late) == 4


async def test_a_resident_who_types_it_is_shown_no_cases(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await take(town.phone(cast.OLHA), await call_me(maria))
    for words in ("🗂 Мої справи", "/cases"):
        await maria.write(words)
    await calm(town)
    assert "Ваші справи" not in str((await maria.chat())["messages"])
    assert "Мої справи" not in str(await maria.keys())
