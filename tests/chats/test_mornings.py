"""The morning list of the workers and the evening line of the coordinators, with the sandbox's clock moved."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot import demo_people as cast
from bot.phone import said
from domain.people import Role
from domain.visits import VisitState
from tests.chats.after_steps import a_case, put
from tests.chats.day_steps import visit_of
from tests.chats.staff_steps import arrive, calm, everything, invitation, reached, take, times
from tests.chats.steps import labels_of, nothing_broke, reads
from tests.support.town import DAY, HOUR, MONDAY_TEN, Town

GREETING, EVENING = "Доброго ранку", "На кінець дня"
TUESDAY_EARLY = 22 * HOUR + 1800 - 60  # from Monday at ten to a minute before half past eight


def tuesday(hour: int) -> datetime:
    return MONDAY_TEN + timedelta(days=1, hours=hour - 10)


async def test_the_day_by_settlement_with_its_lists(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await reached(case.olha)
    await visit_of(town, case.number, tuesday(10))
    await visit_of(town, case.number, tuesday(14), VisitState.PROPOSED)
    await town.restart()
    await town.sandbox.advance(advance=TUESDAY_EARLY)
    await calm(town)
    assert await times(case.olha, GREETING) == 0
    await town.sandbox.advance(advance=120)
    told = await case.olha.hear(GREETING)
    assert "2 візити" in said(told) and "прострочен" not in said(told)
    assert "Пирятин: 10:00–12:00, 14:00–16:00 ❔" in said(told)
    assert labels_of(told) == ["📅 Візити", "🗂 Мої справи"]
    for personal in ("Марія", "067", "123"):
        assert personal not in said(told)
    await case.olha.press("Візити", on=told)
    await reads(case.olha, case.number)
    await calm(town)
    for other in (cast.VASYL, cast.NADIIA, cast.ADMIN_ID):
        assert GREETING not in await everything(town.phone(other)), "nothing to say, nothing said"
    await nothing_broke(town)


async def test_what_is_late_is_named_and_the_list_opens(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await town.sandbox.advance(advance=2 * DAY)  # Wednesday at ten: the call was due on Tuesday
    told = await case.olha.hear(GREETING)
    assert case.number in said(told) and "1 прострочений дзвінок" in said(told)
    await case.olha.press("Мої справи", on=told)
    await reads(case.olha, case.number)
    await nothing_broke(town)


async def test_a_new_request_leads_to_the_queue(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    await town.sandbox.advance(advance=9 * HOUR)  # the office is closed: the offer runs until tomorrow
    await calm(town)
    number = await put(town, cast.MARIA)
    await town.sandbox.advance(advance=13 * HOUR + 1800)
    told = await town.phone(cast.OLHA).hear(GREETING)
    assert "1 новий запит" in said(told)
    await town.phone(cast.OLHA).press("Черга", on=told)
    await reads(town.phone(cast.OLHA), number)


async def test_not_at_the_weekend(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await town.sandbox.advance(advance=4 * DAY)  # Friday
    await calm(town)
    before = await times(case.olha, GREETING)
    for _ in range(2):
        await town.sandbox.advance(advance=DAY)
        await calm(town)
        assert await times(case.olha, GREETING) == before
    await town.sandbox.advance(advance=DAY)
    await calm(town)
    assert await times(case.olha, GREETING) == before + 1


async def test_the_evening_line_only_when_something_is_overdue(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await town.sandbox.advance(advance=8 * HOUR)  # Monday at six
    await calm(town)
    assert EVENING not in await everything(case.head)
    await town.sandbox.advance(advance=DAY)
    told = await case.head.hear(EVENING)
    assert said(told) == "🧭 Пирятинська громада. На кінець дня: 1 прострочений дзвінок."
    await case.head.press("Моя громада", on=told)
    await reads(case.head, "Прострочені: 1")
    assert EVENING not in await everything(case.olha)
    await nothing_broke(town)


async def test_a_list_that_comes_too_late_is_left_out(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await town.stop()
    await town.sandbox.advance(advance=DAY + 5 * HOUR)  # Tuesday at three in the afternoon
    await town.start()
    await calm(town)
    assert GREETING not in await everything(case.olha)
    await town.sandbox.advance(advance=18 * HOUR)
    await case.olha.hear(GREETING)
    assert await times(case.olha, GREETING, 1) == 1


async def test_a_newcomer_of_today_has_a_morning_tomorrow(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    code = await invitation(town, Role.COORDINATOR, title="Ірина Петрівна")
    iryna = await town.newcomer(6100, "Ірина")
    await iryna.write(f"/start {code}")
    await iryna.hear("Вітаємо в команді")
    number = await put(town, cast.MARIA)
    await take(town.phone(cast.OLHA), number)
    await town.sandbox.advance(advance=DAY + 8 * HOUR)
    await iryna.hear(EVENING)
