"""A worker plans visits by buttons: a day, a window, an answer; how it was in one tap; nobody tells, and it is seen."""

from __future__ import annotations

from datetime import timedelta

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from tests.chats.after_steps import Case, a_case
from tests.chats.staff_steps import calm, newest, press_on, reached, take, times
from tests.chats.steps import labels_of, reads, until
from tests.support.town import Town

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
THURSDAY, TEN = "26 листопада", "10:00–12:00"


async def in_hand(town: Town) -> Case:
    """Ольга has Марія's request and has talked with her."""
    case = await a_case(town)
    await take(case.olha, case.number)
    await reached(case.olha, case.number)
    await reads(case.olha, "ви поговорили")
    return case


async def pick(olha: Phone, day: str = THURSDAY, window: str = TEN) -> None:
    """A day, then a window of it."""
    await reads(olha, "Який день")
    await olha.press(day)
    await reads(olha, "О котрій")
    await olha.press(window)


async def propose(case: Case, day: str = THURSDAY, window: str = TEN) -> None:
    """«📅 Візит», from the card to the question to Марія."""
    await press_on(case.olha, "📅 Візит", case.number)
    await pick(case.olha, day, window)
    await reads(case.olha, "Людину запитано, чи підходить")


async def agree(case: Case) -> None:
    """It suits."""
    await press_on(case.maria, "Підтверджую", "завітати")
    await case.olha.hear("Про візит домовлено")


async def to_visit(phone: Phone) -> Json:
    """Its page, from the newest message that leads there."""
    await phone.press("Відкрити візит")
    return await reads(phone, "Перенести")


async def test_a_day_a_window_and_a_yes(town: Town) -> None:
    case = await in_hand(town)
    await press_on(case.olha, "📅 Візит", case.number)
    days = await reads(case.olha, "Який день")
    assert labels_of(days)[:3] == ["Понеділок, 23 листопада", "Вівторок, 24 листопада", "Середа, 25 листопада"]
    await pick(case.olha)
    page = await reads(case.olha, "Людину запитано, чи підходить")
    assert "у четвер, 26 листопада, між 10:00 і 12:00" in said(page)
    asked = await case.maria.hear("завітати")
    assert "у четвер, 26 листопада, між 10:00 і 12:00" in said(asked)
    await agree(case)
    card = await _card(case)
    assert "📅 Візит: чт 26.11, 10:00" in said(card)


async def test_free_windows_come_first(town: Town) -> None:
    case = await in_hand(town)
    await propose(case)
    await case.olha.press("⬅️ Назад")
    await case.olha.press("Ще один візит")
    await reads(case.olha, "Який день")
    await case.olha.press(THURSDAY)
    shown = await reads(case.olha, "О котрій")
    assert labels_of(shown)[:4] == ["08:00–10:00", "13:00–15:00", "15:00–17:00", "10:00–12:00 · 1 візит"]


async def test_moved_and_asked_anew(town: Town) -> None:
    case = await in_hand(town)
    await propose(case)
    await agree(case)
    await to_visit(case.olha)
    await case.olha.press("Перенести")
    await pick(case.olha, "27 листопада", "13:00–15:00")
    await reads(case.olha, "Людину запитано, чи підходить")
    moved = await case.maria.hear("Візит перенесено")
    assert "у п'ятницю, 27 листопада, між 13:00 і 15:00" in said(moved).replace("’", "'")


async def test_another_time_is_met_in_one_tap(town: Town) -> None:
    case = await in_hand(town)
    await propose(case)
    await press_on(case.maria, "Інший час", "завітати")
    await reads(case.maria, "день")
    await case.maria.press("25 листопада")
    await reads(case.maria, "О котрій")
    await case.maria.press("08:00–10:00")
    wish = await case.olha.hear("Просять інший час")
    assert "ср 25.11, 08:00" in said(wish)
    await press_on(case.olha, "Приїду: ср 25.11, 08:00", "Просять інший час")
    await reads(case.olha, "Людина знає")
    assert "25 листопада" in said(await case.maria.hear("Про візит домовлено"))


async def test_how_it_was_in_one_tap_and_a_note(town: Town) -> None:
    case = await in_hand(town)
    await propose(case, "24 листопада")
    await agree(case)
    await town.sandbox.advance(advance=(DAY + 2 * HOUR + 4 * HOUR).total_seconds())
    asked = await case.olha.hear("Як минув візит")
    assert len(labels_of(asked)) == 5
    await press_on(case.olha, "Візит завершено", "Як минув візит")
    await reads(case.olha, "📝 Нотатка")
    await case.olha.press("📝 Нотатка")
    await case.olha.hear("нотат")
    await case.olha.send("photo", caption="Дах протікає")
    await case.olha.hear("збережено")
    await calm(town)
    assert await times(case.maria, "Дах протікає") == 0


async def test_both_are_reminded_and_then_nobody_told(town: Town) -> None:
    case = await in_hand(town)
    await propose(case, "24 листопада")
    await agree(case)
    await town.sandbox.advance(advance=8 * HOUR.total_seconds())
    await case.maria.hear("Нагадуємо про візит")
    await case.olha.hear("📅 Візит: у вівторок, 24 листопада")
    await town.sandbox.advance(advance=14 * HOUR.total_seconds())
    await calm(town)
    assert await times(case.maria, "Нагадуємо про візит", 2) == 2
    await town.sandbox.advance(advance=8 * HOUR.total_seconds())
    await case.olha.hear("Як минув візит")
    await town.sandbox.advance(advance=(DAY + HOUR).total_seconds())
    await case.olha.hear("Немає результату візиту")
    alarm = await case.head.hear("Немає результату візиту")
    assert any("Взяти собі" in b["text"] for b in buttons(alarm))


async def test_every_tuesday_and_friday(town: Town) -> None:
    case = await in_hand(town)
    await propose(case, "24 листопада")
    await case.olha.press("Повторювати")
    await reads(case.olha, "Як часто")
    await case.olha.press("За днями тижня")
    await reads(case.olha, "У які дні")
    await case.olha.press("вт")
    await reads(case.olha, "☑️ вт")
    await case.olha.press("пт")
    await reads(case.olha, "щовівторка й щоп")
    await case.olha.press("Далі")
    await reads(case.olha, "Розклад збережено")
    asked = await newest(case.maria, "щовівторка й щоп", "Підтверджую")
    await case.maria.press("Підтверджую", on=asked)
    await case.olha.hear("Про візит домовлено")
    await town.sandbox.advance(advance=(DAY + 6 * HOUR).total_seconds())
    await press_on(case.olha, "Не було вдома", "Як минув візит")
    told = await reads(case.olha, "Наступний візит")
    assert "у п" in said(told) and "27 листопада" in said(told)
    await case.maria.hear("27 листопада")


async def test_called_off_after_a_question(town: Town) -> None:
    case = await in_hand(town)
    await propose(case)
    await case.olha.press("Скасувати візит")
    await reads(case.olha, "Скасувати візит у четвер")
    await case.olha.press("Так, скасувати візит")
    await reads(case.olha, "Візит скасовано")
    await case.maria.hear("Візиту не буде")


async def test_a_button_of_before_shows_the_visit_as_it_is(town: Town) -> None:
    case = await in_hand(town)
    await propose(case)
    old = await reads(case.olha, "Перенести")
    move = next(b["callback_data"] for b in buttons(old) if "телефоном" in b["text"])
    await agree(case)
    await case.olha.forge(old, move)
    await until(case.olha, lambda chat: any("змінилося" in said(m) for m in chat["messages"]), "змінилося")
    await calm(town)
    assert await times(case.maria, "Про візит домовлено: у четвер") == 0


async def test_the_end_of_the_case_ends_its_visits(town: Town) -> None:
    case = await in_hand(town)
    await propose(case)
    await agree(case)
    await _card(case)
    await case.finish()
    await case.maria.hear("Візиту не буде")
    await town.sandbox.advance(advance=3 * DAY.total_seconds())
    await calm(town)
    assert await times(case.maria, "Нагадуємо про візит") == 0


async def test_a_colleague_finds_nothing_behind_a_forged_button(town: Town) -> None:
    case = await in_hand(town)
    vasyl = town.phone(cast.VASYL)
    await propose(case)
    page = await reads(case.olha, "Перенести")
    await vasyl.write("/start")
    there = await newest(vasyl, "", "")
    for button in buttons(page):
        await vasyl.forge(there, button["callback_data"])
    await calm(town)
    assert await times(vasyl, "26 листопада") == 0
    assert await times(case.maria, "Візиту не буде") == 0


async def _card(case: Case) -> Json:
    """The card, opened from the list."""
    await case.olha.write("/cases")
    await case.olha.press(case.number)
    return await reads(case.olha, "⋯ Ще")
