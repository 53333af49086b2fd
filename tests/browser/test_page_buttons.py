"""Keyboards of both kinds, their spinners and the answers to presses."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.screen_phone import PhoneOnScreen
from tests.browser.small_bot import SmallBot, inline, reply

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_button_spins_until_it_is_answered(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    await bot.say(101, "Для кого?", reply_markup=inline([("Для мене", "me"), ("Для іншого", "other")]))
    await resident.button("Для мене").click()
    pressed = await bot.got("callback_query")
    assert pressed["data"] == "me"
    await expect(resident.button("Для мене")).to_have_attribute("aria-busy", "true")
    await expect(resident.button("Для іншого")).not_to_have_attribute("aria-busy", "true")
    await bot.call("answerCallbackQuery", callback_query_id=pressed["id"], text="Записано")
    await expect(resident.part("toast")).to_have_text("Записано")
    await expect(resident.button("Для мене")).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_waits_for_consent(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    await bot.say(101, "Справа", reply_markup=inline([("✅ Взяти в роботу", "take")]))
    await resident.button("Взяти").focus()
    await resident.page.keyboard.press("Enter")
    pressed = await bot.got("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=pressed["id"], text="Вже взято", show_alert=True)
    await expect(resident.part("alert")).to_contain_text("Вже взято")
    await expect(resident.part("alert-ok")).to_be_focused()
    await resident.page.keyboard.press("Escape")
    await expect(resident.part("alert")).to_have_count(0)
    await expect(resident.button("Взяти")).to_be_focused()


async def test_a_double_tap_is_two_presses(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    await bot.say(101, "Надіслати?", reply_markup=inline([("✅ Надіслати", "send")]))
    await resident.button("Надіслати").dblclick()
    assert (await bot.got("callback_query", 2))["data"] == "send"


async def test_old_answers_are_not_shown_again(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    await bot.say(101, "Питання", reply_markup=inline([("Так", "yes")]))
    await resident.button("Так").click()
    pressed = await bot.got("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=pressed["id"], text="Давнє")
    await expect(resident.part("toast")).to_have_text("Давнє")
    await resident.page.reload()
    await resident.sees("Питання")
    await expect(resident.part("toast")).to_have_count(0)


async def test_an_edited_keyboard_keeps_the_focus(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    sent = await bot.say(101, "Крок", reply_markup=inline([("А", "a"), ("Б", "b")]))
    await resident.button("Б").focus()
    changed = inline([("А", "a"), ("✓ Б", "b2")])
    await bot.call("editMessageReplyMarkup", chat_id=101, message_id=sent["message_id"], reply_markup=changed)
    await expect(resident.button("✓ Б")).to_be_focused()


async def test_the_reply_keyboard_sends_its_words(resident: PhoneOnScreen, bot: SmallBot) -> None:
    await resident.start()
    menu = reply(["🤝 Потрібна допомога"], ["📋 Мої запити", "⚙️ Ще"])
    await bot.say(101, "Чим допомогти?", reply_markup=menu)
    await expect(resident.part("input")).to_have_attribute("placeholder", "Напишіть або натисніть")
    await resident.key("Потрібна допомога").click()
    assert (await bot.got("message", 2))["text"] == "🤝 Потрібна допомога"
    await resident.part("keyboard-toggle").click()
    await expect(resident.key("Мої запити")).to_be_hidden()
    await resident.part("keyboard-toggle").click()
    await expect(resident.key("Мої запити")).to_be_visible()
    await bot.say(101, "Далі без кнопок", reply_markup={"remove_keyboard": True})
    await expect(resident.part("reply-button")).to_have_count(0)


async def test_the_number_is_shared_after_a_question(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.start()
    keys = reply([{"text": "📱 Поділитися номером", "request_contact": True}])
    await bot.say(101, "За яким номером?", reply_markup=keys)
    await resident.key("Поділитися").click()
    await expect(page.get_by_test_id("share-contact")).to_contain_text("+380671112233")
    await page.get_by_test_id("share-contact-ok").click()
    contact = (await bot.got("message", 2))["contact"]
    assert (contact["phone_number"], contact["user_id"]) == ("380671112233", 101)
    await resident.sees("380671112233")


async def test_the_place_is_shared(resident: PhoneOnScreen, page: Page, bot: SmallBot) -> None:
    await resident.start()
    keys = reply([{"text": "📍 Де я", "request_location": True}])
    await bot.say(101, "Де ви?", reply_markup=keys)
    await resident.key("Де я").click()
    await page.get_by_test_id("share-location-ok").click()
    assert (await bot.got("message", 2))["location"]["latitude"] == pytest.approx(50.2437, abs=1e-3)
    await expect(resident.root.locator(".map")).to_be_visible()
