"""The paper that a person takes home, and what staff read: nothing of the case, nothing that breaks, no «завтра»."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ui.resident import linking as linking_ui
from bot.ui.view import View
from bot.ui.worker import behalf as ui
from bot.ui.worker import queue as queue_ui
from bot.ui.worker.behalf_sheet import sheet
from domain.communities import Community
from domain.requests import Details
from tests.ui.reading import LABEL, LIMIT, NOW, UK, VIEWS, labels_of, request, shown, units
from usecases.behalf import Paper
from usecases.linking import No
from usecases.queueing import Queue

HOSTILE = "<script>alert(1)</script>"
OFFICE = Community("UA1", HOSTILE, "ПИР", phone="05350 0 00 00", address=HOSTILE)
CASE = replace(request(), details=Details(f"{HOSTILE} Ганна", "+380679998877", HOSTILE, {"entered_by": HOSTILE}))
PAPER = Paper(CASE, "482157", NOW + timedelta(days=30))


@pytest.mark.parametrize("v", VIEWS, ids=["uk", "en"])
def test_the_paper_says_nothing_of_the_case(v: View) -> None:
    page = sheet(v, PAPER, OFFICE)
    assert page.startswith("<!doctype html>") and page.endswith("</html>")
    assert CASE.number in page and "482 157" in page and "05350 0 00 00" in page
    for private in ("<script", "Ганна", "999 88", "+380", "завтра", "tomorrow"):
        assert private not in page
    assert "1545" in sheet(v, PAPER, None)


@pytest.mark.parametrize("v", VIEWS, ids=["uk", "en"])
@pytest.mark.parametrize("phone", ["", "+380679998877"])
@pytest.mark.parametrize("sensitive", [False, True])
def test_what_staff_read_out_fits_a_message(v: View, phone: str, sensitive: bool) -> None:
    case = replace(CASE, sensitive=sensitive, details=replace(CASE.details, phone=phone))
    for screen in (ui.recorded(v, replace(PAPER, request=case), OFFICE), ui.another_code(v, PAPER, OFFICE)):
        text = shown(screen.text)
        assert CASE.number in text and "482 157" in text and units(text) <= LIMIT
        assert "Ганна" not in text and "<script" not in screen.text
        assert len(screen.documents) == 1 and HOSTILE not in str(screen.documents[0].content)
        assert all(len(label) <= LABEL for label in labels_of(screen))


def test_a_paper_may_be_dangerous_at_home() -> None:
    told = [ui.recorded(UK, replace(PAPER, request=replace(CASE, sensitive=yes)), OFFICE).text for yes in (True, False)]
    assert ["чи безпечно мати його вдома" in text for text in told] == [True, False]


@pytest.mark.parametrize(
    ("waited", "said"),
    [
        (timedelta(), "чекає 1 хвилину"),
        (timedelta(minutes=59, seconds=59), "чекає 59 хвилин"),
        (timedelta(hours=2), "чекає 2 години"),
        (timedelta(hours=23, minutes=59), "чекає 23 години"),
        (timedelta(days=5), "чекає 5 днів"),
    ],
)
def test_how_long_it_waits(waited: timedelta, said: str) -> None:
    assert queue_ui.age(UK, replace(CASE, created_at=UK.now - waited)) == said


@pytest.mark.parametrize("v", VIEWS, ids=["uk", "en"])
def test_the_queue_names_nobody(v: View) -> None:
    late = replace(CASE, id=8, due=NOW - timedelta(days=1))
    page = queue_ui.listing(v, Queue((CASE, late), 1, 3, 12))
    for screen in (page, queue_ui.card(v, CASE, 1)):
        assert "Ганна" not in screen.text and "999 88" not in screen.text and units(shown(screen.text)) <= LIMIT
    assert len(labels_of(page)) == 5, "two requests, the turns, «Оновити»"


@pytest.mark.parametrize("why", No)
def test_a_refusal_says_whom_to_call(why: No) -> None:
    for v in VIEWS:
        assert "05350 0 00 00" in linking_ui.refused(v, why, OFFICE)
        assert "1545" in linking_ui.refused(v, why, None)
