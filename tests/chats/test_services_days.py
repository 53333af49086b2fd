"""«Коли?»: a day is pressed or written as people say it, and read back as a day."""

from __future__ import annotations

import pytest

from bot import demo_people as cast
from bot.phone import said
from tests.chats.steps import fill, join, labels_of, nothing_broke, reads, submit, take, turns
from tests.support.town import Town

SAID = {"Завтра": "у вівторок, 24 листопада", "28.11": "28 листопада", "у п'ятницю": "27 листопада"}


@pytest.mark.parametrize("day", SAID)
async def test_the_day_of_a_ride(town: Town, day: str) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await fill(maria, "🚗", until="Коли?")
    asked = await reads(maria, "Коли?")
    assert [label for label in ("Сьогодні", "Завтра", "Післязавтра", "Пізніше") if label not in labels_of(asked)] == []
    await (maria.press(day) if day == "Завтра" else maria.write(day))
    for turn in turns("🚗")[4:]:
        await take(maria, turn)
    assert SAID[day] in said(await reads(maria, "Перевірте"))
    number = await submit(maria)
    await olha.hear(number)
    await olha.press("Взяти в роботу")
    await olha.hear("Запит ваш")
    await olha.press("Подробиці")
    assert SAID[day] in said(await reads(olha, "Своїми словами"))
    await nothing_broke(town)


async def test_later_is_an_answer_too(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, "🚗", until="Коли?")
    await maria.write("колись")
    await reads(maria, "Не вдалося зрозуміти")
    await maria.press("Пізніше")
    for turn in turns("🚗")[4:]:
        await take(maria, turn)
    assert "Коли: Пізніше" in said(await reads(maria, "Перевірте"))
    await nothing_broke(town)
