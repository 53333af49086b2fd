"""«⏱ Строки»: each with its source, changed by buttons or typed, the law kept, the history, and back again."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from bot.ui.callbacks import Office
from domain.deadline_rules import DeadlineRule
from tests.chats.coordinator_steps import HOME, at_desk
from tests.chats.office_steps import audited, on_page, refused
from tests.chats.staff_steps import arrive, call_me, calm
from tests.chats.steps import labels_of, nothing_broke, on_screen, reads, sees
from tests.support.town import DAY, Town

ORDER = "Рішення сесії № 12 від 20.11.2026"


async def rules(town: Town) -> list[DeadlineRule]:
    """The community's own rows."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        community = await work.communities.get(cast.PYRIATYN)
        assert community is not None
        return list(community.rules)


async def at_terms(town: Town) -> Phone:
    """The desk → «Строки й години» → «Строки»."""
    head = await at_desk(town)
    await on_page(head, "Строки й години", reads_then="Перший дзвінок: 1 робочий день")
    await on_page(head, "⏱ Строки", reads_then="⚖️ Строк за законом")
    return head


async def test_every_term_says_how_much_it_is_and_by_what(town: Town) -> None:
    head = await at_terms(town)
    shown = labels_of(await reads(head, "Громада: Пирятинська"))
    assert shown[0] == "Перший дзвінок: 1 робочий день" and len(shown) == 7
    await on_page(head, "Ще ▾", reads_then="Оцінка потреб")
    page = on_screen(await on_page(head, "Оцінка потреб: 5 робочих днів", reads_then="Підстава"))
    assert "Відлік: від дня реєстрації заяви" in page and "закон про соціальні послуги, стаття 20" in page
    assert "Як було спочатку" not in page and "Історія" not in page, "nothing was changed yet"
    back = labels_of(await on_page(head, "⬅️ Назад", reads_then="⚖️ Рішення: 10 робочих днів"))
    assert "⚖️ Рішення, терміново: 24 години" in back, "the same page of the list"
    await on_page(head, "⬅️ Назад", "⬅️ Назад", reads_then="Працівники:")
    await nothing_broke(town)


async def test_a_term_is_changed_by_buttons_and_new_promises_go_by_it(town: Town) -> None:
    head = await at_terms(town)
    await on_page(head, "Перший дзвінок:", "Змінити строк", reads_then="Скільки має бути?")
    await on_page(head, "2 робочі дні", reads_then="З якого дня")
    await on_page(head, "Сьогодні", reads_then="На якій підставі")
    await on_page(head, "Пропустити", reads_then="✅ Змінено")
    page = on_screen(await reads(head, "Зараз: 2 робочі дні"))
    assert "встановлено громадою" in page and "Діє з пн 23.11.2026" in page
    maria = await arrive(town.phone(cast.MARIA))
    await call_me(maria)
    await sees(maria, "середи, 25 листопада")
    assert (await audited(town, cast.COORDINATOR))[-1] == "term_changed"
    await nothing_broke(town)


async def test_another_number_is_typed_and_nonsense_is_asked_again(town: Town) -> None:
    head = await at_terms(town)
    await on_page(head, "Відповідь на пропозицію", "Змінити строк", "Інше число", reads_then="Напишіть число")
    for words, answer in (("багато", "Не вдалося розібрати"), ("500", "від 1 до 40"), ("0", "від 1 до 40")):
        await head.write(words)
        await reads(head, answer)
    await head.write("вісім годин")
    await reads(head, "8 робочих годин")
    await head.write("у неділю 1.01.2020")
    await reads(head, "уже минув")
    await head.write("1 грудня")
    await reads(head, "На якій підставі")
    await head.write("Наказ <b>№ 5</b>")
    page = said(await reads(head, "✅ Змінено"))
    assert "Зараз: 4 робочі години" in page and "8 робочих годин (Наказ <b>№ 5</b>)" in page
    assert "вт 01.12.2026" in page
    (row,) = await rules(town)
    assert (row.code, row.amount, row.source) == ("offer", 8, "Наказ <b>№ 5</b>")
    await nothing_broke(town)


async def test_a_longer_term_than_the_law_needs_a_document(town: Town) -> None:
    head = await at_terms(town)
    await on_page(head, "Ще ▾", reads_then="⚖️ Рішення: 10")
    await on_page(head, "⚖️ Рішення: 10", "Змінити строк", reads_then="Коротше — можна завжди")
    asked = on_screen(await on_page(head, "15 робочих днів", reads_then="З якого дня"))
    assert "За законом тут 10 робочих днів" in asked and "Довше можна лише за документом" in asked
    await on_page(head, "Завтра", reads_then="Який документ дозволяє")
    assert "Пропустити" not in on_screen(await reads(head, "Який документ"))
    await head.write("так")
    await reads(head, "який документ це дозволяє")
    assert await rules(town) == []
    await on_page(head, "Завтра", reads_then="Який документ дозволяє")
    await head.write(ORDER)
    assert f"15 робочих днів ({ORDER})" in said(await reads(head, "✅ Змінено"))
    await on_page(head, "Змінити строк", "7 робочих днів", "Сьогодні", "Пропустити", reads_then="Зараз: 7 робочих")
    assert [rule.amount for rule in await rules(town)] == [7, 15]
    await nothing_broke(town)


async def test_the_history_a_row_taken_back_and_the_way_back(town: Town) -> None:
    head = await at_terms(town)
    await on_page(head, "Перший дзвінок:", "Змінити строк", "3 робочі дні", "Сьогодні", "Пропустити")
    await on_page(head, "Змінити строк", "5 робочих днів", "Завтра", "Пропустити", reads_then="Далі: з вт 24.11.2026")
    history = on_screen(await on_page(head, "Історія", reads_then="спочатку — 1 робочий день"))
    assert "з пн 23.11.2026 — 3 робочі дні" in history and "Прибрати: пн" not in history
    await on_page(head, "Прибрати: вт 24.11.2026", "⬅️ Назад", reads_then="Зараз: 3 робочі дні")
    assert "Далі" not in on_screen(await reads(head, "Зараз"))
    await town.sandbox.advance(advance=DAY)
    await on_page(head, "Як було спочатку", reads_then="Зараз: 1 робочий день")
    assert "звичайний строк бота" in on_screen(await reads(head, "Зараз"))
    assert sorted((rule.amount, rule.source) for rule in await rules(town)) == [(1, "default"), (3, "own")]
    await nothing_broke(town)


async def test_terms_of_others_are_not_there(town: Town) -> None:
    code = cast.PYRIATYN
    term = f"{code}.first_contact"
    theirs = [Office("tr", code), Office("trs", code), Office("trl", term), Office("trlog", term)]
    theirs += [Office(verb, term) for verb in ("trfix", "trnum", "trdef")]
    theirs += [Office("trset", f"{term}.2"), Office("trdrop", f"{term}.2026-12-01")]
    await refused(town, town.phone(cast.OLHA), *theirs)
    await refused(town, town.phone(cast.NADIIA), *theirs)
    head = await at_desk(town, HOME)
    nonsense = [Office("trl", code), Office("trl", f"{code}.unrouted"), Office("trset", f"{term}.x")]
    nonsense += [Office("trdrop", f"{term}.20261201"), Office("tr", "UA1"), Office("trfix", f"UA1.{term}")]
    await refused(town, head, *nonsense)
    await calm(town)
    assert await rules(town) == []
    await nothing_broke(town)
