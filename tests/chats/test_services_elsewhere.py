"""«Питання не до нас?»: where to go is told, and then a request all the same, or home; never a dead end."""

from __future__ import annotations

import pytest

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.steps import (
    Turn,
    choose,
    fill,
    has_keys,
    join,
    nothing_broke,
    reads,
    submit,
    take,
    times,
    turns,
)
from tests.support.town import Town

WHERE = {
    "Газ": "104",
    "Пенсія": "1545",
    "Суд": "0 800 213 103",
    "Поліція": "102",
    "Військкомат": "0 800 213 103",
    "Лікар": "103",
    "Світло": "рахунку",
    "Дорога": "рада",
}


async def not_ours(person: Phone) -> None:
    """At the question what it is about."""
    await fill(person, until="Яка потрібна")
    await choose(person, "Питання не до нас?")
    await reads(person, "Про що йдеться")


async def test_each_matter_has_its_place(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await not_ours(maria)
    for topic, where in WHERE.items():
        await choose(maria, topic)
        told = said(await reads(maria, "Надіслати запит зараз?"))
        assert where in told, topic
        assert "Ваша громада: " in told
        await maria.press("Назад")
        await reads(maria, "Про що йдеться")
    await nothing_broke(town)


async def test_a_request_all_the_same(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await not_ours(maria)
    await choose(maria, "Світло")
    await take(maria, Turn("Надіслати запит зараз?", press="Все одно надіслати"))
    for turn in turns()[-4:]:
        await take(maria, turn)
    assert "Про що: Світло" in said(await reads(maria, "Перевірте"))
    await olha.hear(await submit(maria))
    await nothing_broke(town)


@pytest.mark.parametrize("way", ["press", "на головну"])
async def test_home_leaves_nothing_behind(town: Town, way: str) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await not_ours(maria)
    await maria.write("суд")
    await reads(maria, "Надіслати запит зараз?")
    await town.restart()
    await (maria.press("На головну") if way == "press" else maria.write(way))
    await maria.hear("Чим допомогти?")
    await has_keys(maria, "🤝 Потрібна допомога")
    assert not await times(maria, "незавершений запит")
    await maria.press("Потрібна допомога")
    await reads(maria, "Кому потрібна")
    await nothing_broke(town)


async def test_home_keeps_what_was_told_before(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria)
    await maria.press("Виправити")
    await reads(maria, "Що виправити")
    await maria.press("Яка допомога")
    await reads(maria, "Яка потрібна")
    await choose(maria, "Питання не до нас?")
    await reads(maria, "Про що йдеться")
    await choose(maria, "Газ")
    await reads(maria, "Надіслати запит зараз?")
    await maria.press("На головну")
    await reads(maria, "незавершений запит")
    await maria.press("Продовжити")
    await reads(maria, "Надіслати запит зараз?")
    await nothing_broke(town)
