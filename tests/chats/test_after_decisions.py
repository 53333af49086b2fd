"""A refusal by the coordinator, an appeal by the resident; the wish to cancel what is sensitive."""

from __future__ import annotations

from bot.phone import said
from tests.chats.after_steps import Case, a_case, put, take
from tests.chats.staff_steps import data_of, everything, newest, reached
from tests.chats.steps import all_handled, labels_of, nothing_broke, reads
from tests.support.town import Town


async def refused(town: Town) -> Case:
    """Ольга talked with Марія; the coordinator looked at the case and refused."""
    case = await a_case(town)
    await take(case.olha, case.number)
    await town.sandbox.advance(advance=32 * 3600)
    late = await newest(case.head, case.number, "Відкрити справу")  # the first call did not come in time
    await reached(case.olha)
    await case.maria.hear("Робота триває")
    await case.head.press("Відкрити справу", on=late)
    await case.head.hear("Стан:")
    await case.head.press("Відмовити")
    await case.head.hear("З якої причини")
    await case.head.press("Такої послуги немає")
    await case.head.hear("Куди людині")
    await case.head.write("Пенсійний фонд, вул. Соборна, 1, тел. 05358 2-00-00")
    await case.head.hear("Перевірте")
    await case.head.press("Надіслати")
    await case.head.hear("Відмовлено")
    return case


async def test_a_refusal_says_why_where_to_go_and_how_to_disagree(town: Town) -> None:
    case = await refused(town)
    text = said(await case.maria.hear("Рішення: відмовити"))
    for part in ("Причина: Такої послуги немає", "Пенсійний фонд", "протягом 30 днів", "Оскаржити"):
        assert part in text
    assert case.number in said(await case.olha.hear("координатор відмовляє"))
    await case.open()
    card = await newest(case.maria, "Стан: Завершено")
    assert "Причина: Такої послуги немає" in said(card)
    assert labels_of(card)[0] == "⚖️ Оскаржити"
    await nothing_broke(town)


async def test_an_appeal_is_read_by_the_coordinator_and_by_nobody_else(town: Town) -> None:
    case = await refused(town)
    await case.maria.hear("Рішення: відмовити")
    old = await data_of(case.maria, "Оскаржити")
    pressed = await case.maria.press("Оскаржити")
    await case.maria.hear("Чому ви не погоджуєтеся")
    before = await everything(case.olha)
    await case.maria.write("Мені обіцяли допомогу")
    if "Готово" in "".join(labels_of(await newest(case.maria, ""))):
        await case.maria.press("Готово")
    assert "Керівник" in said(await case.maria.hear("знову відкрито"))
    offer = await newest(case.head, "не погоджується з відмовою", "Взяти в роботу")
    assert "обіцяли" not in said(offer)
    await case.head.press("Відкрити справу", on=offer)
    await case.head.hear("Стан:")
    await case.head.press("Подробиці")
    assert "Мені обіцяли допомогу" in said(await case.head.hear("Своїми словами"))
    await case.maria.forge(pressed, old)
    await reads(case.maria, "Стан: Отримано")
    assert await everything(case.olha) == before, "the worker who had it is not asked"
    await case.head.press("Взяти в роботу", on=offer)
    await case.maria.hear("Ваш соціальний працівник")
    await nothing_broke(town)


async def test_danger_has_no_such_button(town: Town) -> None:
    case = await a_case(town, threat="yes")
    await take(case.olha, case.number)
    await case.head.hear("же взято")
    await town.sandbox.advance(advance=2 * 3600)
    late = await newest(case.head, case.number, "Відкрити справу")
    await case.head.press("Відкрити справу", on=late)
    card = await newest(case.head, "Стан:")
    assert "⚖️ Відмовити" not in labels_of(card)


async def test_violence_is_not_silenced(town: Town) -> None:
    case = await a_case(town, service="unsafe")
    await all_handled(case.maria)
    await case.open()
    await case.maria.press("Скасувати запит")
    await reads(case.maria, "скасувати")
    await case.maria.press("Надіслано помилково")
    await case.maria.hear("переконається, що все гаразд")
    assert case.number in said(await case.head.hear("просить скасувати"))
    await case.open()
    card = await newest(case.maria, "Ви просите скасувати")
    assert "✖️ Скасувати запит" not in labels_of(card)
    await nothing_broke(town)


async def test_others_cannot_refuse(town: Town) -> None:
    case = await a_case(town)
    await put(town, case.maria.person)
    mine = await take(case.olha, case.number)
    assert "⚖️ Відмовити" not in labels_of(mine)
