"""Writing, reading, changing: what a conversation on the page looks like."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.screen_phone import PhoneOnScreen
from tests.browser.small_bot import SmallBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_empty_chat_begins_with_one_button(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await expect(resident.part("input")).to_be_hidden()
    await resident.start()
    assert (await bot.got("message"))["text"] == "/start"
    await bot.say(101, "Вітаю. Я <b>Сусід</b>.\nНатисніть /help, якщо треба.")
    words = (await resident.sees("Вітаю. Я Сусід.")).locator(".words")
    await expect(words.locator("b")).to_have_text("Сусід")
    await words.get_by_role("button", name="/help").click()
    assert (await bot.got("message", 2))["text"] == "/help"


async def test_an_invitation_opens_with_its_code(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.root.get_by_text("Є посилання-запрошення?").click()
    await resident.part("start-payload").fill("inv-42")
    await resident.part("start-with-payload").click()
    assert (await bot.got("message"))["text"] == "/start inv-42"
    await resident.part("menu").click()
    await page.get_by_test_id("menu-payload").click()
    await page.get_by_label("Посилання", exact=True).fill("https://t.me/susid_demo_bot?start=inv-43")
    await page.get_by_test_id("payload-ok").click()
    assert (await bot.got("message", 2))["text"] == "/start inv-43"


async def test_a_link_to_the_bot_opens_on_the_chosen_phone(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.start()
    await bot.say(101, 'Ваше запрошення: <a href="https://t.me/susid_demo_bot?start=w-7">відкрити</a>')
    await resident.root.get_by_role("link", name="відкрити").click()
    await page.get_by_test_id("open-link").get_by_label("Телефон").select_option("201")
    await page.get_by_test_id("open-link-ok").click()
    opened = await bot.got("message", 2)
    assert (opened["from"]["id"], opened["text"]) == (201, "/start w-7")


async def test_names_with_markup_stay_text(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    await resident.type("<img src=x onerror=alert(1)><b>Петро</b>")
    await bot.say(101, "Запит від: &lt;script&gt;x&lt;/script&gt; <i>ні</i>")
    await resident.sees("Запит від: <script>x</script> ні")
    assert await resident.root.locator(".words img, .words script, .out .words b").count() == 0
    await expect(resident.message("<img src=x onerror=alert(1)>")).to_be_visible()


async def test_an_own_message_is_changed_by_a_double_click(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    await resident.type("Потрібні ліки")
    await (await resident.sees("Потрібні ліки")).locator(".bubble").dblclick()
    await resident.type("Потрібні дрова")
    assert (await bot.got("edited_message"))["text"] == "Потрібні дрова"
    changed = await resident.sees("Потрібні дрова")
    await expect(changed.locator(".edited")).to_have_text("змінено")
    await expect(resident.message("Потрібні ліки")).to_have_count(0)


async def test_an_answer_carries_its_quote(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    asked = await bot.say(101, "За якою адресою?")
    question = await resident.sees("За якою адресою?")
    await question.hover()
    await question.get_by_test_id("message-menu").click()
    await resident.page.get_by_test_id("message-reply").click()
    await resident.type("Вулиця Садова, 5")
    assert (await bot.got("message", 2))["reply_to_message"]["message_id"] == asked["message_id"]
    await expect((await resident.sees("Садова")).locator(".quote")).to_contain_text("За якою адресою?")


async def test_the_bots_changes_are_drawn_in_place(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    first = await bot.say(101, "Крок 1 з 6")
    second = await bot.say(101, "Зайве")
    shown = await resident.sees("Крок 1 з 6")
    await shown.evaluate("node => { node.kept = true }")
    await bot.call("editMessageText", chat_id=101, message_id=first["message_id"], text="Крок 2 з 6")
    await bot.call("deleteMessage", chat_id=101, message_id=second["message_id"])
    await expect(resident.message("Зайве")).to_have_count(0)
    assert await (await resident.sees("Крок 2 з 6")).evaluate("node => node.kept")


async def test_a_reader_of_old_messages_is_not_torn_away(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    for number in range(30):
        await bot.say(101, f"Новина {number}")
    await resident.sees("Новина 29")
    await resident.part("messages").evaluate("list => { list.scrollTop = 0 }")
    await expect(resident.part("to-newest")).to_be_visible()
    await bot.say(101, "Найновіша")
    await expect(resident.part("to-newest")).to_have_text("↓ 1")
    await expect(resident.message("Найновіша")).not_to_be_in_viewport()
    await resident.part("to-newest").click()
    await resident.sees("Найновіша")
    await expect(resident.part("to-newest")).to_be_hidden()
