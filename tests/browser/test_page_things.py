"""Photos, voices, documents, blocking: what else people do with a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.screen_phone import PhoneOnScreen
from tests.browser.small_bot import PIXEL, SmallBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_samples_are_sent_with_the_typed_caption(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    drawn = {"photo": ".photo img", "voice": "audio", "document": "a.file"}
    for number, (kind, picture) in enumerate(drawn.items(), start=2):
        await resident.part("input").fill(f"ось {kind}")
        await resident.attach(kind)
        came = await bot.got("message", number)
        assert kind in came
        assert came["caption"] == f"ось {kind}"
        await expect((await resident.sees(f"ось {kind}")).locator(picture)).to_be_visible()
    await expect(resident.part("input")).to_have_value("")


async def test_trifles_are_drawn_large(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    for number, kind in enumerate(["sticker", "dice"], start=2):
        await resident.attach(kind)
        assert kind in await bot.got("message", number)
    await expect(resident.root.locator(".huge")).to_have_count(2)


async def test_an_own_file_goes_to_the_bot(resident: PhoneOnScreen, page: Page, bot: SmallBot, tmp_path: Path) -> None:
    await resident.start()
    picture = tmp_path / "двір.png"
    picture.write_bytes(PIXEL)
    await resident.part("attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_test_id("attach-own-photo").click()
    await (await chooser.value).set_files(picture)
    assert (await bot.got("message", 2))["photo"]


async def test_photos_of_the_bot_are_loaded(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    await bot.send_photo(101, "Як до нас дістатися")
    photo = (await resident.sees("Як до нас дістатися")).locator("img")
    await expect(photo).to_have_js_property("naturalWidth", 1)


async def test_someone_elses_contact(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.start()
    await resident.attach("contact")
    dialog = page.get_by_test_id("send-contact")
    await dialog.get_by_label("Ім'я").fill("Баба Ганна")
    await dialog.get_by_label("Телефон").fill("+380501234567")
    await page.get_by_test_id("send-contact-ok").click()
    contact = (await bot.got("message", 2))["contact"]
    assert (contact["first_name"], contact["phone_number"]) == ("Баба Ганна", "+380501234567")
    assert contact.get("user_id") != 101


async def test_blocking_and_coming_back(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.start()
    await resident.part("menu").click()
    await page.get_by_test_id("menu-block").click()
    await expect(resident.part("unblock")).to_be_visible()
    await expect(resident.part("input")).to_be_hidden()
    assert "blocked" in await bot.refused("sendMessage", chat_id=101, text="Агов")
    await resident.part("unblock").click()
    await expect(resident.part("input")).to_be_visible()
    await bot.say(101, "З поверненням")
    await resident.sees("З поверненням")


async def test_a_deleted_account_falls_silent(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.start()
    await resident.part("menu").click()
    await page.get_by_test_id("menu-deactivate").click()
    await page.get_by_test_id("deactivate-ok").click()
    await expect(resident.root).to_contain_text("обліковий запис вилучено")
    await expect(resident.part("input")).to_be_hidden()
    assert "deactivated" in await bot.refused("sendMessage", chat_id=101, text="Агов")


async def test_the_bots_commands_are_offered(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.start()
    await bot.call("setMyCommands", commands=[{"command": "help", "description": "Як це працює"}])
    await resident.part("commands").click()
    await page.get_by_test_id("command-help").click()
    assert (await bot.got("message", 2))["text"] == "/help"


async def test_the_menu_works_from_the_keyboard(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.start()
    await resident.part("attach").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("attach-photo")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("menuitem").last).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(resident.part("attach")).to_be_focused()
