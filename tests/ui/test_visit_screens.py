"""Visits on the screen: said as people say them, few buttons, and nothing that is not for the reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from bot.ui import visit_words
from bot.ui.files.calendar import NAME, calendar
from bot.ui.messages import render
from bot.ui.resident import requests as mine
from bot.ui.resident import visits as own
from bot.ui.resident.hiding import foldable
from bot.ui.screen import Screen
from bot.ui.worker import visits_day, visits_list, visits_week
from domain.messages import Kind
from domain.requests import OPEN, Request, Status
from domain.telling import card
from domain.visit_times import Window
from domain.visiting import told
from domain.visits import OPEN_VISITS, Visit, VisitState
from tests.ui.reading import LABEL, LIMIT, LONGEST_ID, NOW, UK, VIEWS, actor, buttons, labels_of, packed, request, shown
from usecases.visit_lists import Planned

STARTS = datetime(2026, 11, 26, 8, tzinfo=UTC)  # Thursday, ten in Kyiv
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONDAY = date(2026, 11, 23)
PRIVATE = ("Марія", "Коваленко", "067", "Соборна")


def visit(state: VisitState = VisitState.PROPOSED, **more: Any) -> Visit:
    """On Thursday from ten to twelve."""
    made = Visit(LONGEST_ID, LONGEST_ID, "UA", "UA", 1, STARTS, STARTS + 2 * HOUR, NOW, state)
    return replace(made, **more)


def planned(n: int = 1, **more: Any) -> list[Planned]:
    """So many visits of that day, one every half hour."""
    return [Planned(visit(id=k + 1, starts_at=STARTS + k * HOUR / 2), request(**more)) for k in range(n)]


def fits(screen: Screen, choices: int = 7) -> None:
    """Short, sendable, each button once and readable."""
    text = shown(screen.text)
    assert text.strip() and "{" not in text and len(text) < LIMIT
    assert len(buttons(screen)) <= choices
    assert len(list(packed(screen))) == len(set(packed(screen)))
    assert all(label and len(label) <= LABEL for label in labels_of(screen))
    assert screen.calls()


@pytest.mark.parametrize(
    ("repeat", "said"),
    [
        ("", ""),
        ("w:2", "щовівторка"),
        ("w:2,5", "щовівторка й щоп'ятниці"),
        ("w:1,3,5", "щопонеділка, щосереди й щоп'ятниці"),
        ("d:7", "кожні 7 днів"),
        ("d:14", "кожні 14 днів"),
        ("d:28", "кожні 28 днів"),
        ("d:21", "кожен 21 день"),
        ("d:2", "кожні 2 дні"),
    ],
)
def test_a_schedule_is_said_as_people_say_it(repeat: str, said: str) -> None:
    assert visit_words.repeats(UK, repeat) == said


def test_a_window_is_said_with_its_weekday_and_never_as_tomorrow() -> None:
    tomorrow = datetime(2026, 11, 24, 8, tzinfo=UTC)
    said = visit_words.when(UK, tomorrow.isoformat(), (tomorrow + 2 * HOUR).isoformat())
    assert said == "у вівторок, 24 листопада, між 10:00 і 12:00"
    assert visit_words.short(UK, STARTS, STARTS + 2 * HOUR) == "чт 26.11, 10:00–12:00"


@pytest.mark.parametrize("state", VisitState)
def test_the_residents_page_in_every_state(state: VisitState) -> None:
    wish = STARTS + DAY if state is VisitState.DECLINED else None
    for v in VIEWS:
        for sensitive in (False, True):
            screen = own.page(v, request(sensitive=sensitive), visit(state, repeat="w:2,5", wish_at=wish))
            fits(screen)
            words = shown(screen.text)
            assert not [name for name in PRIVATE if name in words]
            folded = labels_of(foldable(v, actor(), request(sensitive=sensitive), screen))
            assert ("🫥 Сховати" in folded) is (sensitive and v is UK) or v is not UK
    there = labels_of(own.page(UK, request(), visit(state)))
    assert ("👍 Підтверджую" in there) is (state in (VisitState.PROPOSED, VisitState.MOVED))
    assert ("✖️ Скасувати візит" in there) is (state in OPEN_VISITS)


def test_other_times_are_few_at_a_time() -> None:
    days = [MONDAY + n * DAY for n in range(20)]
    for v in VIEWS:
        for page in (0, 2, 4, 99):
            fits(own.days(v, visit(), days, page), 8)
        fits(own.days(v, visit(), [], 0))
        fits(own.windows(v, visit(), MONDAY, [Window(STARTS + k * HOUR, STARTS + 2 * HOUR) for k in range(4)]))
        fits(own.windows(v, visit(), MONDAY, []))
        fits(own.ask_drop(v, visit()))
        fits(own.none(v, request()))


def test_the_request_shows_its_visit_only_while_it_is_open() -> None:
    for status in Status:
        one = request(status, visit_at=STARTS)
        there = "📅 Візит" in labels_of(mine.card(UK, one))
        assert there is (status in OPEN)
        assert ("📅" in shown(mine.card(UK, one).text)) is there
        assert ("📅" in shown(mine.listing(UK, [one]).text)) is there
    assert "📅" not in shown(mine.listing(UK, [request(visit_at=STARTS, sensitive=True)]).text)


@pytest.mark.parametrize("n", [0, 1, 5, 6, 23])
def test_a_day_of_a_worker_page_by_page(n: int) -> None:
    every = planned(n)
    for v in VIEWS:
        for page in range(6):
            screen = visits_list.day(v, MONDAY + 3 * DAY, every, page)
            fits(screen, visits_list.PAGE + 4)
            assert not [name for name in PRIVATE if name in shown(screen.text)]
    assert ("🚨 Перенести весь день" in labels_of(visits_list.day(UK, MONDAY, every))) is bool(n)


def test_of_a_sensitive_visit_the_list_names_no_service() -> None:
    (one,) = planned(service="unsafe", sensitive=True)
    assert "тиха" not in shown(visits_list.line(UK, one)).lower()
    assert "ПИР-48-21-57" in shown(visits_list.line(UK, one))


def test_a_week_of_a_worker() -> None:
    days = [Planned(visit(starts_at=STARTS + k * DAY - 3 * DAY), request()) for k in range(7)]
    for v in VIEWS:
        fits(visits_week.week(v, MONDAY, days), 11)
        fits(visits_week.week(v, MONDAY, []))
    far = visits_week.week(UK, MONDAY + timedelta(weeks=40), [])
    assert labels_of(far)[0] == "Попередній тиждень" and "Наступний тиждень" not in labels_of(far)


def test_moving_a_day_says_before_and_after_what_is_done() -> None:
    days = [MONDAY + n * DAY for n in range(9)]
    for v in VIEWS:
        for n in (1, 2, 30):
            fits(visits_day.choose(v, MONDAY, planned(n), days))
            fits(visits_day.moved(v, MONDAY, planned(n), planned(n)))
            fits(visits_day.moved(v, MONDAY, planned(n), []))
        fits(visits_day.choose(v, MONDAY, [], []))
    assert "Людям повідомлено" not in shown(visits_day.moved(UK, MONDAY, planned(1), planned(1)).text)


def file_of(one: Visit, about: Request) -> Any:
    """The one event of the calendar's file."""
    document = calendar(UK, [Planned(one, about)])
    assert document.name == NAME and isinstance(document.content, bytes)
    (event,) = Calendar.from_ical(document.content.decode()).walk("VEVENT")
    return event


def test_the_file_carries_number_settlement_window_and_service() -> None:
    event = file_of(visit(VisitState.CONFIRMED, version=3), request())
    assert event["SUMMARY"] == "ПИР-48-21-57 · 🏠 Догляд вдома · Заріччя" and event["LOCATION"] == "Заріччя"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (STARTS, STARTS + 2 * HOUR)
    assert event["STATUS"] == "CONFIRMED" and event["SEQUENCE"] == 3
    assert file_of(visit(), request())["UID"] == event["UID"], "read in anew, it is the same event"


def test_of_a_sensitive_visit_the_file_carries_the_number_alone() -> None:
    event = file_of(visit(), request(service="unsafe", sensitive=True))
    assert event["SUMMARY"] == "ПИР-48-21-57"
    assert not {"LOCATION", "DESCRIPTION", "COMMENT"} & set(event)


def test_what_is_asked_of_the_resident_names_who_comes_and_when() -> None:
    params = {**card(request()), **told(visit(repeat="w:2,5")), "worker": "Ольга Іванівна"}
    text = shown(render(UK, Kind.VISIT_PROPOSED, params).text)
    for said in ("До вас хоче завітати Ольга Іванівна", "у четвер, 26 листопада", "Далі: щовівторка й щоп'ятниці"):
        assert said in text
    reminded = render(UK, Kind.VISIT_REMINDER, {**params, "state": "confirmed"})
    assert "👍 Підтверджую" not in labels_of(reminded) and "Підходить" not in shown(reminded.text)
