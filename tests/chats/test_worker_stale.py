"""A button of what a case was before does nothing: it says what has changed, and shows the case as it is."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from tests.chats.after_steps import a_case, put, take
from tests.chats.card_steps import reads_there
from tests.chats.coordinator_steps import at_desk, open_case
from tests.chats.staff_steps import arrive, calm, newest, press_on, reached, times
from tests.chats.steps import data_of, nothing_broke
from tests.support.town import Town

DAILY = ("Передати", "Уточнити", "Завершити", "Зв'язок")
RARE = ("↪️", "👯")
ASKED = ("Кому передати", "Куди звернутися", "Напишіть запитання", "Який підсумок", "Чи вдалося", "не знайдено")
CHANGED = "Уже змінено: зв'язок був"


async def test_what_changes_a_case_is_not_done_by_a_button_of_before(town: Town) -> None:
    case = await a_case(town)
    card = await take(case.olha, case.number)
    old = [data_of(card, label) for label in DAILY]
    await case.olha.press("⋯ Ще", on=card)
    more = await reads_there(case.olha, card, "📜 Історія")
    old += [data_of(more, label) for label in RARE]
    await case.olha.press("Назад", on=more)
    await reads_there(case.olha, card, "Завершити")
    await reached(case.olha, case.number)
    card = await newest(case.olha, "Стан: у роботі")
    await calm(town)
    asked = {words: await times(case.olha, words) for words in ASKED}
    for data in old:
        await case.olha.forge(card, data)
        now = await reads_there(case.olha, card, CHANGED)
        assert "🏁 Завершити" in str(now), data
        await case.olha.press("⋯ Ще", on=now)
        await reads_there(case.olha, card, "📜 Історія")
    await calm(town)
    assert {words: await times(case.olha, words) for words in ASKED} == asked
    await nothing_broke(town)


async def test_an_old_button_does_not_call_another_hand_over_off(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    old = ""
    for to in ("Василь", "Тетяна"):
        await press_on(case.olha, "Передати", case.number)
        await press_on(case.olha, to, "Кому передати справу?")
        await press_on(case.olha, "Відпустка", "Чому передаєте?")
        begun = await newest(case.olha, f"Кому: {to}", "Лишити")
        if not old:
            old = data_of(begun, "Лишити")
            await case.olha.press("Лишити", on=begun)
            await calm(town)
    await case.olha.forge(begun, old)
    assert "Чекаємо на згоду: Тетяна" in said(await newest(case.olha, "Уже змінено"))
    await newest(town.phone(cast.COORDINATOR), case.number, "Взяти в роботу")
    await nothing_broke(town)


async def test_for_a_coordinator_only_decisions_make_a_button_old(town: Town) -> None:
    maria, vasyl = await arrive(town.phone(cast.MARIA)), town.phone(cast.VASYL)
    number = await put(town, cast.MARIA)
    head = await at_desk(town)
    shown = await open_case(head, "У черзі", number)
    await head.press("⋯ Ще", on=shown)
    sending = data_of(await reads_there(head, shown, "↪️"), "↪️")
    await town.sandbox.advance(advance=5.1 * 3600)  # nobody answers, the next one is asked
    await newest(vasyl, number, "Взяти в роботу")
    await head.forge(shown, sending)
    await newest(head, "Куди звернутися людині")
    await take(vasyl, number)
    await maria.hear("Ваш соціальний працівник")
    await head.forge(shown, sending)
    now = said(await newest(head, "Уже змінено: взято в роботу"))
    assert "Працівник: Василь" in now
    await nothing_broke(town)
