"""Everything that people are told without having tapped: each kind is said, in both languages, short."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.ui.messages import render
from bot.ui.messages.handing import HANDING
from bot.ui.messages.render import RENDERERS
from bot.ui.messages.staff import GONE
from bot.ui.view import View
from domain.handing import CAUSES
from domain.messages import Kind
from domain.people import Role
from domain.requests import Ground, Outcome, Status
from domain.telling import card
from tests.ui.reading import LABEL, LIMIT, NONCE, NOW, UK, VIEWS, labels_of, packed, request, shown, units

WORKER = {"worker": "Ольга Іванівна"}
WORDS: dict[str, Any] = {**WORKER, "texts": ["Добрий день", "Завтра прийду"], "files": [["voice", "file-1", ""]]}
LOST = ("accepted", "taken_over", "released")
WENT = {"who": "Ольга Іванівна", "role": "worker"}
MORE: dict[Kind, list[dict[str, Any]]] = {
    Kind.OFFER: [
        {"shared": False},
        {"shared": False, "alike": ["ПИР-11-22-33", "ПИР-44-55-66"]},
        {"shared": True, "urgent": True},
    ],
    Kind.OFFER_GONE: [{"why": "taken", **WORKER}, *({"why": why, "worker": ""} for why in GONE)],
    Kind.TAKEN: [WORKER, {**WORKER, "going": True}],
    Kind.WORKER_WORDS: [WORDS, {**WORDS, "texts": []}],
    Kind.RESIDENT_WORDS: [
        WORDS,
        {**WORDS, "worker": ""},
        {**WORDS, "twin": "ПИР-11-22-33", "others": False},
        {**WORDS, "twin": "ПИР-11-22-33", "others": True},
    ],
    Kind.TELEPHONE: [WORKER, {**WORKER, "waited": True}],
    Kind.TRIED: [{"how": how} for how in ("no_answer", "wrong_number", "nobody_home")],
    Kind.QUESTION: [WORDS],
    Kind.ASK_AGAIN: [WORDS, {**WORDS, "texts": []}],
    Kind.REDIRECTED: [{"where": "Пенсійний фонд, вул. Соборна, 1, 05358 2 12 34"}],
    Kind.JOINED: [{"main": "ПИР-11-22-33", **WORKER}, {"main": "", "worker": ""}],
    Kind.TWIN: [{"other": "ПИР-11-22-33"}, {"other": ""}],
    Kind.FINISHED: [{"outcome": outcome.value} for outcome in Outcome],
    Kind.CANCELLED: [{"reason": reason} for reason in ("solved", "changed_mind", "mistake", "other")],
    Kind.CANCEL_ASKED: [{"reason": "mistake"}],
    Kind.REJECTED: [{"ground": ground.value, "where": "Пенсійний фонд, вул. Соборна, 1"} for ground in Ground],
    Kind.DECIDED: [{"ground": ground.value} for ground in Ground],
    Kind.APPEAL: [{"shared": False}],
    Kind.LOW_STARS: [{"stars": 1, "reason": why, "words": ""} for why in ("", "waited", "no_call", "not_that", "rude")]
    + [{"stars": 2, "reason": "own", "words": "Кричали на мене"}],
    Kind.UNREACHABLE: [{"back": False}, {"back": True}],
    Kind.NOBODY: [{"community": "UA53040130000023174"}],
    Kind.MOVED_IN: [{"held": [{"community": "Пирятинська", "phone": "05350 0 00 00", "numbers": ["ПИР-48-21-57"]}]}],
    Kind.CHECK_IN: [WORKER],
    Kind.NOTICE: [{"text": "У четвер з 10:00 біля клубу видають дрова.", "community": "UA53040130000023174"}],
    Kind.DRAFT_REMIND: [{"nonce": NONCE}],
    Kind.HANDED_OVER: [{**WORKER, "reason": why, "head": False} for why in CAUSES]
    + [{**WORKER, "reason": "", "head": True}],
    Kind.HANDING: [
        {**WORKER, "why": why, "reason": "busy" if why == "declined" else "", "mine": why not in LOST}
        for why in HANDING
    ],
    Kind.LEFT: [
        {**WENT, "went": [], "offers": 0},
        {**WENT, "went": [{"number": "ПИР-48-21-57", "to": to} for to in ([], ["Василь Петрович"])], "offers": 1},
    ],
    Kind.ROLE: [
        {"role": role.value, "community": name, "active": active}
        for role, name in ((Role.WORKER, "Пирятинська"), (Role.ADMIN, ""))
        for active in (True, False)
    ],
    Kind.POISON: [{"update": 123456789}],
}
TOLD = [(kind, more) for kind in Kind for more in MORE.get(kind, [{}])]
ABOUT_NO_REQUEST = {
    Kind.MOVED_IN,
    Kind.NOTICE,
    Kind.DRAFT_REMIND,
    Kind.DRAFT_ERASED,
    Kind.FAULT,
    Kind.POISON,
    Kind.LEFT,
    Kind.ROLE,
}
STAFF = (
    *(Kind.OFFER, Kind.OFFER_GONE, Kind.HELPED, Kind.REOPENED, Kind.CANCELLED),
    *(Kind.HANDED_OVER, Kind.HANDING, Kind.LEFT, Kind.ROLE),
    *(Kind.NOT_CALLED, Kind.NOBODY, Kind.MOVED_IN, Kind.POISON),
)


def params(kind: Kind, more: dict[str, Any]) -> dict[str, Any]:
    """As they lie in the outbox: through JSON."""
    told = more if kind in ABOUT_NO_REQUEST else {**card(request()), **more}
    return dict(json.loads(json.dumps(told)))


def test_every_kind_has_a_renderer() -> None:
    assert set(RENDERERS) == set(Kind)


@pytest.mark.parametrize("v", VIEWS, ids=["uk", "en"])
@pytest.mark.parametrize(("kind", "more"), TOLD, ids=[f"{n}-{kind}" for n, (kind, _) in enumerate(TOLD)])
def test_each_is_said_in_few_short_lines(v: View, kind: Kind, more: dict[str, Any]) -> None:
    screen = render(v, kind, params(kind, more))
    text = shown(screen.text)
    assert text.strip()
    assert "{" not in text and "}" not in text
    assert units(text) <= LIMIT
    lines = [line for line in text.splitlines() if line]
    assert len(lines) <= 7 and max(map(len, lines)) <= 250
    assert list(packed(screen)) == list(dict.fromkeys(packed(screen)))
    assert all(label and (v is not UK or len(label) <= LABEL) for label in labels_of(screen))
    assert screen.calls(), "it can be sent"


@pytest.mark.parametrize("kind", STAFF)
def test_nothing_personal_stands_on_a_lock_screen(kind: Kind) -> None:
    """Offers and alarms: number, service, settlement, time. The person's own words come on demand only."""
    told = request().details
    (more, *_) = MORE.get(kind, [{}])
    row = json.dumps(params(kind, more), ensure_ascii=False)
    screen = render(UK, kind, params(kind, more))
    for private in (told.name, "Марія", "Коваленко", told.phone, "067", "Соборна", "file-1"):
        assert private not in screen.text
        assert private not in row
    assert not screen.files


def test_an_offer_says_what_a_worker_decides_by() -> None:
    text = shown(render(UK, Kind.OFFER, params(Kind.OFFER, {"shared": False, "urgent": True})).text)
    for said in ("Новий запит", "Терміново", "ПИР-48-21-57", "Догляд вдома", "Заріччя", "вт 24.11, 17:00"):
        assert said in text


def test_the_first_call_is_named_until_it_was_made() -> None:
    for status, called in ((Status.ACCEPTED, None), (Status.IN_PROGRESS, NOW), (Status.CANCELLED, None)):
        told = render(UK, Kind.STALLED, card(request(status, contacted_at=called))).text
        assert ("перший дзвінок" in told) is (status is Status.ACCEPTED), status


def test_what_the_resident_wrote_cannot_be_forwarded() -> None:
    screen = render(UK, Kind.RESIDENT_WORDS, params(Kind.RESIDENT_WORDS, WORDS))
    assert [call.get("protect_content") for call in screen.calls()] == [True, True]


def test_an_answer_to_words_is_offered_to_the_holder_only() -> None:
    held = labels_of(render(UK, Kind.RESIDENT_WORDS, params(Kind.RESIDENT_WORDS, WORDS)))
    assert held == ["💬 Написати", "🗂 Відкрити справу"]
    assert not labels_of(render(UK, Kind.RESIDENT_WORDS, params(Kind.RESIDENT_WORDS, {**WORDS, "worker": ""})))


def test_a_kind_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="parcel"):
        render(UK, "parcel", {})
