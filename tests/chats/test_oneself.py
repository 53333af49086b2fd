"""Oneself: settings, what is sent, one's data as files, and to be forgotten in two steps."""

from __future__ import annotations

import json

import pytest

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.heard_steps import tell
from tests.chats.steps import all_handled, ask_for_help, join, nothing_broke, reads, sees, told, until
from tests.support.town import Town
from usecases import registration


async def test_settings_are_shown_and_changed(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.write("/settings")
    await reads(maria, "Громада: Пирятинська")
    await maria.press("Змінити номер")
    await reads(maria, "За яким номером")
    await maria.write("050 765 43 21")
    await reads(maria, "050 765 43 21")
    await maria.write("/settings")
    await reads(maria, "Телефон: 050 765 43 21")
    await maria.press("English")
    await reads(maria, "English")
    await maria.write("/settings")
    await reads(maria, "Settlement")
    await nothing_broke(town)


async def test_notices_are_switched_off_and_answers_still_come(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await maria.write("/settings")
    await reads(maria, "Налаштування")
    await maria.press("Що надсилати")
    await reads(maria, "🔔 Сповіщення громади")
    await maria.press("🔔 Сповіщення громади")
    await reads(maria, "🔕 Вимкнути всі")
    await maria.press("Вимкнути всі")
    await reads(maria, "Сповіщення вимкнено")
    number = await ask_for_help(maria)
    await olha.hear(number)
    await olha.press("Взяти в роботу")
    await maria.hear("Ваш соціальний працівник")
    await tell(town, "Завтра не буде води", "news")
    await maria.hears_nothing("Завтра не буде води", 1.0)
    await tell(town, "Не виходьте з дому", "news", danger="chemical")
    await maria.hear("Не виходьте з дому")


async def test_everything_that_is_kept_comes_as_files(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    number = await ask_for_help(maria, story="Болить коліно <b>дуже</b>")
    await olha.hear(number)
    await olha.press("Взяти в роботу")
    await olha.hear("Запит ваш")
    await olha.press("Подробиці")
    await olha.hear("Болить коліно")
    await maria.write("/mydata")
    await sees(maria, "усе, що ми зберігаємо")
    await until(maria, lambda chat: sum("document" in one for one in chat["messages"]) == 2, "both files")
    page, plain = [await maria.download(message) for message in await maria.documents()]
    text = page.decode()
    for part in (number, "Болить коліно &lt;b&gt;дуже", "Соборна, 5", "067 123 45 67", "Ольга Іванівна", "відкрито"):
        assert part in text
    held = json.loads(plain)
    (request,) = held["requests"]
    assert request["number"] == number
    assert [word["text"] for word in request["words"]] == ["Болить коліно <b>дуже</b>"]
    assert [(seen["who"], seen["action"]) for seen in request["seen_by"]] == [("Ольга Іванівна", "read_details")]
    assert held["person"]["telegram"] == cast.MARIA
    await nothing_broke(town)


async def test_to_be_forgotten_takes_two_steps(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    number = await ask_for_help(maria)
    await olha.hear(number)
    await maria.write("/forget")
    await reads(maria, "Стерти все про вас")
    await maria.press("Ні, лишити")
    await reads(maria, "Налаштування")
    await maria.write("/forget")
    await reads(maria, "Повернути це не можна")
    await maria.press("Так, стерти все")
    await reads(maria, "Усе стерто")
    await olha.hear("стерти всі дані")
    assert not [words for words in await told(maria) if number in words], "the chat is cleared as well"
    await maria.write("/start")
    await reads(maria, "Вітаю")
    await nothing_broke(town)


async def test_a_worker_is_not_forgotten(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    await olha.write("/forget")
    await reads(olha, "Ви тут працюєте")


async def test_a_stranger_may_ask_what_is_kept(town: Town) -> None:
    petro = town.phone(cast.PETRO)
    await petro.write("/privacy")
    await reads(petro, "Мої дані")
    await petro.write("/mydata")
    await sees(petro, "усе, що ми зберігаємо")
    assert str(cast.PETRO) in (await petro.download((await petro.documents(1))[0])).decode()


async def test_a_new_notice_is_agreed_to_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    monkeypatch.setattr(registration, "NOTICE_VERSION", "2027-01-01")
    await maria.write("/start")
    await reads(maria, "оновили пояснення")
    await maria.press("Докладніше")
    await reads(maria, "Погоджуюсь")
    await maria.press("Погоджуюсь")
    await reads(maria, "Чим допомогти")
    await maria.write("/start")
    await all_handled(maria)
    assert not [words for words in await told(maria) if "оновили" in words], "asked once"
    await maria.write("/mydata")
    await sees(maria, "усе, що ми зберігаємо")
    await until(maria, lambda chat: sum("document" in one for one in chat["messages"]) == 2, "both files")
    held = json.loads(await maria.download((await maria.documents(2))[1]))
    assert [one["version"] for one in held["consents"]] == ["2026-11-21", "2027-01-01"]
    assert said(await maria.hear("усе, що ми"))


async def test_every_command_of_the_list_is_answered(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    listed = [f"/{one['command']}" for one in (await maria.chat())["commands"]]
    expected = "/start /new /my /help /contacts /settings /privacy /mydata /forget /cancel"
    assert listed == expected.split()
    for command in listed:
        await answered(maria, command)
    await nothing_broke(town)


async def answered(person: Phone, command: str) -> None:
    """Something new comes from the bot after it."""
    before = len(await told(person))
    await person.write(command)
    await until(person, lambda chat: sum(m["from"] == "bot" for m in chat["messages"]) > before, command)
