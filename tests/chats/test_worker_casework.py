"""A case from «Взяти» to the resident's last word, as its people live through it."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import buttons, said
from tests.chats.staff_steps import (
    arrive,
    bare,
    call_me,
    calm,
    data_of,
    everything,
    finish,
    neighbour,
    newest,
    present,
    press_on,
    reached,
    take,
    times,
)
from tests.chats.steps import ask_for_help
from tests.support.town import DAY, HOUR, Town

STORY = "Канарка співає, а води немає."
OUTCOMES = {
    "Допомогу надано": "допомогу надано.",
    "Частково": "частково",
    "іншій установі": "передано",
    "передумала": "вже не потрібна",
    "Не вдалося": "не вдалося",
    "Немає підстав": "не вдалося",
}


async def test_words_photos_and_voices_go_both_ways(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    number = await ask_for_help(maria, story=STORY)
    await take(olha, number)
    await maria.hear("Ваш соціальний працівник: Ольга Іванівна")

    for kind in ("voice", "photo"):
        await maria.press("Дописати")
        await maria.hear("Напишіть повідомлення")
        await maria.send(kind, caption="" if kind == "voice" else "Ось наш колодязь")
        await maria.hear("Додано до запиту")
        assert (await olha.hear(f"[{kind}]"))["protected"]

    await olha.press("Подробиці")
    card = await olha.hear("Соборна, 5")
    assert card["protected"]
    assert STORY in said(card) and "Марія Коваль" in said(card) and "067 123 45 67" in said(card)
    for kind in ("[voice]", "[photo]"):
        assert (await olha.hear(kind))["protected"]

    for kind in ("text", "photo", "voice"):
        await olha.press("Написати")
        await olha.hear("Напишіть повідомлення")
        await (olha.write("Привезу воду о другій.") if kind == "text" else olha.send(kind))
        await olha.hear(f"Надіслано: {number}")
        words = await maria.hear("Привезу воду" if kind == "text" else f"[{kind}]")
        assert kind != "text" or "Ольга Іванівна" in said(words)

    await reached(olha)
    await maria.hear("Робота триває")
    await calm(town)
    assert "📞 Зв'язок був" not in [b["text"] for b in buttons(await newest(olha, number, "Завершити"))]
    await maria.press("Мої запити")
    await maria.hear("Ваші запити")
    assert "У роботі" in await everything(maria)


async def test_every_outcome_is_told_and_confirmed(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    for outcome, told in OUTCOMES.items():
        number = await call_me(maria)
        await take(olha, number)
        await maria.hear("Ваш соціальний працівник")
        if outcome == "Не вдалося":
            for how in ("Не відповідає", "Нікого вдома", "Не відповідає"):
                await press_on(olha, "Зв'язок був", number)
                await olha.hear("Чи вдалося зв'язатися")
                await olha.press(how)
                await olha.hear("Записано")
        await finish(olha, outcome)
        words = said(await maria.hear("Відповісти можна й зараз"))
        assert number in words and told in words
        await town.sandbox.advance(advance=HOUR + 60)
        assert number in said(await maria.hear("Чи допомогли вам"))
        await maria.press("Так, допомогли")
        await maria.hear("Бережіть себе")
        assert number in said(await olha.hear("Справу закрито"))
    await olha.press("Мої справи")
    await olha.hear("Відкритих справ немає")


async def test_not_solved_goes_back_to_the_same_worker(town: Town) -> None:
    maria, olha, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA), town.phone(cast.COORDINATOR)
    number = await call_me(maria)
    await take(olha, number)
    await finish(olha)
    await town.sandbox.advance(advance=HOUR + 60)
    await maria.hear("Чи допомогли вам")
    await maria.press("Ні, не вирішено")
    assert "вт" in said(await maria.hear("знову відкрито"))
    assert number in said(await head.hear("не вирішено"))
    await olha.hear("Новий запит")
    await calm(town)
    assert number not in await everything(town.phone(cast.VASYL))
    await take(olha, number)
    await finish(olha)
    await town.sandbox.advance(advance=HOUR + 60)
    await maria.hear("Чи допомогли вам")


async def test_even_a_worker_who_once_let_it_pass_gets_it_back(town: Town) -> None:
    olha, vasyl, head = (town.phone(who) for who in (cast.OLHA, cast.VASYL, cast.COORDINATOR))
    maria = await arrive(town.phone(cast.MARIA))
    number = await call_me(maria)
    await olha.hear(number)
    await town.sandbox.advance(advance=5 * 3600 + 60)
    await vasyl.hear(number)
    await town.sandbox.advance(advance=DAY)
    await head.hear("нікому передати")
    await town.sandbox.advance(advance=DAY)
    await olha.hear("Новий запит")
    await calm(town)
    await take(olha, number)
    await finish(olha)
    await town.sandbox.advance(advance=HOUR + 60)
    await maria.hear("Чи допомогли вам")
    await maria.press("Ні, не вирішено")
    await maria.hear("знову відкрито")
    await take(olha, number)


async def test_the_second_tap_on_take_changes_nothing(town: Town) -> None:
    olha, hanna = town.phone(cast.OLHA), await neighbour(town, 6001, "Ганна")
    number = await call_me(hanna)
    offer = await newest(olha, number, "Взяти в роботу")
    data = next(b["callback_data"] for b in buttons(offer) if "Взяти" in b["text"])
    await olha.press("Взяти в роботу", on=offer)
    await olha.forge(offer, data)
    await calm(town)
    card = await present(olha, offer)
    assert "Уже взято" not in await everything(olha)
    assert "🏁 Завершити" in [b["text"] for b in buttons(card)]
    assert await times(hanna, "Ваш соціальний працівник", 1) == 1


async def test_a_request_taken_back_is_gone_for_its_worker(town: Town) -> None:
    olha, vasyl, hanna = town.phone(cast.OLHA), town.phone(cast.VASYL), await neighbour(town, 6001, "Ганна")
    number = await call_me(hanna)
    offer = await newest(olha, number, "Взяти в роботу")
    data = await data_of(olha, "Взяти в роботу")
    await hanna.press("Мої запити")
    await hanna.hear("Ваші запити")
    await hanna.press(number)
    await hanna.hear("Стан: Отримано")
    await hanna.press("Скасувати запит")
    await hanna.hear("Чому хочете скасувати")
    await hanna.press("Уже вирішено")
    await hanna.hear("скасовано")
    assert "Уже вирішено" in said(await olha.hear("Причина"))
    await bare(olha, offer)
    await olha.forge(offer, data)
    await olha.hear("вже не діє")
    await calm(town)
    assert number not in await everything(vasyl)


async def test_a_key_of_another_question_is_not_sent_as_words(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    await take(olha, await call_me(maria))
    await olha.press("Написати")
    await olha.hear("Напишіть повідомлення")
    for key in ("🗺 Обрати зі списку", "✅ Надіслати"):
        await olha.write(key)
        await olha.hear("Напишіть повідомлення")
    await olha.write("Не знаю, чи встигну")
    await olha.hear("Надіслано")
    assert "Не знаю, чи встигну" in said(await maria.hear("чи встигну"))
    await calm(town)
    assert not await times(maria, "🗺") and not await times(maria, "✅ Надіслати")
