"""Everything that people are told without having tapped: each kind is said, in both languages, short."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.ui.messages import render
from bot.ui.messages.absence import HEADS as ABSENCES
from bot.ui.messages.course import NOT_SO
from bot.ui.messages.escalated import SHARES, WHY
from bot.ui.messages.handing import HANDING
from bot.ui.messages.render import RENDERERS
from bot.ui.messages.staff import GONE
from bot.ui.view import View
from domain.consequences_course import UNSAID
from domain.course_steps import DECISIONS, END_REASONS
from domain.course_steps import TERMS as LONG
from domain.handing import CAUSES
from domain.messages import Kind
from domain.people import Role
from domain.requests import Ground, Outcome, Status
from domain.telling import card
from tests.ui.notice_samples import NOTICE_MORE
from tests.ui.reading import LABEL, LIMIT, NONCE, NOW, UK, VIEWS, labels_of, packed, request, shown, units

WORKER = {"worker": "Ольга Іванівна"}
WORDS: dict[str, Any] = {**WORKER, "texts": ["Добрий день", "Завтра прийду"], "files": [["voice", "file-1", ""]]}
LOST = ("accepted", "taken_over", "released")
WENT = {"who": "Ольга Іванівна", "role": "worker"}
TOLD_UP = {"community": "Пирятинська", "chief": False}
LEVELS = ((2, True), (2, False), (3, False))
WINDOW = ["2026-11-24T08:00:00+00:00", "2026-11-24T10:00:00+00:00"]
NOTHING: dict[str, Any] = {"today": 0, "calls": 0, "terms": 0, "visits": 0, "new": 0, "places": [], "numbers": []}
DAY: dict[str, Any] = {
    "today": 2,
    "calls": 1,
    "terms": 1,
    "visits": 1,
    "new": 2,
    "of": "Пирятинська",
    "places": [{"place": "UA53040090010096696", "at": [[*WINDOW, True], [*WINDOW, False]]}],
    "numbers": ["ПИР-11-22-33", "ПИР-44-55-66"],
}
DUE = "2026-12-01T15:00:00+00:00"
STEP = {"at": "2026-11-23T08:00:00+00:00", "by": DUE}
MILESTONES: list[dict[str, Any]] = [
    {**STEP, "step": "registered", "application": "123/05-17"},
    *({**STEP, "step": "decided", "decision": decision} for decision in DECISIONS),
    {**STEP, "step": "notified"},
    *({**STEP, "step": "service_started", "term": term, "until": "2027-05-01"} for term in LONG),
    *({**STEP, "step": f"service_{what}", "term": "single", "until": ""} for what in ("suspended", "resumed")),
    *({"step": step.value, "mistaken": True} for step in NOT_SO),
    *({**STEP, "step": "service_ended", "reason": reason} for reason in END_REASONS if reason != UNSAID),
]
TERMS = (("assessment", "law_2671_20"), ("decision_urgent", "Рішення <ради> № 7"), ("notify", "default"))
ABOUT = {"visit": 9007199254740990, "visit_version": 3, "starts": WINDOW[0], "ends": WINDOW[1]}
VISIT: dict[str, Any] = {**ABOUT, "wish": "", "state": "confirmed", "repeat": "w:2,5"}
ABSENT: dict[str, Any] = {**WENT, "since": "2026-11-24", "until": "2027-01-08", "other": "Василь Петрович"}
AS_HEAD: dict[str, Any] = {"head": True, "held": False}
MORE: dict[Kind, list[dict[str, Any]]] = {
    Kind.VISIT_PROPOSED: [
        {**VISIT, **WORKER, "state": "proposed"},
        {**VISIT, **WORKER, "state": "proposed", "series": True},
        {**VISIT, "worker": "", "state": "proposed", "repeat": "d:14"},
    ],
    Kind.VISIT_MOVED: [{**VISIT, **WORKER, "state": "moved", "repeat": ""}],
    Kind.VISIT_CONFIRMED: [{**VISIT, **WORKER}, {**VISIT, **WORKER, "series": True}],
    Kind.VISIT_CANCELLED: [
        {**VISIT, **WORKER, "why": why, "state": "cancelled"} for why in ("ended", "worker", "not_come")
    ],
    Kind.VISIT_REMINDER: [{**VISIT, **WORKER}, {**VISIT, **WORKER, "state": "proposed"}],
    Kind.VISIT_ANSWER: [
        *({**VISIT, "answer": answer} for answer in ("confirmed", "cancelled", "wished")),
        {**VISIT, "answer": "wished", "wish": WINDOW[1], "state": "declined"},
        {**VISIT, "answer": "wished", **AS_HEAD},
    ],
    Kind.VISIT_NEAR: [VISIT, {**VISIT, "state": "proposed"}, {**VISIT, **AS_HEAD}],
    Kind.VISIT_RESULT: [VISIT],
    Kind.DAY_MOVED: [{**WENT, "day": "2026-11-24", "to": "2026-11-25", "n": 2}],
    Kind.VISIT_MISSED: [VISIT, {**VISIT, **AS_HEAD}, {**VISIT, "admin": True}],
    Kind.OFFER: [
        {"shared": False},
        {"shared": False, "alike": ["ПИР-11-22-33", "ПИР-44-55-66"]},
        {"shared": True, "urgent": True},
    ],
    Kind.OFFER_GONE: [{"why": "taken", **WORKER}, *({"why": why, "worker": ""} for why in GONE)],
    Kind.TAKEN: [WORKER, {**WORKER, "going": True}],
    Kind.STANDS_IN: [WORKER, {**WORKER, "going": True}],
    Kind.ABSENCE: [
        *({**ABSENT, "why": why} for why in ABSENCES),
        {**ABSENT, "why": "planned", "you": True},
        {**ABSENT, "why": "changed", "other": ""},
        {**ABSENT, "why": "begun", "cases": [["ПИР-11-22-33", "Василь Петрович"]]},
        {**ABSENT, "why": "stands_in", "until": "2026-11-24", "cases": [["ПИР-11-22-33", ""], ["ПИР-44-55-66", ""]]},
        {**ABSENT, "why": "back", "since": "", "until": "", "cases": [["ПИР-11-22-33", ""]]},
    ],
    Kind.WORKER_WORDS: [WORDS, {**WORDS, "texts": []}, {**WORDS, "question": True}],
    Kind.RESIDENT_WORDS: [
        WORDS,
        {**WORDS, "worker": ""},
        {**WORDS, "twin": "ПИР-11-22-33", "others": False},
        {**WORDS, "twin": "ПИР-11-22-33", "others": True},
    ],
    Kind.TELEPHONE: [WORKER, {**WORKER, "waited": True}, {**VISIT, "moved": True}],
    Kind.TRIED: [{"how": how} for how in ("no_answer", "wrong_number", "nobody_home")],
    Kind.QUESTION: [WORDS],
    Kind.ASK_AGAIN: [WORDS, {**WORDS, "texts": []}],
    Kind.REDIRECTED: [{"where": "Пенсійний фонд, вул. Соборна, 1, 05358 2 12 34"}],
    Kind.JOINED: [{"main": "ПИР-11-22-33", **WORKER}, {"main": "", "worker": ""}],
    Kind.TWIN: [{"other": "ПИР-11-22-33"}, {"other": ""}],
    Kind.MILESTONE: MILESTONES,
    Kind.CLOCK_NEAR: [{"term": code, "by": DUE, "source": source, "share": 80} for code, source in TERMS],
    Kind.CLOCK_LATE: [{"by": DUE}],
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
    Kind.SLIPPED: [{}, {"again": True, "phone": "05358 2 00 00"}],
    Kind.ESCALATED: [
        *({**TOLD_UP, "why": why, "level": 1, "head": held, "held": held} for why in WHY for held in (True, False)),
        *({**TOLD_UP, "why": "x", "level": n, "head": True, "held": True, "chief": chief} for n, chief in LEVELS),
        {**TOLD_UP, "why": "", "level": 3, "admin": True},
    ],
    Kind.TERM_NEAR: [{"share": share} for share in SHARES],
    Kind.BACKLOG: [{"as": who, "community": "Пирятинська", "calls": 12} for who in ("head", "worker", "admin")],
    Kind.MOVED_IN: [{"held": [{"community": "Пирятинська", "phone": "05350 0 00 00", "numbers": ["ПИР-48-21-57"]}]}],
    Kind.CHECK_IN: [WORKER],
    Kind.ALL_WELL: [WORKER],
    Kind.NOT_WELL: [{}, {"head": True}, {"admin": True}],
    Kind.MORNING: [DAY, {**DAY, **NOTHING, "new": 2}, {**DAY, "today": 9, "places": DAY["places"] * 6}],
    Kind.EVENING: [{**NOTHING, **late, "desk": 77, "of": ""} for late in ({"calls": 1}, {"terms": 2, "visits": 5})],
    Kind.NOTICE: [{"text": "У четвер з 10:00 біля клубу видають дрова.", "community": "UA53040130000023174"}],
    **NOTICE_MORE,
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
    Kind.TIMER_FAILED: [
        {"timer": 1764000000000000, "what": "first_contact"},
        {"request": 1764000000000001, "number": "ПИР-48-21-57", "version": 3, "head": True},
    ],
}
TOLD = [(kind, more) for kind in Kind for more in MORE.get(kind, [{}])]
ABOUT_NO_REQUEST = {
    *NOTICE_MORE,
    Kind.BACKLOG,
    Kind.MOVED_IN,
    Kind.NOTICE,
    Kind.DRAFT_REMIND,
    Kind.DRAFT_ERASED,
    Kind.FAULT,
    Kind.POISON,
    Kind.TIMER_FAILED,
    Kind.LEFT,
    Kind.ROLE,
    Kind.MORNING,
    Kind.EVENING,
}
STAFF = (
    *(Kind.OFFER, Kind.OFFER_GONE, Kind.HELPED, Kind.REOPENED, Kind.CANCELLED),
    *(Kind.HANDED_OVER, Kind.HANDING, Kind.LEFT, Kind.ROLE),
    *(Kind.NOT_WELL, Kind.MORNING, Kind.EVENING),
    *(Kind.NOT_CALLED, Kind.ESCALATED, Kind.NOBODY, Kind.MOVED_IN, Kind.POISON),
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
