"""«🔎 Знайти»: by number, phone or name, and only what one may see."""

from __future__ import annotations

import pytest

from bot import demo_people as cast
from bot.phone import Json, Phone, said
from tests.chats.after_steps import a_case, put, take
from tests.chats.card_steps import reads_there
from tests.chats.safety_steps import a_quiet_case
from tests.chats.staff_steps import arrive, calm, everything, newest
from tests.chats.steps import labels_of, nothing_broke
from tests.support.town import Town


async def find(worker: Phone, words: str) -> Json:
    """What the search of these words says."""
    await worker.write("/cases")
    await calm_press(worker)
    await worker.hear("Напишіть номер запиту")
    asked = await worker.write(words)
    for _ in range(200):
        for message in reversed((await worker.chat())["messages"]):
            told = said(message)
            if message["from"] == "bot" and message["message_id"] > asked and ("Знайдено" in told or "немає" in told):
                return dict(message)
    raise AssertionError(f"no answer to «{words}»")


async def calm_press(worker: Phone) -> None:
    """«Знайти» under the newest list."""
    await worker.press("🔎 Знайти")


@pytest.mark.parametrize("how", ["{0}", "{1}", "пир {1}", "№ {0}", "+380 67 123-45-67", "0671234567", "марія"])
async def test_a_case_is_found_however_it_is_asked_for(town: Town, how: str) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    bare = "".join(c for c in case.number if c.isdigit())
    found = await find(case.olha, how.format(case.number.lower(), bare))
    assert any(case.number in label for label in labels_of(found)), labels_of(found)
    await case.olha.press(case.number, on=found)
    assert "Завершити" in str(await reads_there(case.olha, found, "Стан:"))
    assert town.app is not None
    async with town.app.storage.works() as work:
        asked = [line for line in await work.journal.lines(20) if line.action == "searched"]
    assert len(asked) == 1
    await nothing_broke(town)


async def test_who_is_only_asked_learns_no_name_by_searching(town: Town) -> None:
    case = await a_case(town)
    await newest(case.olha, case.number, "Взяти в роботу")
    assert "немає" in said(await find(case.olha, "Марія"))
    by_number = await find(case.olha, case.number)
    (line,) = [label for label in labels_of(by_number) if case.number in label]
    assert "Марія" not in line
    await case.olha.press(case.number, on=by_number)
    assert "Взяти в роботу" in str(await reads_there(case.olha, by_number, "Новий запит"))


async def test_others_find_nothing_and_a_resident_is_not_asked(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    for stranger in (cast.VASYL, cast.NADIIA):
        for words in (case.number, "Марія", "067 123 45 67"):
            assert "немає" in said(await find(town.phone(stranger), words))
    assert any(case.number in label for label in labels_of(await find(case.head, "067 123 45 67")))


async def test_of_violence_the_name_is_not_said(town: Town) -> None:
    case = await a_quiet_case(town)
    found = await find(case.head, case.number)
    assert any(case.number in label for label in labels_of(found)) and "Марія" not in str(labels_of(found))


async def test_many_come_by_pages(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    olha = town.phone(cast.OLHA)
    for _ in range(6):
        await take(olha, await put(town, cast.MARIA))
    await calm(town)
    first = await find(olha, "Марія")
    assert "Знайдено: 6" in said(first)
    numbers = [label for label in labels_of(first) if "ПИР-" in label]
    assert len(numbers) == 5 and "Марія" in numbers[0]
    await olha.press("Ще ▾", on=first)
    second = await reads_there(olha, first, "▴")
    assert len([label for label in labels_of(second) if "ПИР-" in label]) == 1
    assert "щось зламалося" not in await everything(olha)
