"""Pictures, albums and two languages: corrected by their words, recalled whole; many people take two to correct."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from domain.notices import Part, Post
from tests.chats.mend_steps import NINE, TEN, becomes, delivered, message, send, vanishes
from tests.chats.staff_steps import arrive, calm, press_on
from tests.chats.steps import labels_of, nothing_broke
from tests.support.town import Town
from tests.support.town import town as a_town

LINK = (("Графік", "https://example.org/voda"),)


@pytest.fixture
async def strict(tmp_path: Path) -> AsyncIterator[Town]:
    """A town in which one admin may decide about one person alone."""
    async with a_town(tmp_path, notice_alone=1) as place:
        yield place


async def begun(town: Town) -> tuple[Phone, Phone]:
    return town.phone(cast.ADMIN_ID), await arrive(town.phone(cast.MARIA))


async def test_each_language_is_corrected_by_itself(town: Town) -> None:
    admin, maria = await begun(town)
    posts = {"uk": Post((Part(text=NINE),)), "en": Post((Part(text="No water at 9"),))}
    (before,) = await delivered(town, posts, admin, maria)
    await press_on(admin, "Виправити", "9:00")
    await admin.hear("Які слова виправити")
    await admin.press("Українською")
    await admin.hear("Надішліть сюди виправлений")
    await admin.write(TEN)
    assert "іншою мовою лишаються" in said(await admin.hear("Виправлення готове"))
    await admin.press("Написати інакше")
    await admin.hear("Які слова виправити")
    await admin.press("Англійською")
    await admin.hear("Надішліть сюди виправлений")
    await admin.write("No water at 10")
    assert "іншою мовою" not in said(await admin.hear("Виправлення готове"))
    await admin.press("Виправити в усіх")
    await becomes(maria, before, "10:00")
    await nothing_broke(town)


async def test_many_people_take_two(strict: Town) -> None:
    admin, maria = await begun(strict)
    petro, head = await arrive(strict.phone(cast.PETRO)), strict.phone(cast.COORDINATOR)
    stood = await delivered(strict, {"uk": Post((Part(text=NINE),), LINK)}, admin, maria, petro)
    await press_on(admin, "Виправити", "9:00")
    await admin.hear("Надішліть сюди виправлений")
    await admin.write(TEN)
    assert "друга людина" in said(await admin.hear("Виправлення готове"))
    await admin.press("Запитати схвалення")
    await admin.hear("Чекає на схвалення")
    await head.hear(TEN)
    await head.hear("схвалити")
    assert await message(maria, stood[0]["message_id"]) == stood[0]
    await head.press("✅ Схвалити")
    for person, before in zip((maria, petro), stood, strict=True):
        now = await becomes(person, before, "10:00")
        assert buttons(now)
    assert "виправляється, без звуку" in said(await admin.hear("Виправлення схвалено: Тетяна"))
    await admin.hear("Сповіщення виправлено")
    waited = next(m for m in await admin.screen() if "Виправлення готове" in said(m))
    assert not labels_of(waited), "what waited is answered: nothing is left to press there"
    await nothing_broke(strict)


async def album(admin: Phone) -> None:
    """The admin sends an album to Пирятинська, from «➕ Нове» to the report."""
    await admin.press("📣 Сповіщення")
    await admin.press("➕ Нове")
    await admin.hear("Для кого")
    await admin.press("Пирятинська")
    await admin.hear("Надішліть сюди повідомлення")
    await admin.album(2, NINE)
    await admin.hear("чернетка")
    await press_on(admin, "▶️ Надіслати", "чернетка")
    await admin.hear("Сповіщення надіслано")


async def test_an_album_is_corrected_in_its_words_and_vanishes_whole(town: Town) -> None:
    admin, maria = await begun(town)
    await album(admin)
    words = await maria.hear("о 9:00")
    parts = await maria.together(words)
    under = await maria.hear("Від вашої громади")
    assert len(parts) == 2 and buttons(under)
    await press_on(admin, "Виправити", "9:00")
    await admin.hear("Надішліть сюди виправлений")
    await admin.send("photo")
    await admin.hear("Альбом лишається")
    await admin.write(TEN)
    await admin.hear("Виправлення готове")
    await admin.press("Виправити в усіх")
    now = await becomes(maria, words, "10:00")
    assert "photo" in now and len(await maria.together(now)) == 2
    await admin.hear("Сповіщення виправлено")
    assert buttons(await message(maria, under["message_id"]) or {}) == buttons(under)
    await press_on(admin, "Відкликати", "10:00")
    await admin.press("Прибрати в усіх")
    for one in (*parts, under):
        await vanishes(maria, one)
    await calm(town)
    await nothing_broke(town)


async def test_where_a_photo_was_refused_its_words_are_corrected(town: Town) -> None:
    admin, maria = await begun(town)
    await send(town, {"uk": Post((Part("photo", NINE, file="no-such-photo"),))})
    before = await maria.hear("о 9:00")
    assert "photo" not in before
    await admin.hear("Сповіщення надіслано")
    await press_on(admin, "Виправити", "9:00")
    await admin.hear("Надішліть сюди виправлений")
    await admin.write(TEN)
    await admin.hear("Виправлення готове")
    await admin.press("Виправити в усіх")
    await becomes(maria, before, "10:00")
    await admin.hear("Сповіщення виправлено")
    await press_on(admin, "Відкликати", "10:00")
    await admin.press("Позначити скасованим")
    await becomes(maria, before, "Скасовано")
    await nothing_broke(town)


async def test_a_place_cannot_be_corrected_but_called_off(town: Town) -> None:
    admin, maria = await begun(town)
    await send(town, {"uk": Post((Part("location", file="49.580000,34.550000"),))})
    report = await admin.hear("Сповіщення надіслано")
    (place,) = [one for one in await maria.screen() if "location" in one]
    await admin.press("Виправити", on=report)
    await admin.hear("виправити не можна")
    await admin.press("Відкликати")
    await admin.hear("отримала 1 людина")
    await admin.press("Позначити скасованим")
    told = await maria.hear("Скасовано")
    assert told["reply_to"] == place["message_id"]
    await nothing_broke(town)
