"""«🚨 Перенести весь день»: two taps, every resident told once, in the words that are safe for them."""

from __future__ import annotations

import pytest

from bot import demo_people as cast
from bot.phone import Json, Phone, said
from domain.visits import VisitState
from tests.chats.after_steps import Case, a_case, put, take
from tests.chats.coordinator_steps import at_desk
from tests.chats.staff_steps import calm, everything, neighbour, newest, times
from tests.chats.steps import data_of, key, labels_of, nothing_broke, reads
from tests.chats.visit_steps import TUESDAY, asked, propose, visits_of
from tests.support.town import DAY, Town
from usecases import quiet

PETRO, HANNA = 7001, 7002
MOVED = "Візит перенесено. Новий час: у середу, 25 листопада"
NEUTRAL = "Є відповідь на ваш запит"


@pytest.fixture
async def case(town: Town) -> Case:
    """Ольга has Марія's request and comes on Tuesday at ten."""
    found = await a_case(town)
    await take(found.olha, found.number)
    await propose(found, cast.OLHA, TUESDAY, 10)
    await asked(found)
    return found


async def one_more(town: Town, case: Case, person: int, name: str, hour: int) -> Case:
    """Somebody else whom Ольга visits that day."""
    phone = await neighbour(town, person, name)
    number = await put(town, person)
    await take(case.olha, number)
    other = Case(town, phone, case.olha, case.head, number)
    await propose(other, cast.OLHA, TUESDAY, hour)
    await calm(town)
    return other


async def wishes(town: Town, person: int, **safe: bool) -> None:
    """How this person may be written to, changed without the conversation."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(person)
        assert actor is not None
        await quiet.change_contact(work, actor, **safe)


async def to_day(worker: Phone) -> Json:
    """«📅 Візити», the week, Tuesday."""
    await key(worker, "📅 Візити")
    await worker.press("🗓 Тиждень", on=await reads(worker, "Візити сьогодні"))
    await worker.press("вт 24.11", on=await reads(worker, "Візити, 23.11"))
    return await reads(worker, "Візити у вівторок")


async def choosing(worker: Phone) -> Json:
    """The first tap."""
    await worker.press("🚨 Перенести весь день", on=await to_day(worker))
    return await reads(worker, "На який день?")


async def test_two_taps_and_everybody_is_told(town: Town, case: Case) -> None:
    other = await one_more(town, case, PETRO, "Петро", 13)
    asks = await choosing(case.olha)
    assert "Перенесемо 2 візити" in said(asks) and len(labels_of(asks)) <= 6
    assert not await times(case.maria, MOVED), "the first tap does nothing"
    await case.olha.press("25 листопада", on=asks)
    report = said(await reads(case.olha, "Перенесено 2 візити"))
    assert f"10:00–12:00 · {case.number}" in report and f"13:00–15:00 · {other.number}" in report
    assert "Людям повідомлено" in report and "☎️" not in report
    told = await case.maria.hear(f"{MOVED}, між 10:00 і 12:00")
    assert labels_of(told) == ["👍 Підтверджую", "🕐 Інший час", "✖️ Скасувати візит"]
    await other.maria.hear(f"{MOVED}, між 13:00 і 15:00")
    await case.maria.press("Підтверджую", on=told)
    await reads(case.maria, "Про візит домовлено")
    assert [one.state for one in await visits_of(town, case.number)] == [VisitState.CONFIRMED]
    await nothing_broke(town)


async def test_tapped_twice_everybody_is_told_once(town: Town, case: Case) -> None:
    other = await one_more(town, case, PETRO, "Петро", 13)
    asks = await choosing(case.olha)
    wednesday, thursday = data_of(asks, "25 листопада"), data_of(asks, "26 листопада")
    for data in (wednesday, wednesday, thursday):
        await case.olha.forge(asks, data)
    await reads(case.olha, "Переносити нічого")
    await calm(town)
    for phone in (case.maria, other.maria):
        assert await times(phone, "Візит перенесено", 1) == 1
    assert (await visits_of(town, case.number))[0].version == 2
    await nothing_broke(town)


async def test_an_old_yes_does_not_agree_to_the_new_time(town: Town, case: Case) -> None:
    told = await asked(case)
    await case.olha.press("25 листопада", on=await choosing(case.olha))
    await case.maria.hear(MOVED)
    await case.maria.press("Підтверджую", on=told)
    page = await case.maria.hear("дещо змінилося")
    assert "у середу, 25 листопада" in said(page) and "перенесено, чекаємо" in said(page)
    assert (await visits_of(town, case.number))[0].state is VisitState.MOVED


async def test_a_safe_contact_reads_that_there_is_an_answer(town: Town, case: Case) -> None:
    other = await one_more(town, case, PETRO, "Петро", 13)
    await wishes(town, PETRO, neutral=True)
    await case.olha.press("25 листопада", on=await choosing(case.olha))
    await case.maria.hear(MOVED)
    neutral = await other.maria.hear(NEUTRAL)
    assert labels_of(neutral) == ["Відкрити"]
    assert not await times(other.maria, "Візит перенесено")
    await other.maria.press("Відкрити", on=neutral)
    opened = await newest(other.maria, "📅 Візит: ср 25.11, 13:00", "📅 Візит")
    await other.maria.press("📅 Візит", on=opened)
    await other.maria.press("Підтверджую", on=await reads(other.maria, "Підтверджую"))
    await reads(other.maria, "Про візит домовлено")
    await nothing_broke(town)


async def test_whoever_may_not_be_written_to_is_telephoned(town: Town, case: Case) -> None:
    other = await one_more(town, case, PETRO, "Петро", 13)
    await wishes(town, PETRO, write=False)
    before = await everything(other.maria)
    await case.olha.press("25 листопада", on=await choosing(case.olha))
    report = said(await case.olha.hear("Перенесено 2 візити"))
    assert f"☎️ Зателефонуйте, бо тут ми не пишемо: {other.number}" in report
    task = await newest(case.olha, f"☎️ {other.number}: зателефонуйте", "Відкрити справу")
    assert "у середу, 25 листопада, між 13:00 і 15:00" in said(task)
    for private in ("Петро", "067", "Соборна"):
        assert private not in said(task)
    await calm(town)
    assert await everything(other.maria) == before
    assert await times(case.olha, f"☎️ {case.number}: зателефонуйте") == 0
    await nothing_broke(town)


async def test_a_free_time_comes_before_a_taken_one(town: Town, case: Case) -> None:
    other = await one_more(town, case, PETRO, "Петро", 15)
    (visit,) = await visits_of(town, other.number)
    await case.olha.press("25 листопада", on=await choosing(case.olha))
    await reads(case.olha, "Перенесено 2 візити")
    third = await one_more(town, case, HANNA, "Ганна", 15)  # on the Tuesday that is empty now
    await case.olha.press("25 листопада", on=await choosing(case.olha))
    await reads(case.olha, "Перенесено 1 візит")
    await third.maria.hear(f"{MOVED}, між 08:00 і 10:00")
    assert (await visits_of(town, other.number))[0].starts_at.hour == visit.starts_at.hour
    await nothing_broke(town)


async def test_a_day_that_is_over_has_nothing_to_move(case: Case) -> None:
    asks = await choosing(case.olha)
    await case.town.sandbox.advance(advance=3 * DAY)
    await calm(case.town)
    await case.olha.press("25 листопада", on=asks)
    await case.olha.hear("Переносити нічого")
    assert not await times(case.maria, "Візит перенесено")
    await nothing_broke(case.town)


async def test_a_coordinator_moves_the_day_of_an_ill_worker(town: Town, case: Case) -> None:
    other = await one_more(town, case, PETRO, "Петро", 13)
    await wishes(town, PETRO, write=False)
    head = await at_desk(town)
    await head.press("Працівники")
    await head.press("Ольга Іванівна", on=await reads(head, "⬅️ До громади"))
    await head.press("📅 Візити", on=await reads(head, "Навантаження"))
    today = await reads(head, "Візитів немає")
    assert "Ольга Іванівна: візити у понеділок" in said(today) and "🚨 Перенести весь день" not in labels_of(today)
    await head.press("24.11", on=today)
    day = await reads(head, "візити у вівторок")
    assert f"10:00–12:00 · {case.number}" in said(day) and other.number in said(day)
    assert "Марія" not in said(day) and "Петро" not in said(day)
    await head.press("🚨 Перенести весь день", on=day)
    asks = await reads(head, "На який день?")
    assert "Перенесемо 2 візити" in said(asks)
    await head.press("25 листопада", on=asks)
    report = said(await head.hear("Перенесено 2 візити"))
    assert "Працівника повідомлено" in report and f"☎️ Зателефонуйте, бо тут ми не пишемо: {other.number}" in report
    await newest(head, f"☎️ {other.number}: зателефонуйте", "Відкрити справу")
    await case.maria.hear(f"{MOVED}, між 10:00 і 12:00")
    word = await newest(case.olha, "ваші візити у вівторок, 24 листопада перенесено", "📅 Візити")
    assert "Тепер 2 візити — у середу, 25 листопада" in said(word)
    assert case.number not in said(word)
    await case.olha.press("📅 Візити", on=word)
    assert case.number in said(await reads(case.olha, "Візити у середу"))
    await nothing_broke(town)
