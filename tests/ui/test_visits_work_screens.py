"""The worker's screens of visits: short, every button fits and says what it does, nothing personal stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.ui.callbacks import Case, Visiting
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import visiting, visiting_picking, visiting_repeats
from bot.ui.worker.visiting_picking import MOVING, NEW
from domain.repeats import every, on_weekdays
from domain.requests import Request, Status
from domain.visit_times import Window
from domain.visits import Visit, VisitState
from tests.ui.reading import DUE, LABEL, LONGEST_ID, NOW, UK, VIEWS, labels_of, packed, request, shown

TWO_HOURS = timedelta(hours=2)
HELD: Request = replace(request(Status.IN_PROGRESS), visit_at=DUE)
VISIT = Visit(LONGEST_ID, HELD.id, HELD.community, HELD.settlement, HELD.person_id, DUE, DUE + TWO_HOURS, NOW)
WISHED = replace(VISIT, state=VisitState.DECLINED, wish_at=DUE + timedelta(days=3))
PAST = replace(VISIT, starts_at=NOW - 2 * TWO_HOURS, ends_at=NOW - TWO_HOURS, flagged=True, repeat="w:1,2,3,4,5")
DAYS = [date(2026, 11, 23) + timedelta(days=n) for n in range(20)]
WINDOWS = [Window(DUE + n * TWO_HOURS, DUE + (n + 1) * TWO_HOURS, n) for n in range(12)]
PICK = Visiting(NEW.days, LONGEST_ID, 99, "3")
BACK = Case("less", LONGEST_ID, 99)


def screens(v: View) -> Iterator[Screen]:
    yield visiting.of_case(v, HELD, [replace(one, id=n) for n, one in enumerate((VISIT, WISHED, PAST, VISIT, VISIT))])
    for visit in (VISIT, WISHED, replace(WISHED, wish_at=None), PAST, *(replace(VISIT, state=s) for s in VisitState)):
        yield visiting.page(v, HELD, visit, "Щось", phone_only=True)
        yield visiting.page(v, HELD, visit)
    yield visiting.drop(v, replace(VISIT, repeat="d:14"))
    for result in ("done", "commission", "not_home", "worker"):
        yield visiting.over(v, HELD, replace(VISIT, state=VisitState.DONE, result=result), replace(VISIT, id=5))
    yield visiting.over(v, HELD, replace(VISIT, state=VisitState.CANCELLED), None)
    for page in range(5):
        yield visiting_picking.days(v, NEW, replace(PICK, at=str(page)), DAYS, BACK)
        yield visiting_picking.windows(v, MOVING, replace(PICK, at=f"20261124p{page}"), DAYS[1], WINDOWS)
    yield visiting_picking.days(v, NEW, PICK, [], BACK)
    yield visiting_picking.windows(v, NEW, PICK, DAYS[0], [])
    yield visiting_repeats.choose(v, VISIT)
    yield visiting_repeats.choose(v, PAST)
    for chosen in ((), (2,), (2, 5), tuple(range(1, 8))):
        yield visiting_repeats.on_days(v, VISIT, chosen, tuple(range(1, 8)))


@pytest.mark.parametrize("v", VIEWS, ids=["uk", "en"])
def test_short_and_fitting(v: View) -> None:
    for screen in screens(v):
        text = shown(screen.text)
        assert text and "{" not in text and "Коваленко" not in text and "067" not in text
        assert len(text.splitlines()) <= 22
        assert all(len(label) <= LABEL for label in labels_of(screen)), labels_of(screen)
        assert len(list(packed(screen))) == len(set(packed(screen))), labels_of(screen)
        assert len(screen.buttons) <= 8


def test_how_it_was_is_told_when_it_has_begun_not_before() -> None:
    before, after = labels_of(visiting.page(UK, HELD, VISIT)), labels_of(visiting.page(UK, HELD, PAST))
    assert "📞 Домовлено телефоном" in before and "✅ Візит завершено" not in before
    assert after[:5] == [
        "✅ Візит завершено",
        "🚪 Не було вдома",
        "👥 Потрібна комісія",
        "🙋 Не вдалося приїхати",
        "🕐 Перенести",
    ]


def test_a_wish_that_is_past_cannot_be_agreed_to() -> None:
    late = replace(WISHED, wish_at=NOW)
    assert not any("Приїду" in label for label in labels_of(visiting.page(UK, HELD, late)))
    assert any("Приїду" in label for label in labels_of(visiting.page(UK, HELD, WISHED)))
    assert not any("Повторювати" in label for label in labels_of(visiting.page(UK, HELD, WISHED)))


def test_what_is_over_has_no_way_but_on() -> None:
    done = visiting.page(UK, HELD, replace(VISIT, state=VisitState.DONE, result="done"))
    assert labels_of(done) == ["📝 Нотатка", "➕ Ще один візит", "⬅️ Назад"]


def test_whoever_cannot_be_written_to_is_telephoned() -> None:
    page = visiting.page(UK, HELD, VISIT, phone_only=True)
    assert "Зателефонуйте" in shown(page.text) and "📇 Подробиці" in labels_of(page)
    assert "Зателефонуйте" not in shown(visiting.page(UK, HELD, replace(VISIT, state=VisitState.CONFIRMED)).text)


@pytest.mark.parametrize(
    ("at", "repeat"),
    [("w25", on_weekdays((2, 5))), ("d14", every(14)), ("", ""), ("w", ""), ("x", ""), ("dx", ""), ("w2z9", "w:2")],
)
def test_what_a_button_says_of_a_schedule(at: str, repeat: str) -> None:
    assert visiting_repeats.read(at) == repeat
