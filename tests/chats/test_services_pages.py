"""Long lists come page by page in one message; words choose from any page; an old page button does no harm."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.steps import (
    all_handled,
    data_of,
    fill,
    join,
    labels_of,
    nothing_broke,
    reads,
    take,
    turns,
)
from tests.support.town import Town


async def at_services(person: Phone) -> None:
    """Registered, at the question which help."""
    await join(person, "Пирятин")
    await fill(person, until="Яка потрібна")


async def test_pages_turn_in_place(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await at_services(maria)
    first = await reads(maria, "Догляд вдома")
    assert "▴ Попередні" not in labels_of(first)
    await maria.press("Ще ▾")
    second = await reads(maria, "Ветеран")
    assert second["message_id"] == first["message_id"]
    await maria.press("Ще ▾")
    third = await reads(maria, "Питання не до нас?")
    assert "Ще ▾" not in labels_of(third)
    for page in (first, second, third):
        assert "✖️ Скасувати" in labels_of(page) and "⬅️ Назад" in labels_of(page)
        assert len([text for text in labels_of(page) if text[0] not in "⬅✖▴Щ"]) <= 5
    await maria.press("▴ Попередні")
    await reads(maria, "Ветеран")
    await maria.press("▴ Попередні")
    await reads(maria, "Догляд вдома")
    await nothing_broke(town)


async def test_words_choose_from_any_page(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await at_services(maria)
    await maria.write("порада")
    await reads(maria, "Про що хочете")
    await maria.press("Назад")
    await reads(maria, "Яка потрібна")
    await maria.write("ветеран і родина")
    await reads(maria, "Хто ")
    await nothing_broke(town)


async def test_an_old_page_button_shows_the_present_question(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await at_services(maria)
    old = await reads(maria, "Ще ▾")
    data = data_of(old, "Ще ▾")
    await maria.press("Догляд")
    await reads(maria, "живе")
    await maria.forge(old, data)
    await maria.forge(old, data.replace("p1", "p8"))
    for turn in turns()[2:]:
        await take(maria, turn)
    await reads(maria, "Перевірте")
    await maria.forge(old, data)
    await maria.press("Надіслати")
    await maria.hear("отримано")
    await maria.forge(old, data)
    await all_handled(maria)
    await nothing_broke(town)


async def test_a_service_is_described_where_its_questions_begin(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await at_services(maria)
    await maria.press("Догляд")
    assert "приходить додому" in said(await reads(maria, "живе"))
    await maria.press("Так")
    assert "приходить додому" not in said(await reads(maria, "найважче"))
