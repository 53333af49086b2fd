"""Asking for help: every question of the form, forwards, backwards and left half-way."""

from __future__ import annotations

import re

from bot import demo_people as cast
from bot.phone import said
from tests.chats.steps import (
    OWN,
    WHO,
    Turn,
    all_handled,
    fill,
    has_keys,
    join,
    key,
    labels_of,
    nothing_broke,
    reads,
    submit,
    take,
    times,
    turns,
)
from tests.support.town import Town


async def test_every_service_has_its_own_question(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    numbers = set()
    for service, own in OWN.items():
        await fill(maria, service)
        assert own.press.lower() in said(await reads(maria, "Перевірте")).lower(), service
        number = await submit(maria)
        await olha.hear(number)
        numbers.add(number)
    assert len(numbers) == len(OWN)
    assert all(re.fullmatch(r"ПИР-\d\d-\d\d-\d\d", number) for number in numbers)
    await nothing_broke(town)


async def test_the_steps_are_counted(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    seen = []
    for turn in turns():
        seen.append(re.search(r"Крок (\d) з (\d)", said(await reads(maria, turn.asks))))
        await take(maria, turn)
    numbers = [found.groups() if found else ("", "") for found in seen]
    assert [number for number, _ in numbers] == [str(n) for n in range(1, 10)]
    assert [total for _, total in numbers] == ["8"] * 2 + ["9"] * 7, "what the service adds is known once it is chosen"


async def test_several_answers_are_ticked_and_unticked(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, "🧺", until="кілька")
    assert "Пропустити" in labels_of(await reads(maria, "Продукти"))
    for label in ("Ліки", "Дрова", "Продукти"):
        await maria.press(label)
        await reads(maria, f"☑️ {label}")
    await maria.press("☑️ Ліки")
    shown = labels_of(await reads(maria, "\nЛіки"))
    assert [text for text in shown if "☑️" in text] == ["☑️ Продукти", "☑️ Дрова"]
    assert "➡️ Далі" in shown
    assert "Пропустити" not in shown
    await maria.press("Далі")
    await reads(maria, "Коли потрібна")
    await maria.press("Назад")
    assert "☑️ Дрова" in labels_of(await reads(maria, "кілька"))
    await nothing_broke(town)


async def test_back_keeps_the_answers(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria)
    await maria.press("Назад")
    await reads(maria, "За яким номером")
    await key(maria, "Назад")
    for turn in reversed(turns()[1:-1]):
        await reads(maria, turn.asks)
        await maria.press("Назад")
    assert "⬅️ Назад" not in labels_of(await reads(maria, "Кому"))
    await maria.press("Дитині")
    for asks in ("Скільки років", "Як звати"):
        await take(maria, Turn(asks, press="Пропустити"))
    for turn in turns()[1:]:
        await take(maria, turn)
    review = said(await reads(maria, "Перевірте"))
    assert all(words in review for words in ("Дитині", "Догляд вдома", "Соборна, 5", "067 123 45 67"))
    await nothing_broke(town)


async def test_what_may_be_skipped(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    assert "Пропустити" not in labels_of(await reads(maria, "Кому"))
    await maria.press("Мені")
    await reads(maria, "Яка потрібна")
    await maria.press("🏠")
    for words in ("живе", "найважче", "Як часто", "загроза", "Яка вулиця", "своїми словами"):
        question = await reads(maria, words)
        assert ("Пропустити" in labels_of(question)) is (words != "загроза")
        await maria.press("Ні" if words == "загроза" else "Пропустити")
    await reads(maria, "За яким номером")
    await maria.press("Телефону немає")
    await reads(maria, "Перевірте")
    await maria.press("Надіслати")
    assert "напише" in said(await maria.hear("отримано"))
    await nothing_broke(town)


async def test_the_ways_through_may_be_typed(town: Town) -> None:
    """People write «назад», «так», «ні» where buttons say so."""
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.write("Потрібна допомога")
    await reads(maria, "Кому")
    await maria.write("мені")
    await reads(maria, "Яка потрібна")
    await maria.write("назад")
    await reads(maria, "Кому")
    await maria.write("Мені")
    await reads(maria, "Яка потрібна")
    await maria.write("догляд вдома")
    await reads(maria, "живе")
    for asks in ("найважче", "Як часто", "загроза"):
        await maria.write("пропустити")
        await reads(maria, asks)
    await maria.write("ні")
    await reads(maria, "Яка вулиця")
    await maria.write("скасувати")
    await maria.hear("Скасовано")
    await maria.write("Назад")
    await maria.hear("повідомлення збережено")
    await nothing_broke(town)


async def test_cancelling_at_every_question(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    for turn in turns():
        await fill(maria, until=turn.asks)
        await maria.press("✖️ Скасувати")
        await reads(maria, "Скасовано")
        await has_keys(maria, "🤝 Потрібна допомога")
    await fill(maria)
    await maria.press("✖️ Скасувати")
    await reads(maria, "Скасовано")
    await maria.write("/cancel")
    await maria.hear("Скасовувати нічого")
    await maria.press("Мої запити")
    await maria.hear("Запитів поки немає")
    assert not await times(town.phone(cast.OLHA), "ПИР-")


async def test_a_threat_shows_whom_to_call_and_makes_it_urgent(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="загроза")
    await maria.press("Так, є загроза")
    first = said(await reads(maria, "Яка вулиця"))
    assert "112" in first
    assert "103" in first
    for turn in turns()[-3:]:
        await take(maria, turn)
    await reads(maria, "Перевірте")
    await maria.press("Надіслати")
    received = said(await maria.hear("отримано"))
    assert "112" in received
    assert "сьогодні до 12:00" in received
    for worker in (cast.OLHA, cast.VASYL):
        assert "Терміново" in said(await town.phone(worker).hear("ПИР-"))


async def test_a_misunderstood_answer_is_explained_and_the_second_time_a_call_is_offered(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    await reads(maria, WHO.asks)
    await maria.write("нашій бабусі Ганні")
    assert "Кому" in said(await maria.hear("одну з кнопок"))
    await maria.write("ну бабусі ж")
    await reads(maria, "не розуміємо одне одного")
    await maria.press("Подзвоніть мені")
    await maria.hear("За яким номером")
    await maria.write("067 123 45 67")
    await maria.hear("отримано")
    await reads(maria, "незавершений запит")
    await maria.press("Продовжити")
    await reads(maria, "Кому")
    await nothing_broke(town)


async def test_who_calls_and_by_when(town: Town) -> None:
    """Monday at ten: by the end of Tuesday, in words; who takes it promises the same."""
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await fill(maria)
    await maria.press("Надіслати")
    received = said(await maria.hear("отримано"))
    assert "зателефонує вам завтра до 17:00" in received
    assert "робити не треба" in received
    await olha.press("Взяти в роботу")
    taken = said(await maria.hear("Ольга Іванівна"))
    assert "завтра до 17:00" in taken
    await all_handled(maria)
    assert await times(maria, "отримано", 1) == 1
