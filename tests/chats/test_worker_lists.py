"""«🗂 Мої справи»: pages, marks, and back to the same page from a case."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from tests.chats.after_steps import a_case, put, take
from tests.chats.card_steps import reads_there
from tests.chats.staff_steps import arrive, calm, newest, present
from tests.chats.steps import labels_of, nothing_broke
from tests.support.town import DAY, Town

MANY = 10


async def many(town: Town) -> tuple[Phone, list[str]]:
    """Ольга holds ten cases of Марія's."""
    await arrive(town.phone(cast.MARIA))
    olha = town.phone(cast.OLHA)
    numbers = []
    for _ in range(MANY):  # one after another: an offer names those that may be about the same
        numbers.append(await put(town, cast.MARIA))
        await take(olha, numbers[-1])
    return olha, numbers


def lines(message: Json) -> list[str]:
    """The cases of a page."""
    return [label for label in labels_of(message) if "ПИР-" in label]


async def test_pages_and_back_to_the_same_place(town: Town) -> None:
    olha, numbers = await many(town)
    await olha.write("/cases")
    page = await newest(olha, "Ваші справи, спершу найближчі: 10")
    assert len(lines(page)) == 8
    await olha.press("Ще ▾", on=page)
    second = await reads_there(olha, page, "▴")
    assert len(lines(second)) == 2
    on_both = {label.split(" ")[1] for label in (*lines(page), *lines(second))}
    assert on_both == set(numbers)
    opened = lines(second)[1].split(" ")[1]
    await olha.press(opened, on=second)
    card = await reads_there(olha, page, "Стан:")
    assert opened in said(card)
    await olha.press("⬅️ До списку", on=card)
    again = await reads_there(olha, page, "Ваші справи")
    assert lines(again) == lines(second)
    await nothing_broke(town)


async def test_the_list_that_became_a_card_is_not_written_over(town: Town) -> None:
    """After «До списку» the message is a list again: what changes in the case is not written into it."""
    case = await a_case(town)
    await take(case.olha, case.number)
    await case.olha.write("/cases")
    page = await newest(case.olha, "Ваші справи")
    await case.olha.press(case.number, on=page)
    card = await reads_there(case.olha, page, "Стан:")
    await case.olha.press("⬅️ До списку", on=card)
    await reads_there(case.olha, page, "Ваші справи")
    await case.add("Ще одне")
    await case.maria.hear("Додано")
    await calm(town)
    assert "Ваші справи" in said(await present(case.olha, page))


async def test_marks_tell_what_calls_for_a_look(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await case.add("Ви прийдете?")
    await case.maria.hear("Додано")
    await case.olha.write("/cases")
    page = await newest(case.olha, "Ваші справи")
    assert lines(page)[0].startswith("💬 ") and "💬 З новими повідомленнями: 1" in said(page)
    await case.olha.press(case.number, on=page)
    card = await reads_there(case.olha, page, "Нових повідомлень: 1")
    await case.olha.press("⬅️ До списку", on=card)
    page = await reads_there(case.olha, page, "Ваші справи")
    assert lines(page)[0].startswith("• "), "opened, they are not new any more"
    await town.sandbox.advance(advance=3 * DAY)
    await calm(town)
    await case.olha.write("/cases")
    await calm(town)
    late = await newest(case.olha, "Ваші справи")
    assert [b for b in buttons(late) if case.number in b["text"]]
