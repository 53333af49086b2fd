"""How a full page looks: nothing sticks out, nothing jumps; pictures go to $SCREENSHOTS, else away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.screen_phone import PhoneOnScreen
from tests.browser.small_bot import SmallBot, inline, reply

pytestmark = pytest.mark.asyncio(loop_scope="session")

STICKING_OUT = """() => [".bubble", ".inline-button", ".reply-button", ".foot", ".chat-head"]
    .flatMap(kind => [...document.querySelectorAll(kind)])
    .filter(node => node.offsetParent)
    .filter(node => {
        const [mine, screen] = [node, node.closest(".screen")].map(one => one.getBoundingClientRect())
        const outside = mine.left < screen.left - 1 || mine.right > screen.right + 1
        return outside || node.scrollWidth > node.clientWidth + 1
    })
    .map(node => `${node.className}: ${node.textContent}`)"""


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where the pictures go."""
    folder = Path(os.environ.get("SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def furnish(resident: PhoneOnScreen, bot: SmallBot) -> None:
    """A conversation with something of everything."""
    await resident.start()
    await bot.say(101, "Вітаю. Я Сусід — бот соціальної допомоги вашої громади.")
    await resident.type("Мамі потрібні ліки, а до аптеки сімнадцять кілометрів")
    buttons = inline([("✅ Взяти в роботу", "take"), ("↩️ Відхилити", "no")], [("📇 Подробиці", "more")])
    await bot.say(101, "Запит ПИР-48-21-57 · " + "дужедовгеслово" * 6, reply_markup=buttons)
    for what in ("photo", "voice", "document"):
        await resident.attach(what)
    await resident.album(5, "Дах після бурі")
    keys = reply([{"text": "📱 Поділитися номером", "request_contact": True}], ["⬅️ Назад", "Пропустити"])
    await bot.say(101, "За яким номером вам зателефонувати?", reply_markup=keys)
    await expect(resident.key("Пропустити")).to_be_visible()
    await resident.sees("За яким номером")


async def test_a_wide_page_holds_everything(page: Page, resident: PhoneOnScreen, bot: SmallBot, pictures: Path) -> None:
    await furnish(resident, bot)
    assert await page.evaluate(STICKING_OUT) == []
    before = await page.get_by_test_id("phones").bounding_box()
    await page.get_by_test_id("advance-day").click()
    await expect(page.locator("#clock-ahead")).to_be_visible()
    assert await page.get_by_test_id("phones").bounding_box() == before
    await page.screenshot(path=pictures / "wide.png")
    await page.get_by_test_id("calls").click()
    await page.emulate_media(color_scheme="dark")
    await page.screenshot(path=pictures / "dark.png")
    await page.emulate_media(color_scheme=None)


async def test_a_small_page_holds_everything(browser: Browser, address: str, bot: SmallBot, pictures: Path) -> None:
    context = await browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page = await context.new_page()
    await page.goto(address)
    await furnish(PhoneOnScreen(page, 101), bot)
    assert await page.evaluate(STICKING_OUT) == []
    await page.screenshot(path=pictures / "small.png")
    await context.close()


async def test_a_spinner_moves_nothing(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    await bot.say(101, "Підходить?", reply_markup=inline([("👍 Підтверджую", "yes")]))
    button = resident.button("Підтверджую")
    before = await button.bounding_box()
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    assert await button.bounding_box() == before
