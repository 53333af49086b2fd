"""What people have got is corrected where it stands, or taken away, or says that it is called off."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from domain.notices import Part, Post, Posts
from tests.chats.mend_steps import NINE, TEN, becomes, correct, delivered, message, send, vanishes
from tests.chats.staff_steps import arrive, calm, press_on
from tests.chats.steps import nothing_broke
from tests.support.town import DAY, HOUR, Town

BOLD = {"type": "bold", "offset": 0, "length": 6}
LINK = ("Графік", "https://example.org/voda")
TEXT: Posts = {"uk": Post((Part(text=NINE, entities=(BOLD,)),), (LINK,))}


async def readers(town: Town) -> tuple[Phone, Phone, Phone]:
    """The admin, and two residents."""
    return town.phone(cast.ADMIN_ID), await arrive(town.phone(cast.MARIA)), await arrive(town.phone(cast.PETRO))


async def test_a_wrong_hour_is_corrected_in_every_chat(town: Town) -> None:
    admin, *people = await readers(town)
    stood = await delivered(town, TEXT, admin, *people)
    await correct(admin, "9:00", TEN)
    for person, before in zip(people, stood, strict=True):
        now = await becomes(person, before, "10:00")
        assert buttons(now) == buttons(before) != []
    await admin.hear("Сповіщення виправлено")
    await calm(town)
    assert [sum("води" in said(one) for one in await person.screen()) for person in people] == [1, 1]
    await correct(admin, "10:00", "Воду завтра не вимикатимуть.")
    await becomes(people[0], stood[0], "не вимикатимуть")
    await nothing_broke(town)


async def test_it_is_looked_at_first_and_may_be_left_as_it_was(town: Town) -> None:
    admin, maria, _ = await readers(town)
    (before,) = await delivered(town, TEXT, admin, maria)
    await press_on(admin, "Виправити", "9:00")
    await admin.hear("Надішліть сюди виправлений")
    await admin.send("photo")
    await admin.hear("іншого виду")
    await admin.send("text", text=NINE, entities=[BOLD])
    await admin.hear("Це ті самі слова")
    await admin.write(TEN)
    await admin.hear("Виправлене виглядатиме так")
    await admin.hear(TEN)
    await admin.hear("Виправлення готове")
    await admin.press("Не виправляти")
    await admin.hear("Надіслано 2 з 2")
    await calm(town)
    assert await message(maria, before["message_id"]) == before
    await nothing_broke(town)


async def test_a_recalled_one_vanishes(town: Town) -> None:
    admin, *people = await readers(town)
    stood = await delivered(town, TEXT, admin, *people)
    await press_on(admin, "Відкликати", "9:00")
    await admin.hear("отримали 2 людини")
    await admin.press("Прибрати в усіх")
    for person, before in zip(people, stood, strict=True):
        await vanishes(person, before)
    await admin.hear("Сповіщення прибрано")
    await nothing_broke(town)


async def test_after_two_days_it_is_marked_instead(town: Town) -> None:
    admin, maria, _ = await readers(town)
    (before,) = await delivered(town, TEXT, admin, maria)
    await calm(town)
    await town.sandbox.advance(advance=2 * DAY + HOUR)
    await press_on(admin, "Відкликати", "9:00")
    await admin.press("Прибрати в усіх")
    now = await becomes(maria, before, "Скасовано")
    assert NINE in said(now) and not buttons(now)
    await nothing_broke(town)


async def test_one_that_is_called_off_says_so_above_the_struck_words(town: Town) -> None:
    admin, maria, petro = await readers(town)
    await send(town, TEXT)
    before = await maria.hear("о 9:00")
    other = await petro.hear("о 9:00")
    await petro.delete(other["message_id"])
    await admin.hear("Сповіщення надіслано")
    await press_on(admin, "Відкликати", "9:00")
    await admin.press("Позначити скасованим")
    now = await becomes(maria, before, "Скасовано")
    assert f"<s>{NINE}</s>" in str(now) or "strikethrough" in str(now)
    assert not buttons(now)
    await admin.hear("Сповіщення скасовано")
    await calm(town)
    assert not any("Скасовано" in said(one) for one in await petro.screen())
    await nothing_broke(town)
