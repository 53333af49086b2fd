"""The bar above the phones: clock, faults, calls, people; and the page on a small screen."""

from __future__ import annotations

import aiohttp
import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.screen_phone import PhoneOnScreen
from tests.browser.small_bot import SmallBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_clock_moves_in_words(page: Page, address: str) -> None:
    await expect(page.get_by_test_id("clock")).to_contain_text(":")
    await page.get_by_test_id("advance-day").click()
    await page.get_by_test_id("advance-hour").click()
    await expect(page.locator("#clock-ahead")).to_have_text("+1 дн 1 год")
    await page.get_by_test_id("to-morning").click()
    await expect(page.locator("#clock-time")).to_have_text("08:00")


async def test_a_clock_moved_elsewhere_is_noticed(page: Page, address: str) -> None:
    async with aiohttp.ClientSession() as session:
        await session.post(f"{address}/sandbox/clock", json={"advance": 7200})
    await expect(page.locator("#clock-ahead")).to_have_text("+2 год")


async def test_the_bot_is_asked_to_restart(page: Page, address: str) -> None:
    await page.get_by_test_id("restart-bot").click()
    await expect(page.get_by_text("Прохання перезапуститися надіслано")).to_be_visible()
    async with aiohttp.ClientSession() as session:
        answer = await (await session.get(f"{address}/sandbox/signals?since=0&timeout=1")).json()
    assert [signal["name"] for signal in answer["signals"]] == ["restart-bot"]


async def test_faults_are_switched_on_and_off(page: Page, bot: SmallBot) -> None:
    await page.get_by_test_id("faults").click()
    await page.get_by_test_id("fault-429").fill("1")
    await page.get_by_test_id("fault-retry-after").fill("7")
    await page.get_by_test_id("faults-apply").click()
    await expect(page.get_by_test_id("faults-now")).to_contain_text("429 ще 1×, чекати 7 с")
    assert "retry after 7" in await bot.refused("sendMessage", chat_id=101, text="Вітаю")
    await page.get_by_test_id("fault-502").fill("3")
    await page.get_by_test_id("faults-apply").click()
    await page.get_by_test_id("faults-reset").click()
    await expect(page.get_by_test_id("faults-now")).to_have_text("Зараз збоїв немає.")


async def test_calls_are_listed_with_their_outcome(page: Page, resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    await bot.say(101, "Вітаю")
    await bot.refused("sendMessage", chat_id=101, text="")
    await page.get_by_test_id("calls").click()
    rows = page.get_by_test_id("calls-panel").get_by_role("row").filter(has_text="sendMessage")
    await expect(rows).to_have_count(2)
    await expect(rows.first).to_contain_text("message text is empty")
    await expect(rows.last).to_contain_text("Мешканка")
    await expect(page.get_by_test_id("calls-sum")).to_contain_text("з помилкою: 1")
    await page.get_by_label("лише помилки").check()
    await expect(rows.filter(visible=True)).to_have_count(1)


async def test_a_new_person_gets_a_phone(page: Page, bot: SmallBot) -> None:
    await page.get_by_test_id("add-person").click()
    dialog = page.get_by_test_id("new-person")
    await dialog.get_by_label("Ім'я").fill("Ганна")
    await dialog.get_by_label("Хто це").fill("Сусідка")
    await page.get_by_test_id("new-person-ok").click()
    phone = page.locator(".phone").filter(has_text="Сусідка")
    await phone.get_by_test_id("start").click()
    assert (await bot.got("message"))["from"]["first_name"] == "Ганна"


async def test_phones_are_chosen_and_the_choice_is_kept(page: Page) -> None:
    await page.get_by_test_id("people").click()
    await page.get_by_test_id("choose-people").get_by_label("Адміністратор").uncheck()
    await page.get_by_test_id("choose-people-ok").click()
    await expect(page.locator(".phone")).to_have_count(4)
    await page.reload()
    await expect(page.locator(".phone")).to_have_count(4)


async def test_a_small_screen_shows_one_phone_at_a_time(browser: Browser, address: str, bot: SmallBot) -> None:
    context = await browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = await context.new_page()
    await page.goto(address)
    resident, worker = PhoneOnScreen(page, 101), PhoneOnScreen(page, 201)
    await resident.start()
    await expect(worker.root).not_to_be_in_viewport()
    await page.get_by_test_id("tab-201").click()
    await expect(worker.root).to_be_in_viewport(ratio=0.95)
    await worker.start()
    await bot.say(101, "Вам дзвонитимуть завтра")
    await expect(page.get_by_test_id("tab-101")).to_contain_text("1")
    await page.get_by_test_id("phones").evaluate("row => row.scrollTo({ left: 0 })")
    await expect(page.get_by_test_id("tab-101")).to_have_attribute("aria-current", "true")
    await expect(page.get_by_test_id("tab-101")).to_have_text("Мешканка")
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    await context.close()


async def test_a_lost_sandbox_is_said_and_found_again(page: Page, resident: PhoneOnScreen) -> None:
    await resident.start()
    await page.route("**/sandbox/**", lambda route: route.abort())
    await resident.type("Хто там")
    await expect(page.locator("#offline")).to_be_visible()
    await expect(resident.part("input")).to_have_value("Хто там")
    await page.unroute("**/sandbox/**")
    await resident.part("send").click()
    await resident.sees("Хто там")
    await expect(page.locator("#offline")).to_be_hidden()
