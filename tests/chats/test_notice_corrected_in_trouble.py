"""A correction and a recall while Telegram is sick and the bot goes down in the middle: every copy, none twice."""

from __future__ import annotations

import pytest

from bot import demo_people as cast
from bot.phone import Phone, said
from domain.notices import Part, Post
from tests.chats.mend_steps import NINE, TEN, becomes, correct, send, vanishes
from tests.chats.staff_steps import arrive, calm, neighbour, press_on
from tests.chats.steps import nothing_broke
from tests.support.town import Town

CHATS = range(8101, 8106)


async def crowd(town: Town) -> list[Phone]:
    return [await arrive(town.phone(cast.MARIA)), *[await neighbour(town, n, f"Сусідка {n}") for n in CHATS]]


async def sick(town: Town, method: str) -> None:
    await town.sandbox.faults(too_many={"count": 1, "retry_after": 1}, bad_gateway=2, lost_answers=2, methods=[method])


@pytest.mark.parametrize("down", [False, True], ids=["sick", "down"])
async def test_every_copy_is_corrected_and_then_taken_away(town: Town, down: bool) -> None:
    admin, people = town.phone(cast.ADMIN_ID), await crowd(town)
    await send(town, {"uk": Post((Part(text=NINE),))})
    stood = [await person.hear("о 9:00") for person in people]
    await admin.hear("Сповіщення надіслано")
    await sick(town, "editMessageText")
    await correct(admin, "9:00", TEN)
    if down:
        await town.restart()
    for person, before in zip(people, stood, strict=True):
        await becomes(person, before, "10:00")
    await admin.hear("Сповіщення виправлено")
    assert [sum("води" in said(one) for one in await person.screen()) for person in people] == [1] * len(people)
    await sick(town, "deleteMessages")
    await press_on(admin, "Відкликати", "10:00")
    await admin.press("Прибрати в усіх")
    if down:
        await town.restart()
    for person, before in zip(people, stood, strict=True):
        await vanishes(person, before)
    assert "6 з 6" in said(await admin.hear("Сповіщення прибрано"))
    await calm(town)
    await nothing_broke(town)
