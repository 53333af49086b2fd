"""The message of a notice: kept as it was sent, an album in one piece, edited while it is a draft."""

from __future__ import annotations

import pytest

from bot.phone import said
from tests.chats.notice_steps import WORDS, asked, drafted, press_page, preview
from tests.chats.staff_steps import calm, everything, times
from tests.support.town import Town

BOLD = "У четвер о 10:00 — дрова.\nАдреса: вул. Соборна, 5"
ENTITIES = [{"type": "bold", "offset": 0, "length": 16}]


async def test_a_text_comes_as_it_was_written(town: Town) -> None:
    admin = await asked(town)
    await admin.send("text", text=BOLD, entities=ENTITIES)
    assert "У четвер о 10:00" in said(await admin.hear("чернетка"))
    shown = (await preview(admin))[0]
    assert (said(shown), shown["entities"]) == (BOLD, ENTITIES)


@pytest.mark.parametrize("kind", ["photo", "video", "document", "audio", "voice"])
async def test_a_file_comes_with_its_words(town: Town, kind: str) -> None:
    admin = await asked(town)
    await admin.send(kind, caption="Виїзний прийом")
    await admin.hear("чернетка")
    shown = (await preview(admin))[0]
    assert kind in shown and shown["caption"] == "Виїзний прийом"


async def test_what_has_no_words_comes_too(town: Town) -> None:
    admin = await asked(town)
    await admin.send("video_note")
    assert "Тут немає слів" in said(await admin.hear("чернетка"))
    assert "video_note" in (await preview(admin))[0]
    await press_page(admin, "✏️ Повідомлення")
    await admin.hear("Надішліть сюди")
    await admin.send("venue", latitude=50.24, longitude=32.51, title="Школа", address="Соборна, 5")
    await calm(town)
    assert (await preview(admin))[0]["venue"]["title"] == "Школа"
    await press_page(admin, "✏️ Повідомлення")
    await admin.hear("Надішліть сюди")
    await admin.send("forward", text="Дрова", author="Рада")
    await calm(town)
    shown = (await preview(admin))[0]
    assert said(shown) == "Дрова" and "forward_origin" not in shown


async def test_an_album_is_one_message(town: Town) -> None:
    admin = await asked(town)
    await admin.album(3, "Виїзний прийом у Білоцерківцях")
    await admin.hear("чернетка")
    await calm(town)
    assert await times(admin, "чернетка", 1) == 1
    photos = [m for m in await preview(admin) if "photo" in m]
    assert len({m["media_group_id"] for m in photos}) == 1 and len(photos) == 3
    assert said(photos[0]).startswith("Виїзний прийом")


async def test_a_part_that_comes_late_joins_its_album(town: Town) -> None:
    admin = await asked(town)
    await admin.send("photo", caption="Дрова", media_group_id="77")
    await admin.hear("чернетка")
    await admin.send("photo", media_group_id="77")
    await admin.hear("Альбом")
    await admin.send("video", media_group_id="77")
    await admin.hear("Альбом")
    shown = [m for m in await preview(admin) if "media_group_id" in m]
    assert [kind for m in shown for kind in ("photo", "video") if kind in m] == ["photo", "photo", "video"]


async def test_an_edit_changes_the_draft(town: Town) -> None:
    admin = await asked(town)
    number = await admin.write("У четвер о 9:00 дрова.")
    await admin.hear("чернетка")
    await admin.edit(number, "У четвер о 10:00 дрова.")
    await admin.hear("о 10:00 дрова")
    assert said((await preview(admin))[0]) == "У четвер о 10:00 дрова."


async def test_what_cannot_be_sent_on_is_said_kindly(town: Town) -> None:
    admin = await asked(town)
    await admin.send("sticker")
    await admin.hear("розіслати не можна")
    await admin.send("contact", phone_number="+380671112233", first_name="Ольга")
    await admin.hear("розіслати не можна")
    await admin.write("/nothing")
    await admin.hear("Надішліть сюди")
    await admin.write(WORDS)
    await admin.hear("чернетка")
    await admin.write("/nothing")
    await calm(town)
    assert await times(admin, "а це ще одне") == 0


async def test_one_more_message_is_asked_about(town: Town) -> None:
    admin = await drafted(town)
    await admin.write("Ні, у п'ятницю.")
    await admin.hear("а це ще одне")
    await admin.press("Лишити, як було")
    await admin.hear("лишилось, як було")
    number = await admin.write("Ні, у п'ятницю о 11:00.")
    await admin.hear("а це ще одне")
    await admin.edit(number, "Ні, у п'ятницю о 12:00.")
    await calm(town)
    await admin.press("Нове замість")
    await admin.hear("у п'ятницю о 12:00")
    assert said((await preview(admin))[0]) == "Ні, у п'ятницю о 12:00."


async def test_a_picture_and_words_become_one(town: Town) -> None:
    admin = await asked(town)
    await admin.album(2)
    await admin.hear("Альбом: 2 файли")
    await admin.send("text", text=BOLD, entities=ENTITIES)
    await admin.hear("а це ще одне")
    await admin.press("Обидва разом")
    await admin.hear("Альбом")
    first = (await preview(admin))[0]
    assert first["caption"] == BOLD and "<b>У четвер о 10:00</b>" in first["html"]


async def test_it_may_be_thought_over(town: Town) -> None:
    admin = await asked(town)
    await admin.press("✖️ Скасувати")
    await admin.hear("Нічого не надіслано")
    await admin.write(WORDS)
    await calm(town)
    assert "чернетка" not in await everything(admin)
