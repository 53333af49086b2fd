"""«📅 Візити» of a worker: today by settlement, the week, one visit, and the file for a calendar."""

from __future__ import annotations

from typing import Any

import pytest
from icalendar import Calendar

from bot import demo_people as cast
from bot.phone import Phone, said
from bot.ui.callbacks import Visiting
from tests.chats.after_steps import Case, a_case, put, take
from tests.chats.safety_steps import a_quiet_case
from tests.chats.staff_steps import VILLAGE, calm, everything, neighbour, newest
from tests.chats.steps import key, labels_of, nothing_broke, reads
from tests.chats.visit_steps import THURSDAY, TUESDAY, asked, lines, propose
from tests.support.town import DAY, HOUR, Town
from usecases import handing, offers

PETRO = 7001


@pytest.fixture
async def case(town: Town) -> Case:
    """Ольга has a request of Марія in the town and one of Петро in a village."""
    found = await a_case(town)
    await take(found.olha, found.number)
    return found


async def in_village(town: Town, case: Case) -> Case:
    """Петро's request, put into Ольга's hands without the conversation."""
    await neighbour(town, PETRO, "Петро", VILLAGE)
    number = await put(town, PETRO, service="home_care")
    assert town.app is not None
    async with town.app.storage.works() as work:
        head, olha = await work.people.actor(cast.COORDINATOR), await work.people.actor(cast.OLHA)
        assert head is not None and olha is not None
        request = await work.lists.numbered(number, None)
        await handing.assign(work, head, request.id, olha.helping[0].id)
        await offers.take(work, olha, request.id)
    return Case(town, town.phone(PETRO), case.olha, case.head, number)


def event_of(content: bytes) -> Any:
    """The one event of a calendar's file."""
    (event,) = Calendar.from_ical(content.decode()).walk("VEVENT")
    return event


async def opened(worker: Phone) -> None:
    """«📅 Візити» under the text field."""
    await key(worker, "📅 Візити")


async def test_a_day_without_visits_says_so(case: Case) -> None:
    await opened(case.olha)
    page = await reads(case.olha, "Візити сьогодні, у понеділок, 23 листопада")
    assert "Візитів немає" in said(page) and labels_of(page) == ["🗓 Тиждень"]


async def test_today_by_settlement_and_one_visit(case: Case) -> None:
    await propose(case, cast.OLHA, TUESDAY, 10)
    await case.maria.press("Підтверджую", on=await asked(case))
    await calm(case.town)
    await case.town.sandbox.advance(advance=22 * HOUR)  # Tuesday, eight
    await calm(case.town)
    await opened(case.olha)
    page = await reads(case.olha, "Візити сьогодні, у вівторок")
    assert "Пирятин" in lines(page)
    (told,) = [line for line in lines(page) if line.startswith(f"10:00–12:00 · {case.number} · ")]
    assert told.endswith(" · 👍 домовлено")
    for private in ("Марія", "067", "Соборна"):
        assert private not in said(page)
    await case.olha.press(case.number, on=page)
    one = await reads(case.olha, "⬅️ До візитів")
    assert case.number in said(one) and "між 10:00 і 12:00" in said(one)
    await case.olha.press("⬅️ До візитів", on=one)
    await reads(case.olha, "Візити сьогодні")
    await nothing_broke(case.town)


async def test_places_stand_apart(town: Town, case: Case) -> None:
    other = await in_village(town, case)
    await propose(case, cast.OLHA, TUESDAY, 13)
    await propose(other, cast.OLHA, TUESDAY, 8)
    await case.olha.write("📅 Візити")
    page = await reads(case.olha, "Візити сьогодні")
    await case.olha.press("🗓 Тиждень", on=page)
    week = await reads(case.olha, "Візити, 23.11–29.11")
    assert "вт 24.11 — 2: Білоцерківці, Пирятин" in said(week)
    await case.olha.press("вт 24.11", on=week)
    day = await reads(case.olha, "Візити у вівторок")
    told = lines(day)
    assert told.index("Білоцерківці") < told.index("Пирятин")
    assert labels_of(day)[:2] == [f"08:00–10:00 · {other.number}", f"13:00–15:00 · {case.number}"]
    await nothing_broke(town)


async def test_the_week_is_turned_and_leads_to_a_day(case: Case) -> None:
    await propose(case, cast.OLHA, THURSDAY, 15)
    await opened(case.olha)
    await case.olha.press("🗓 Тиждень", on=await reads(case.olha, "Візити сьогодні"))
    week = await reads(case.olha, "Візити, 23.11–29.11")
    assert "чт 26.11 — 1: Пирятин" in said(week) and "чт 26.11 · 1" in labels_of(week)
    await case.olha.press("Наступний тиждень", on=week)
    later = await reads(case.olha, "Візити, 30.11–06.12")
    assert "Візитів немає" in said(later)
    await case.olha.press("Попередній тиждень", on=later)
    await case.olha.press("чт 26.11", on=await reads(case.olha, "Візити, 23.11–29.11"))
    await reads(case.olha, "Візити у четвер")


async def test_the_file_has_what_a_calendar_needs_and_nothing_personal(case: Case) -> None:
    await propose(case, cast.OLHA, THURSDAY, 10)
    await opened(case.olha)
    await case.olha.press("🗓 Тиждень", on=await reads(case.olha, "Візити сьогодні"))
    await case.olha.press("Файл для календаря", on=await reads(case.olha, "Візити, 23.11"))
    file = await newest(case.olha, "[document]")
    content = await case.olha.download(file)
    event = event_of(content)
    assert event["SUMMARY"].startswith(case.number) and "Пирятин" in event["LOCATION"]
    assert f"{event['DTSTART'].dt:%Y-%m-%d %H:%M}" == "2026-11-26 08:00", "UTC"
    assert f"{event['DTEND'].dt:%H:%M}" == "10:00" and event["STATUS"] == "TENTATIVE"
    for private in ("Марія", "067", "38067", "Соборна", "VALARM"):
        assert private not in content.decode()
    await nothing_broke(case.town)


async def test_of_a_sensitive_visit_the_file_has_the_number_alone(town: Town) -> None:
    case = await a_quiet_case(town, hours="Зараз", here="Так, можна")
    await take(case.head, case.number)
    await propose(case, cast.COORDINATOR, THURSDAY, 10)
    await opened(case.head)
    await case.head.press("🗓 Тиждень", on=await reads(case.head, "Візити сьогодні"))
    week = await reads(case.head, "Візити, 23.11")
    await case.head.press("чт 26.11", on=week)
    day = said(await reads(case.head, "Візити у четвер"))
    assert case.number in day and "насил" not in day.lower() and "тиха" not in day.lower()
    await case.head.press("🗓 Тиждень")
    await case.head.press("Файл для календаря", on=await reads(case.head, "Візити, 23.11"))
    content = await case.head.download(await newest(case.head, "[document]"))
    event = event_of(content)
    assert event["SUMMARY"] == case.number and "LOCATION" not in event and "DESCRIPTION" not in event


async def test_the_visits_of_others_are_not_seen(town: Town, case: Case) -> None:
    visit = await propose(case, cast.OLHA, TUESDAY, 10)
    vasyl, maria = town.phone(cast.VASYL), case.maria
    await opened(vasyl)
    page = await reads(vasyl, "Візити сьогодні")
    await vasyl.press("🗓 Тиждень", on=page)
    assert "Візитів немає" in said(await reads(vasyl, "Візити, 23.11"))
    for phone in (vasyl, maria):
        before = await everything(phone)
        await phone.forge(await newest(phone, ""), Visiting("vone", visit.id, 0, "20261124").pack())
        await calm(town)
        news = (await everything(phone)).removeprefix(before)
        assert news and "10:00–12:00" not in news and "між 10:00" not in news
    await nothing_broke(town)


@pytest.mark.parametrize("at", ["", "x", "20269999", "00010101"])
async def test_forged_days_lead_nowhere(case: Case, at: str) -> None:
    message = await newest(case.olha, "")
    for verb in ("vday", "vweek", "vone", "vmove", "vmoved"):
        await case.olha.forge(message, Visiting(verb, 1, 7, at).pack())
    await calm(case.town)
    await nothing_broke(case.town)


async def test_what_was_yesterday_can_still_be_looked_at(case: Case) -> None:
    await propose(case, cast.OLHA, TUESDAY, 10)
    await case.town.sandbox.advance(advance=2 * DAY)
    await calm(case.town)
    await opened(case.olha)
    await case.olha.press("🗓 Тиждень", on=await reads(case.olha, "Візити сьогодні, у середу"))
    assert "вт 24.11" in said(await reads(case.olha, "Візити, 23.11"))
