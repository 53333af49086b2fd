"""What a resident sees of a request after it was sent: the card, its buttons, the story in dates, the list by pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.ui.resident import answers, received
from bot.ui.resident import requests as mine
from bot.ui.resident.history import history
from bot.ui.view import View
from bot.ui.worker import cases
from bot.ui.worker.concerned import concerned
from bot.ui.worker.details import details
from domain.requests import APPEAL_WITHIN, By, Event, Request, Status
from tests.ui.reading import EN, LABEL, LIMIT, NOW, UK, VIEWS, labels_of, request, shown, units

S = Status
RESIDENT, WORKER = By(1), By(2, 11)
OPEN_CARD = ["💬 Дописати", "🔄 Оновити", "📜 Історія", "✖️ Скасувати запит"]
FIRST = {
    **dict.fromkeys((S.NEW, S.OFFERED, S.REOPENED, S.ACCEPTED, S.IN_PROGRESS, S.WAITING), "💬 Дописати"),
    S.RESOLVED: "✅ Так, допомогли",
    S.CLOSED: "❌ Ні, не вирішено",
    S.REJECTED: "⚖️ Оскаржити",
    S.CANCELLED: "🤝 Звернутися знову",
    S.REDIRECTED: "🔄 Не допомогли",
    S.DUPLICATE: "💬 Дописати",
}
ENDED = {S.RESOLVED, S.CLOSED, S.REJECTED, S.CANCELLED, S.REDIRECTED, S.DUPLICATE}


def a_request(status: Status, **fields: Any) -> Request:
    ended = NOW - timedelta(days=1) if status in ENDED else None
    return replace(request(status), ended_at=ended, **fields)


@pytest.mark.parametrize("v", VIEWS, ids=["uk", "en"])
@pytest.mark.parametrize("status", S)
def test_every_status_has_a_card_with_a_way_on(v: View, status: Status) -> None:
    card = mine.card(v, a_request(status))
    assert units(shown(card.text)) <= LIMIT
    assert 2 <= len(labels_of(card)) <= 5
    assert card.about == request().id
    if v is UK:
        assert labels_of(card)[0] == FIRST[status]
        assert all(len(label) <= LABEL for label in labels_of(card))


def test_after_thirty_days_only_a_new_request_is_left() -> None:
    for status in (S.CLOSED, S.REJECTED, S.REDIRECTED):
        late = replace(a_request(status), ended_at=NOW - APPEAL_WITHIN - timedelta(seconds=1))
        assert labels_of(mine.card(UK, late))[0] == "🤝 Звернутися знову"


def test_what_a_person_checks_first_cannot_be_cancelled_twice() -> None:
    card = mine.card(UK, a_request(S.IN_PROGRESS, cancel_asked=True))
    assert labels_of(card) == OPEN_CARD[:-1]
    assert "просите скасувати" in shown(card.text)
    assert "переконається" in shown(answers.cancelled(UK, a_request(S.IN_PROGRESS, cancel_asked=True)).text)


KINDS = (
    "created offered declined expired accepted contacted resident_wrote resident_wrote worker_wrote slipped resolved"
)
MORE = "reopened unrouted unreachable reachable closed rated explained cancel_asked cancelled rejected appealed someday"


@pytest.mark.parametrize("v", VIEWS, ids=["uk", "en"])
def test_the_story_is_told_in_dates_without_the_inside(v: View) -> None:
    data = {"answer": "helped", "stars": 4, "reason": "КАНАРКА", "words": "КАНАРКА", "where": "КАНАРКА"}
    events = [Event(kind, S.NEW, NOW, WORKER, data) for kind in f"{KINDS} {MORE}".split()]
    told = shown(history(v, request(), events).text)
    assert "КАНАРКА" not in told
    assert told.count("—") == 14, "one line for what is shown; words written in a row are one line"
    assert "someday" not in told


def test_the_story_says_when_and_how_many() -> None:
    told = [Event("created", S.NEW, NOW, RESIDENT), *[Event("resident_wrote", S.NEW, NOW, RESIDENT)] * 5]
    text = shown(history(UK, request(), told).text)
    assert "пн 23.11, 10:00 — запит отримано" in text
    assert "ви дописали 5 повідомлень" in text


def test_a_long_story_shows_its_end() -> None:
    events = [Event("slipped" if n % 2 else "contacted", S.NEW, NOW, WORKER) for n in range(500)]
    assert units(shown(history(UK, request(), events).text)) <= LIMIT


def test_the_list_turns_its_pages() -> None:
    many = [replace(request(), id=n) for n in range(1, 13)]
    sizes = [len(labels_of(mine.listing(UK, many, page))) for page in (0, 1, 2, 99)]
    assert sizes == [6, 7, 3, 3]
    assert labels_of(mine.listing(UK, many[:5])) == [f"{request().number} · Призначено"] * 5


def test_the_list_says_what_each_number_stands_for() -> None:
    bread = replace(request(), number="ПИР-11-11-11", service="supplies")
    hidden = replace(request(), number="ПИР-22-22-22", service="unsafe", sensitive=True)
    told = shown(mine.listing(UK, [bread, hidden]).text)
    assert "ПИР-11-11-11: 🧺" in told
    assert "ПИР-22-22-22: 📞 Дзвінок" in told, "somebody may be looking on"


def test_a_call_is_promised_to_whoever_may_be_called() -> None:
    """Of a sensitive one it is not for the card to say: somebody may have wished no calls."""
    unreached = replace(request(), details=replace(request().details, phone=""))
    told = [shown(mine.card(UK, one).text) for one in (request(), request(sensitive=True), unreached)]
    assert ["Перший дзвінок:" in text for text in told] == [True, False, False]
    assert ["Перший дзвінок чи повідомлення:" in text for text in told] == [False, True, True]


def test_what_is_open_again_asks_what_is_missing() -> None:
    again = answers.reopened(UK, a_request(S.REOPENED))
    assert "чого ще бракує" in shown(again.text) and labels_of(again) == ["💬 Дописати"]


@pytest.mark.parametrize("phone", ["05350 0 00 00", ""])
def test_the_same_call_asked_for_again_is_remembered(phone: str) -> None:
    told = received.asked_before(UK, request(S.OFFERED), phone)
    text = shown(told.text)
    assert "Ми пам'ятаємо" in text and "зателефонує вам" in text and "отримано" not in text
    assert ("зателефонувати самі: 05350" in text) is bool(phone)
    assert not told.buttons and labels_of(told.then[0]) == ["📋 Скопіювати номер", "💬 Дописати"]


def test_the_number_stands_by_itself_to_be_copied() -> None:
    told = received.received_apart(UK, request(S.OFFERED))
    (alone,) = told.then
    (call,) = alone.calls()
    assert call["reply_markup"]["inline_keyboard"][0][0]["copy_text"] == {"text": request().number}
    assert not told.buttons, "the menu comes back with it"


def about(for_whom: str, **told: str) -> Request:
    one = request()
    return replace(one, for_whom=for_whom, details=replace(one.details, answers=told))


@pytest.mark.parametrize(
    ("one", "there", "absent"),
    [
        (about("child", about_name="Оленка", about_age="school"), ["Про кого: Оленка", "Вік: Від 6"], []),
        (about("other", about_name="Ганна", about_phone="+380501112233", answers_to="them"), ["цій людині: 050"], []),
        (about("other", about_phone="+380501112233", answers_to="me"), ["Телефон: 067", "людини: 050 111"], []),
        (about("report", about_name="Дід", reporter="yes"), ["Хто повідомляє: Марія Коваленко", "Про кого: Дід"], []),
        (about("report", about_name="Дід", reporter="anonymous"), ["повідомляє: без імені"], ["Марія"]),
    ],
    ids=["child", "them", "me", "named", "anonymous"],
)
def test_the_worker_reads_whom_it_is_about_and_whom_to_call(one: Request, there: list[str], absent: list[str]) -> None:
    text = shown(details(UK, one, []).text)
    assert [part for part in there if part not in text] == []
    assert [part for part in absent if part in text] == []


def test_the_worker_reads_what_it_goes_on_from() -> None:
    assert concerned(EN, request(), "ПИР-11-11-11")[0][1] == "request No. ПИР-11-11-11"


def test_nobody_is_written_to_where_nobody_is_named() -> None:
    one = replace(about("report", reporter="anonymous"), status=S.ACCEPTED)
    assert "💬 Написати" not in labels_of(cases.case(UK, one))
    assert "💬 Написати" in labels_of(cases.case(UK, request(S.ACCEPTED)))
