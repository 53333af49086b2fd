"""After «Надіслати»: the number, who calls and when; the card in place, the story in dates, the list by pages."""

from __future__ import annotations

from bot.phone import buttons, said
from tests.chats.after_steps import a_call, a_case, put, take
from tests.chats.staff_steps import newest, present, reached
from tests.chats.steps import has_keys, labels_of, nothing_broke, reads, times
from tests.support.town import Town


async def test_the_number_who_calls_by_when_and_nothing_to_do(town: Town) -> None:
    case = await a_call(town)
    text = said(await newest(case.maria, "отримано"))
    for part in (f"Запит № {case.number} отримано", "зателефонує вам завтра до 17:00", "нічого робити не треба"):
        assert part in text
    alone = await newest(case.maria, "Номер вашого запиту")
    (copy,) = [button["copy_text"]["text"] for button in buttons(alone) if "copy_text" in button]
    assert copy == case.number
    await has_keys(case.maria, "🤝 Потрібна допомога")


async def test_the_card_changes_in_place(town: Town) -> None:
    case = await a_case(town)
    await case.open()
    card = await newest(case.maria, "Стан", "Оновити")
    assert "Отримано" in said(card)
    assert labels_of(card) == ["💬 Дописати", "🔄 Оновити", "📜 Історія", "✖️ Скасувати запит"]
    await take(case.olha, case.number)
    await case.maria.hear("Ваш соціальний працівник")
    await case.maria.press("Оновити", on=card)
    await case.maria.hear("Стан: Призначено")
    assert "Ольга Іванівна" in said(await present(case.maria, card)), "the same message, no new one"
    await nothing_broke(town)


async def test_the_story_in_dates_without_what_was_said(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await reached(case.olha)
    await case.maria.hear("Робота триває")
    await case.maria.press("Дописати")
    await case.maria.hear("Напишіть повідомлення")
    await case.maria.write("Хвіртка відчинена")
    await case.maria.hear("Додано до запиту")
    await case.open()
    await case.maria.press("Історія")
    story = said(await case.maria.hear("запит отримано"))
    parts = ("пн 23.11, 10:", "— запит отримано", "працівник: Ольга Іванівна", "ви поговорили", "ви дописали 1")
    assert [part for part in parts if part not in story] == []
    assert "Хвіртка" not in story
    await case.maria.press("Назад", on=await newest(case.maria, "запит отримано", "Назад"))
    await case.maria.hear("Стан: У роботі")
    await nothing_broke(town)


async def test_what_goes_from_hand_to_hand_inside_is_not_shown(town: Town) -> None:
    case = await a_case(town)
    await case.olha.press("Відхилити", on=await newest(case.olha, case.number, "Відхилити"))
    await case.olha.hear("Чому відхиляєте")
    await case.olha.press("Забагато роботи")
    await case.olha.hear("Відхилено")
    await case.open()
    await case.maria.press("Історія")
    assert said(await case.maria.hear("запит отримано")).count("—") == 1


async def test_open_ones_come_first_five_at_a_time(town: Town) -> None:
    case = await a_case(town)
    await case.open()
    await case.maria.press("Скасувати запит")
    await case.maria.hear("Чому хочете скасувати")
    await case.maria.press("Надіслано помилково")
    await case.maria.hear(f"{case.number} скасовано")
    numbers = [await put(town, case.maria.person) for _ in range(5)]
    await case.maria.write("/my")
    first = await reads(case.maria, numbers[-1])
    assert [number in text for number, text in zip(reversed(numbers), labels_of(first), strict=False)] == [True] * 5
    await case.maria.press("Ще ▾", on=first)
    second = await reads(case.maria, case.number)
    assert second["message_id"] == first["message_id"]
    assert labels_of(second)[0] == f"{case.number} · Скасовано"
    await case.maria.press("▴", on=second)
    await reads(case.maria, numbers[0])
    assert await times(case.maria, "Ваші запити", 1) == 1
