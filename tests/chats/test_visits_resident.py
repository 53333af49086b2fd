"""A visit as its resident lives it: asked, agreed, another time by buttons and in words, called off, old buttons."""

from __future__ import annotations

import pytest

from bot import demo_people as cast
from bot.phone import said
from bot.ui.callbacks import Visiting
from domain.visits import VisitState
from tests.chats.after_steps import Case, a_case, put, take
from tests.chats.safety_steps import a_quiet_case
from tests.chats.staff_steps import calm, everything, neighbour, newest
from tests.chats.steps import data_of, labels_of, nothing_broke, reads, times
from tests.chats.visit_steps import ASKS, WEDNESDAY, asked, propose, visits_of
from tests.support.town import DAY, Town

NEUTRAL = "Є відповідь на ваш запит"


@pytest.fixture
async def case(town: Town) -> Case:
    """Ольга has Марія's request and proposes to come on Thursday at ten."""
    found = await a_case(town)
    await take(found.olha, found.number)
    await propose(found, cast.OLHA)
    return found


async def state(case: Case) -> VisitState:
    """How the newest visit stands."""
    return (await visits_of(case.town, case.number))[-1].state


async def test_the_resident_is_asked_and_says_yes(case: Case) -> None:
    told = await asked(case)
    assert "До вас хоче завітати Ольга" in said(told) and case.number in said(told)
    assert "у четвер, 26 листопада, між 10:00 і 12:00" in said(told)
    assert labels_of(told) == ["👍 Підтверджую", "🕐 Інший час", "✖️ Скасувати візит"]
    await case.maria.press("Підтверджую", on=told)
    page = await reads(case.maria, "Про візит домовлено")
    assert "Стан: домовлено" in said(page) and "Підтверджую" not in " ".join(labels_of(page))
    assert await state(case) is VisitState.CONFIRMED
    await calm(case.town)
    assert case.number in await everything(case.olha)
    await nothing_broke(case.town)


async def test_another_time_by_buttons(case: Case) -> None:
    await case.maria.press("Інший час", on=await asked(case))
    days = await reads(case.maria, "Який день")
    assert len(labels_of(days)) <= 7 and "✏️ Своїми словами" in labels_of(days)
    await case.maria.press("25 листопада", on=days)
    windows = await reads(case.maria, "О котрій, у середу")
    assert labels_of(windows)[:4] == ["08:00–10:00", "10:00–12:00", "13:00–15:00", "15:00–17:00"]
    await case.maria.press("13:00–15:00", on=windows)
    page = await reads(case.maria, "відповість сюди")
    assert "Ваш час: ср 25.11, 13:00" in said(page) and "ви просите інший час" in said(page)
    assert await state(case) is VisitState.DECLINED
    await nothing_broke(case.town)


async def test_only_what_the_worker_has_free_is_offered_and_nothing_of_others(town: Town, case: Case) -> None:
    petro = await neighbour(town, 7001, "Петро")
    other = await another(town, case, 7001)
    await propose(other, cast.OLHA, WEDNESDAY, 13)
    await petro.hear(ASKS)
    await case.maria.press("Інший час", on=await asked(case))
    await case.maria.press("25 листопада", on=await reads(case.maria, "Який день"))
    windows = await reads(case.maria, "О котрій, у середу")
    assert labels_of(windows)[:3] == ["08:00–10:00", "10:00–12:00", "15:00–17:00"]
    assert other.number not in await everything(case.maria) and "Петро" not in await everything(case.maria)


async def another(town: Town, case: Case, person: int) -> Case:
    """Somebody else's request in Ольга's hands."""
    number = await put(town, person)
    await take(case.olha, number)
    return Case(town, town.phone(person), case.olha, case.head, number)


async def test_more_days_and_back(case: Case) -> None:
    await case.maria.press("Інший час", on=await asked(case))
    first = await reads(case.maria, "Який день")
    await case.maria.press("Ще ▾", on=first)
    second = await reads(case.maria, "▴")
    assert not set(labels_of(first)[:4]) & set(labels_of(second)[:4])
    await case.maria.press("⬅️ Назад", on=second)
    page = await reads(case.maria, "Стан:")
    assert labels_of(page)[0] == "👍 Підтверджую"
    assert await state(case) is VisitState.PROPOSED, "looking changes nothing"


async def test_another_time_in_ones_own_words(case: Case) -> None:
    await case.maria.press("Інший час", on=await asked(case))
    await case.maria.press("Своїми словами", on=await reads(case.maria, "Який день"))
    await reads(case.maria, "коли вам зручно")
    await case.maria.write("Тільки після обіду в п'ятницю")
    await case.maria.hear("Додано")
    await case.olha.hear("Тільки після обіду")
    assert await state(case) is VisitState.DECLINED
    await nothing_broke(case.town)


async def test_calling_it_off_is_asked_once_more(case: Case) -> None:
    await case.maria.press("Скасувати візит", on=await asked(case))
    await case.maria.press("Ні, хай буде", on=await reads(case.maria, "Скасувати візит у четвер"))
    page = await reads(case.maria, "Стан:")
    assert await state(case) is VisitState.PROPOSED
    await case.maria.press("Скасувати візит", on=page)
    await case.maria.press("Так, скасувати візит", on=await reads(case.maria, "Скасувати візит у четвер"))
    page = await reads(case.maria, "Запит триває")
    assert "Стан: скасовано" in said(page) and labels_of(page) == ["⬅️ Назад"]
    assert await state(case) is VisitState.CANCELLED
    await nothing_broke(case.town)


async def test_the_request_knows_its_visit(case: Case) -> None:
    await asked(case)
    await case.maria.write("/my")
    listed = await reads(case.maria, "Ваші запити")
    assert f"📅 {case.number}: візит чт 26.11, 10:00" in said(listed)
    await case.maria.press(case.number, on=listed)
    card = await reads(case.maria, "Історія")
    assert "📅 Візит: чт 26.11, 10:00" in said(card) and labels_of(card)[0] == "📅 Візит"
    await case.maria.press("📅 Візит", on=card)
    page = await reads(case.maria, "Стан: чекаємо")
    await case.maria.press("Підтверджую", on=page)
    page = await reads(case.maria, "Про візит домовлено")
    await case.maria.press("Скасувати візит", on=page)
    await case.maria.press("Так, скасувати", on=await reads(case.maria, "Так, скасувати"))
    await case.maria.press("Назад", on=await reads(case.maria, "Запит триває"))
    card = await reads(case.maria, "Історія")
    assert "📅" not in said(card) and "📅 Візит" not in labels_of(card)
    await case.maria.press("Історія", on=card)
    history = said(await reads(case.maria, "візит скасовано: чт 26.11, 10:00–12:00"))
    assert "запропоновано візит: чт 26.11" in history and "про візит домовлено: чт 26.11" in history
    await nothing_broke(case.town)


async def test_an_old_button_shows_the_visit_as_it_is(case: Case) -> None:
    told = await asked(case)
    yes = data_of(told, "Підтверджую")
    await case.maria.press("Підтверджую", on=told)
    await reads(case.maria, "Про візит домовлено")
    await case.maria.forge(told, yes)
    assert "Стан: домовлено" in said(await reads(case.maria, "дещо змінилося"))
    assert await state(case) is VisitState.CONFIRMED
    await nothing_broke(case.town)


@pytest.mark.parametrize("verb", ["ryes", "rother", "rday", "rwish", "rwords", "rdrop", "rdropped", "rshow"])
async def test_to_others_there_is_no_such_visit(town: Town, case: Case, verb: str) -> None:
    (visit,) = await visits_of(town, case.number)
    petro = await neighbour(town, 7002, "Петро")
    before = await times(petro, "Такого запиту не знайшлося")
    at = {"rday": "20261125", "rwish": "202611250800"}.get(verb, "")
    message = await newest(petro, "Населений пункт")
    await petro.forge(message, Visiting(verb, visit.id, visit.version, at).pack())
    await petro.hear("Такого запиту не знайшлося")
    assert await times(petro, "Такого запиту не знайшлося") == before + 1
    assert await visits_of(town, case.number) == [visit]


@pytest.mark.parametrize("at", ["", "x", "99999999", "00010101", "20261128", "202611250830", "999912312359"])
async def test_a_forged_day_or_time_leads_nowhere(case: Case, at: str) -> None:
    told = await asked(case)
    (visit,) = await visits_of(case.town, case.number)
    for verb in ("rday", "rwish"):
        await case.maria.forge(told, Visiting(verb, visit.id, visit.version, at).pack())
    await calm(case.town)
    assert await visits_of(case.town, case.number) == [visit]
    await nothing_broke(case.town)


async def test_after_the_visit_the_buttons_are_too_late(case: Case) -> None:
    told = await asked(case)
    await case.town.sandbox.advance(advance=4 * DAY)
    await calm(case.town)
    await case.maria.press("Інший час", on=told)
    await calm(case.town)
    assert await state(case) in (VisitState.PROPOSED, VisitState.CONFIRMED)
    await nothing_broke(case.town)


async def test_of_a_sensitive_request_nothing_is_said_until_it_is_opened(town: Town) -> None:
    case = await a_quiet_case(town, hours="Зараз", here="Так, можна")
    await take(case.head, case.number)  # nobody else is cleared
    await propose(case, cast.COORDINATOR)
    await case.maria.hear(NEUTRAL)
    await calm(town)
    assert "візит" not in (await everything(case.maria)).lower() and "26 листопада" not in await everything(case.maria)
    await case.maria.press("Відкрити")
    opened = await case.maria.hear("📅 Візит")
    await case.maria.press("📅 Візит", on=opened)
    page = await reads(case.maria, "у четвер, 26 листопада")
    assert "🫥 Hide" not in labels_of(page) and "🫥 Сховати" in labels_of(page)
    await case.maria.press("Підтверджую", on=page)
    await reads(case.maria, "Про візит домовлено")
    await nothing_broke(town)


async def test_what_the_worker_changes_is_told_in_the_residents_words(case: Case) -> None:
    await asked(case)
    await case.olha.press("📅 Візит", on=await newest(case.olha, case.number, "📅 Візит"))
    await case.olha.press("26.11", on=await newest(case.olha, "26 листопада", "26.11"))
    await case.olha.press("✖️ Скасувати візит")
    await case.olha.press("Так, скасувати візит")
    told = await case.maria.hear("Візиту не буде: у четвер, 26 листопада")
    assert labels_of(told) == ["💬 Дописати"]
