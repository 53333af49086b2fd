"""Albums, places and documents on the page, and what people do with what they have sent."""

from __future__ import annotations

import os
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.screen_phone import PhoneOnScreen
from tests.browser.small_bot import PIXEL, SmallBot
from tests.browser.test_page_looks import STICKING_OUT

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def send_report(bot: SmallBot, chat: int) -> None:
    """A page as a document, with a long Ukrainian name."""
    form = aiohttp.FormData({"chat_id": str(chat), "caption": "Ваші дані"})
    form.add_field("document", "<h1>Мої дані</h1>".encode(), filename="мої-дані-з-пірятинської-громади.html")
    assert (await bot._post("sendDocument", data=form))["ok"]


async def test_an_album_stands_in_one_bubble(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    await resident.album(5, "Дах після бурі")
    parts = [await bot.got("message", number) for number in range(2, 7)]
    assert len({part["media_group_id"] for part in parts}) == 1
    assert [part.get("caption") for part in parts] == ["Дах після бурі", None, None, None, None]
    shown = await resident.sees("Дах після бурі")
    await expect(resident.messages).to_have_count(2)
    await expect(shown.get_by_test_id("album").locator("img")).to_have_count(5)
    boxes = [await tile.bounding_box() for tile in await shown.locator(".tile").all()]
    rows = sorted({round(box["y"]) for box in boxes if box})
    assert len(rows) == 2


async def test_an_album_of_the_bot_loses_a_part(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    photo = (await bot.send_photo(101, "зразок"))["photo"][-1]["file_id"]
    media = [{"type": "photo", "media": photo} for _ in range(3)] + [
        {"type": "photo", "media": photo, "caption": "Ліки"}
    ]
    sent = await bot.call("sendMediaGroup", chat_id=101, media=media)
    album = await resident.sees("Ліки")
    await expect(album.locator(".tile")).to_have_count(4)
    await bot.call("deleteMessage", chat_id=101, message_id=sent[0]["message_id"])
    await expect(resident.message("Ліки").locator(".tile")).to_have_count(3)
    await bot.call("deleteMessages", chat_id=101, message_ids=[one["message_id"] for one in sent])
    await expect(resident.message("Ліки")).to_have_count(0)


async def test_documents_of_an_album_stand_under_each_other(resident: PhoneOnScreen) -> None:
    await resident.start()
    await resident.album(2, "Довідки", "document")
    shown = await resident.sees("Довідки")
    await expect(shown.locator("a.file")).to_have_count(2)


async def test_own_pictures_go_as_an_album(resident: PhoneOnScreen, page: Page, bot: SmallBot, tmp_path: Path) -> None:
    await resident.start()
    pictures = [tmp_path / name for name in ("двір.png", "дах.png")]
    for picture in pictures:
        picture.write_bytes(PIXEL)
    await resident.part("attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_test_id("attach-own-photo").click()
    await (await chooser.value).set_files(pictures)
    first, second = await bot.got("message", 2), await bot.got("message", 3)
    assert first["media_group_id"] == second["media_group_id"]


async def test_a_document_is_opened_and_kept(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.start()
    await send_report(bot, 101)
    row = await resident.sees("мої-дані-з-пірятинської-громади.html")
    await expect(row).to_contain_text("Б")
    async with page.expect_download() as waiting:
        await row.get_by_test_id("download").click()
    download = await waiting.value
    assert download.suggested_filename == "мої-дані-з-пірятинської-громади.html"
    assert Path(await download.path()).read_text("utf-8") == "<h1>Мої дані</h1>"
    async with page.context.expect_page() as opening:
        await row.locator("a.file").click()
    opened = await opening.value
    await expect(opened.locator("h1")).to_have_text("Мої дані")
    await opened.close()


async def test_a_place_answers_a_question(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.start()
    asked = await bot.say(101, "Де ви живете?")
    await resident.choose(await resident.sees("Де ви живете?"), "reply")
    await resident.attach("location")
    dialog = page.get_by_test_id("share-location")
    await dialog.get_by_label("Або широта").fill("49.58123, 34.55432")
    await dialog.get_by_label("Назва").fill("Біля клубу")
    await page.get_by_test_id("share-location-ok").click()
    came = await bot.got("message", 2)
    assert came["reply_to_message"]["message_id"] == asked["message_id"]
    assert came["venue"]["location"] == {"latitude": 49.58123, "longitude": 34.55432}
    card = await resident.sees("Біля клубу")
    await expect(card.get_by_test_id("map")).to_have_text("📍49.58123, 34.55432")
    await expect(card.locator(".quote")).to_contain_text("Де ви живете?")


async def test_a_caption_is_changed_and_a_message_taken_away(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    await resident.album(2, "Дах")
    await resident.choose(await resident.sees("Дах"), "edit")
    await resident.type("Стіна")
    assert (await bot.got("edited_message"))["caption"] == "Стіна"
    await resident.choose(await resident.sees("Стіна"), "delete")
    await expect(resident.message("Стіна")).to_have_count(0)
    await resident.type("зайве")
    await resident.choose(await resident.sees("зайве"), "delete")
    await expect(resident.messages).to_have_count(1)
    assert [kind for update in bot.seen for kind in update if kind.endswith("message")][-1] == "message"


async def test_the_commands_are_this_persons(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.start()
    await bot.call("setMyCommands", commands=[{"command": "help", "description": "Допомога"}])
    scope = {"type": "chat", "chat_id": 101}
    await bot.call("setMyCommands", commands=[{"command": "team", "description": "Мої люди"}], scope=scope)
    await resident.part("commands").click()
    await expect(page.get_by_role("menuitem")).to_have_text(["/team — Мої люди"])


@pytest.mark.parametrize("n", [2, 3, 4, 7, 10])
async def test_albums_fit_a_small_phone(browser: Browser, address: str, bot: SmallBot, tmp_path: Path, n: int) -> None:
    context = await browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page = await context.new_page()
    await page.goto(address)
    resident = PhoneOnScreen(page, 101)
    await resident.start()
    await resident.album(n, "Фото від сусідів")
    await send_report(bot, 101)
    await bot.call("sendVenue", chat_id=101, latitude=50.2, longitude=32.5, title="ЦНАП", address="вул. Соборна, 42")
    await resident.sees("ЦНАП")
    assert await page.evaluate(STICKING_OUT) == []
    album = await resident.messages.get_by_test_id("album").bounding_box()
    assert album and album["height"] < 420
    await page.screenshot(path=Path(os.environ.get("SCREENSHOTS", tmp_path)) / f"album-{n}.png")
    await context.close()
