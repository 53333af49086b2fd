"""Buttons that are old, forged, another's or tapped twice: one effect at most, and the present is shown."""

from __future__ import annotations

import pytest

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from tests.chats.steps import (
    all_handled,
    data_of,
    fill,
    join,
    key,
    newest,
    nothing_broke,
    number_in,
    on_screen,
    reads,
    sees,
    submit,
    times,
    turns,
)
from tests.support.town import HOUR, Town


async def twice(person: Phone, label: str, on: Json | None = None) -> None:
    """A nervous tap: the same button of the same message, two times at once."""
    message = on or next(
        m for m in reversed((await person.chat())["messages"]) if any(label in b["text"] for b in buttons(m))
    )
    data = data_of(message, label)
    await person.forge(message, data)
    await person.forge(message, data)
    await all_handled(person)


async def test_every_button_of_the_form_tapped_twice(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    await maria.press("Потрібна допомога")
    for turn in turns("🧺")[:-2]:
        await sees(maria, turn.asks)
        await (twice(maria, turn.press) if turn.press else maria.write(turn.write))
    await sees(maria, "Розкажіть своїми словами")
    await twice(maria, "Назад")
    await sees(maria, "Яка вулиця")
    await twice(maria, "Пропустити")
    await sees(maria, "Розкажіть своїми словами")
    await twice(maria, "Пропустити")
    await sees(maria, "За яким номером")
    await key(maria, "Телефону немає")
    await maria.hear("Перевірте")
    await twice(maria, "Виправити")
    await maria.hear("Що виправити")
    await maria.press("Ще ▾")
    await sees(maria, "Загроза зараз")
    await twice(maria, "Загроза зараз")
    await maria.hear("загроза")
    await twice(maria, "Так, є загроза")
    review = await maria.hear("Перевірте")
    assert "Так, є загроза" in said(review)
    assert "продукти" in said(review)
    await twice(maria, "Надіслати", on=review)
    assert await times(maria, "отримано", 1) == 1
    assert await times(olha, "Новий запит", 1) == 1
    await nothing_broke(town)


async def test_sending_by_taps_and_words_at_once_makes_one_request(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await fill(maria)
    review = newest(await maria.chat())
    data = data_of(review, "Надіслати")
    for _ in range(5):
        await maria.forge(review, data)
        await maria.write("✅ Надіслати")
    await all_handled(maria)
    assert await times(maria, "отримано", 1) == 1
    assert await times(olha, "Новий запит", 1) == 1
    await nothing_broke(town)


async def test_every_button_of_ones_request_tapped_twice(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await fill(maria)
    number = await submit(maria)
    await olha.hear(number)
    await twice(olha, "Взяти в роботу")
    assert await times(maria, "Ваш соціальний працівник: Ольга Іванівна", 1) == 1
    await maria.press("Мої запити")
    await reads(maria, f"{number} · ")
    await twice(maria, number)
    await twice(maria, "Оновити")
    await twice(maria, "Дописати")
    await maria.write("Одне слово")
    await maria.hear("Додано до запиту")
    await olha.hear("Одне слово")
    assert await times(olha, "Одне слово", 1) == 1
    await olha.press("Завершити")
    await olha.hear("Який підсумок")
    await twice(olha, "Допомогу надано")
    await twice(olha, "Пропустити")
    await maria.hear("Відповісти можна й зараз")
    await town.sandbox.advance(advance=HOUR + 60)
    asked = await maria.hear("Чи допомогли")
    await twice(maria, "Ні, не вирішено", on=asked)
    assert await times(maria, "знову відкрито", 1) == 1
    assert await times(town.phone(cast.COORDINATOR), "не вирішено", 1) == 1
    assert await times(olha, "Новий запит", 1) == 1  # the first became the case
    await nothing_broke(town)


async def test_taking_back_twice_and_saying_yes_twice(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await fill(maria)
    number = await submit(maria)
    await olha.hear(number)
    await maria.press("Мої запити")
    await reads(maria, f"{number} · ")
    await maria.press(number)
    await reads(maria, "Скасувати запит")
    await twice(maria, "Скасувати запит")
    await twice(maria, "Вже" if "Вже" in on_screen(newest(await maria.chat())) else "помилково")
    assert await times(maria, f"{number} скасовано", 1) == 1
    await fill(maria)
    second = await submit(maria)
    await olha.press("Взяти в роботу", on=await olha.hear(second))
    await olha.hear("Запит ваш")
    await olha.press("Завершити")
    await olha.hear("Який підсумок")
    await olha.press("Допомогу надано")
    await olha.hear("Кілька слів")
    await olha.press("Пропустити")
    await maria.hear("Відповісти можна й зараз")
    await town.sandbox.advance(advance=HOUR + 60)
    await twice(maria, "Так, допомогли", on=await maria.hear("Чи допомогли"))
    assert await times(maria, "Бережіть себе") <= 1
    assert await times(olha, "Справу закрито", 1) == 1
    await nothing_broke(town)


FORGED = (
    "",
    "x",
    "a:1:2",
    "a:zzz:threat:yes",
    "m:zzz:review:send",
    "m:zzz:review:cancel",
    "c:my:zzzzzzzzzzzz:0",
    "c:yes:-1:0",
    "c:yes:1.5:0",
    "c:nosuch:1:0",
    "u:nosuch",
    "ok",
    "ok::",
    "mo:<b>",
    "c:newwith:0:0",
    "c:addto:0:0",
    "c:leave:0:0",
    "ї" * 32,
    "x" * 64,
)


async def test_forged_buttons_do_nothing(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    shown = newest(await maria.chat())
    for data in FORGED:
        if data:
            await maria.forge(shown, data)
    await all_handled(maria)
    assert await times(maria, "застаріла")
    await maria.press("Мої запити")
    await maria.hear("Запитів поки немає")
    await nothing_broke(town)


VERBS = ("my", "add", "cancel", "yes", "no", "called", "notcalled", "take", "decline", "details", "write", "finish")


@pytest.mark.parametrize("who", [cast.PETRO, cast.NADIIA])
async def test_anothers_request_looks_like_none(town: Town, who: int) -> None:
    """A resident of another community, and a worker of it: the same words as for a number that does not exist."""
    maria, other = town.phone(cast.MARIA), town.phone(who)
    await join(maria, "Пирятин")
    await fill(maria)
    await maria.press("Надіслати")
    number = number_in(said(await maria.hear("отримано")))
    await maria.press("Мої запити")
    real = data_of(await reads(maria, f"{number} · "), number).split(":")[2]
    if who == cast.PETRO:
        await join(other, "Яреськи")
    answers: dict[str, list[str]] = {}
    for request in (real, "zzzzzz"):
        message = newest(await other.chat())
        before = message["message_id"]
        for verb in VERBS:
            await other.forge(message, f"c:{verb}:{request}:1")
        await all_handled(other)
        after = [m for m in (await other.chat())["messages"] if m["from"] == "bot" and m["message_id"] > before]
        answers[request] = [on_screen(m) for m in after]
    assert answers[real] == answers["zzzzzz"]
    assert number not in "\n".join(answers[real])
    await nothing_broke(town)


async def test_anothers_question_is_an_old_button(town: Town) -> None:
    maria, petro = town.phone(cast.MARIA), town.phone(cast.PETRO)
    await join(maria, "Пирятин")
    await join(petro, "Яреськи")
    await fill(maria)
    await fill(petro, until="загроза")
    review = newest(await maria.chat())
    question = newest(await petro.chat())
    for label in ("Надіслати", "Виправити", "Назад", "Скасувати"):
        await petro.forge(question, data_of(review, label))
    await all_handled(petro)
    await petro.press("Ні", on=question)
    await petro.hear("Яка вулиця")
    assert not await times(maria, "отримано")
    await submit(maria)
    await nothing_broke(town)


async def test_old_buttons_show_the_present(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="загроза")
    old = newest(await maria.chat())
    await maria.press("Ні", on=old)
    await maria.hear("Яка вулиця")
    await maria.write("Ноги болять")
    await reads(maria, "Яка вулиця")
    await maria.forge(old, data_of(old, "Так, є загроза"))
    await all_handled(maria)
    await maria.write("Соборна, 5")
    await maria.hear("За яким номером")
    await maria.write("немає")
    assert "Загроза зараз: Ні" in said(await maria.hear("Перевірте"))
    await submit(maria)
    await maria.forge(old, data_of(old, "Так, є загроза"))
    await maria.hear("застаріла")
    await nothing_broke(town)
