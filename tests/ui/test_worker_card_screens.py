"""The card, the list and the history on the screen: short, complete, and nothing that is not for its reader."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ui.messages import render
from bot.ui.worker import cases, history, listing
from bot.ui.worker.history_words import PLAIN
from bot.ui.worker.marks import marks
from domain.assignments import OfferState
from domain.living import state
from domain.messages import Kind
from domain.requests import CLOCK, By, Event, Request, Status
from tests.ui.reading import (
    LABEL,
    LIMIT,
    LONGEST_ID,
    NOW,
    UK,
    VIEWS,
    buttons,
    labels_of,
    packed,
    request,
    shown,
    units,
    worker_offer,
)

DOMAIN = Path(__file__).parents[2] / "domain"
HANDING = (
    worker_offer(OfferState.TRANSFER_PENDING),
    replace(worker_offer(OfferState.OFFERED, "Василь"), membership_id=8),
)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("sensitive", [False, True])
def test_a_card_is_short_and_its_buttons_fit(status: Status, sensitive: bool) -> None:
    one = request(status, sensitive=sensitive, unread=2, tries=("phone", "visit"), urgent=True, offers=HANDING)
    for v in VIEWS:
        for screen in (cases.case(v, one), cases.more(v, one, head=True)):
            text = shown(screen.text)
            assert len(text.splitlines()) <= 12 and "{" not in text
            assert len(buttons(screen)) <= 9
            assert len(list(packed(screen))) == len(set(packed(screen)))
            assert all(len(label) <= LABEL for label in labels_of(screen))
            assert ("Марія" in text) == (not sensitive)
            assert "Коваленко" not in text and "067" not in text


def test_what_the_card_says() -> None:
    text = shown(cases.case(UK, request(unread=2, tries=("phone", "visit"), offers=HANDING)).text)
    for said in ("Звертається: Марія", "💬 Нових повідомлень: 2", "📵 Спроб: 2", "🔁 Чекаємо на згоду: Василь"):
        assert said in text


def test_the_card_written_anew_is_the_card() -> None:
    """What stands in the chat and what is written over it later look alike."""
    one = request(unread=2)
    again = render(UK, Kind.CARD, state(one, mine=True))
    card = cases.case(UK, one)
    assert (again.text, list(packed(again))) == (card.text, list(packed(card)))
    gone = render(UK, Kind.CARD, {**state(request(Status.CANCELLED)), "name": ""})
    assert not gone.buttons and "Марія" not in gone.text


@pytest.mark.parametrize(
    ("one", "marked"),
    [
        (request(), "•"),
        (request(urgent=True), "❗"),
        (replace(request(), due=NOW - timedelta(hours=1)), "⏰"),
        (replace(request(Status.IN_PROGRESS), due=NOW - timedelta(hours=1)), "•"),
        (request(Status.WAITING, unread=1), "💬⏸"),
        (request(offers=HANDING), "🔁"),
    ],
)
def test_marks(one: Request, marked: str) -> None:
    assert marks(one, NOW) == marked


def test_a_list_is_of_eight_a_page_and_an_unknown_page_is_the_last() -> None:
    held = [replace(request(), id=n) for n in range(1, 20)]
    sizes = [len(buttons(listing.listing(UK, held, page))) for page in (0, 1, 2, 99)]
    assert sizes == [8 + 2, 8 + 3, 3 + 2, 3 + 2]
    assert listing.page_of(held, 17, 0) == 2 and listing.page_of(held, 500, 1) == 1
    for v in VIEWS:
        assert units(shown(listing.listing(v, held, 1).text)) <= LIMIT


def kinds() -> set[str]:
    """Every kind of event that the domain makes."""
    made = re.compile(r"change\(\s*request,\s*by,\s*now,\s*\"(\w+)\"")
    return {kind for file in DOMAIN.glob("*.py") for kind in made.findall(file.read_text("utf-8"))}


def test_every_event_has_words() -> None:
    assert len(kinds()) > 15
    assert kinds() - set(PLAIN) == set()


def test_the_history_is_by_days_with_who_did_what() -> None:
    worker = By(2, 9)
    events = [
        Event("created", Status.NEW, NOW - timedelta(days=1), By(1)),
        Event("offered", Status.OFFERED, NOW - timedelta(days=1), CLOCK, {"to": [9, 8, 7, 6]}),
        Event("accepted", Status.ACCEPTED, NOW, worker),
        Event("noted", Status.ACCEPTED, NOW, worker, {"text": "таємне"}),
        Event("resolved", Status.RESOLVED, NOW, worker, {"outcome": "provided", "note": "таємне"}),
        Event("of_tomorrow", Status.RESOLVED, NOW, By(44)),
    ]
    names = {9: "Ольга <b>", 8: "Василь", 7: "Надія", 6: "Тетяна"}
    text = shown(history.history(UK, request(), events, names).text)
    for said in (
        *("у неділю, 22 листопада", "у понеділок, 23 листопада", "запит отримано · людина"),
        *("запропоновано: Ольга <b>, Василь, Надія, … · бот", "взято в роботу · Ольга <b>", "допомогу надано"),
        "змінено · працівник",
    ):
        assert said.lower() in text.lower(), said
    assert "таємне" not in text


@pytest.mark.parametrize("kind", sorted(PLAIN))
def test_a_long_history_fits_a_message(kind: str) -> None:
    data = {
        "to": [9, 9, 9],
        "reason": "not_my_area",
        "outcome": "not_reached",
        "ground": "not_needed",
        "how": "no_answer",
    }
    events = [Event(kind, Status.NEW, NOW + timedelta(days=n), By(2, 9), data) for n in range(50)]
    for page in (0, 1, 2, 7):
        screen = history.history(UK, request(), events, {9: "Ольга Іванівна з відділу"}, page)
        assert units(shown(screen.text)) <= LIMIT and screen.about == LONGEST_ID
        assert len(list(packed(screen))) == len(set(packed(screen)))
