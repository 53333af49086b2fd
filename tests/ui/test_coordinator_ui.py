"""The coordinator's screens: buttons that fit, nobody's words, an alarm that is solved by whom it may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.ui.admin import assign, case, desk, left, more, why, worker_visits, workers
from bot.ui.callbacks import LIMIT as BYTES
from bot.ui.callbacks import Lists
from bot.ui.messages.render import render
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.assignments import OfferState
from domain.lateness import Owed
from domain.messages import Kind
from domain.people import Membership, Role
from domain.requests import Ground, Request, Status
from domain.telling import card
from domain.visits import Visit
from tests.ui.reading import (
    EN,
    LABEL,
    LIMIT,
    LONGEST_ID,
    NOW,
    UK,
    labels_of,
    packed,
    request,
    shown,
    units,
    worker_offer,
)
from usecases.explaining import Round
from usecases.leaving import Report
from usecases.overdue import MOST
from usecases.overview import Desk, Page, Which
from usecases.visit_lists import Planned
from usecases.visits_others import Theirs
from usecases.workload import Load, Profile, Team

HOSTILE = "<b>&\"'"
BACK = Lists(Which.OVERDUE, LONGEST_ID, 99)
ALARMS = (Kind.NOBODY, Kind.NOT_CALLED, Kind.STALLED, Kind.CANCEL_ASKED, Kind.REOPENED, Kind.LOW_STARS)


def member(n: int = 1, **more: Any) -> Membership:
    """A worker with the longest id and a hostile title."""
    return Membership(LONGEST_ID - n, n, Role.WORKER, "UA53040130000023174", **{"title": f"{HOSTILE} {n}", **more})


def free(status: Status = Status.OFFERED, **more: Any) -> Request:
    """A request that nobody holds."""
    return request(status, offers=(worker_offer(OfferState.OFFERED, HOSTILE),), **more)


def screens(v: View) -> list[Screen]:
    """Every screen of the coordinator, as full as it gets."""
    people, held, open_ = [member(n, load=n * 10) for n in range(30)], request(), free(unread=12, tries=("phone",) * 3)
    load, away = Load(people[1], 12, 3, 2), Load(member(active=False))
    at = Round(NOW, ("continuity", "district"), (HOSTILE,), ((HOSTILE, "full"),), ((HOSTILE, "declined", "busy"),))
    full = Page(Which.UNOWNED, LONGEST_ID, 2, tuple(free(unread=1, urgent=True) for _ in range(8)), True)
    day, where = NOW.date(), (held.id, held.community, held.settlement, held.person_id)
    visit = Visit(LONGEST_ID, *where, NOW, NOW + timedelta(hours=2), NOW)
    planned, days = (Planned(visit, held),) * 30, tuple(day + timedelta(days=n) for n in range(1, 21))
    visits = Theirs(people[1], day, planned, planned, days)
    return [
        desk.desk(v, Desk(people[0], HOSTILE, dict.fromkeys(Which, MOST), 12)),
        desk.page(v, full),
        desk.page(v, replace(full, owed={LONGEST_ID: frozenset(Owed)})),
        worker_visits.day(v, visits),
        worker_visits.day(v, replace(visits, visits=(), open=())),
        worker_visits.choose(v, visits),
        worker_visits.choose(v, replace(visits, open=())),
        worker_visits.moved(v, visits, visits.visits, visits.visits),
        desk.page(v, Page("worker", LONGEST_ID, 0, (), False, HOSTILE)),
        *(case.headed(v, one, v.t.say("{name}", name=HOSTILE), back=BACK) for one in (held, open_)),
        case.headed(v, free(Status.REOPENED, outcome=Ground.NOT_OFFERED.value), back=BACK),
        more.further(v, open_, BACK),
        why.why(v, held, [at] * 9, BACK),
        assign.choose(v, held, people, 1, BACK),
        assign.release(v, held, BACK),
        workers.team(v, Team(people[0], 1, (load, away), True)),
        workers.profile(v, Profile(load, people[0], (HOSTILE,))),
        workers.leaving(v, Profile(load, people[0], ())),
        left.left(v, Report(people[1], (open_,) * 30, 2), LONGEST_ID),
    ]


@pytest.mark.parametrize("v", [UK, EN], ids=["uk", "en"])
def test_everything_fits_and_is_escaped(v: View) -> None:
    for screen in screens(v):
        text = shown(screen.text)
        assert units(text) <= LIMIT and "{" not in text
        assert all(len(data.encode()) <= BYTES for data in packed(screen))
        assert screen.calls(7)


def test_buttons_are_short() -> None:
    lines = [label for screen in screens(UK) for label in labels_of(screen)]
    named = [label for label in lines if HOSTILE in label or "ПИР-" in label]
    assert all(len(label) <= LABEL for label in lines if label not in named)


@pytest.mark.parametrize("status", list(Status))
def test_only_what_the_status_allows(status: Status) -> None:
    held = status in (Status.ACCEPTED, Status.IN_PROGRESS, Status.WAITING)
    verbs = {data.split(":")[1] for data in packed(case.headed(UK, request(status) if held else free(status)))}
    unowned = status in (Status.NEW, Status.OFFERED, Status.REOPENED)
    assert ("assign" in verbs, "over" in verbs) == (unowned or held, unowned or held)
    assert ("reoffer" in verbs, "release" in verbs) == (unowned, held)
    assert {"details", "headmore"} <= verbs


@pytest.mark.parametrize("danger", [{"urgent": True}, {"sensitive": True, "service": "unsafe"}])
def test_danger_is_never_refused_nor_sent_away(danger: dict[str, Any]) -> None:
    one = free(**danger)
    verbs = {data.split(":")[1] for s in (case.headed(UK, one), more.further(UK, one)) for data in packed(s)}
    assert not verbs & {"reject", "redirect"}
    assert "unsafe" not in case.headed(UK, one).text and "насиль" not in case.headed(UK, one).text.lower()


def test_the_card_says_nothing_personal() -> None:
    for one in (request(), free()):
        told = case.headed(UK, one).text
        assert not any(secret in told for secret in ("Марія", "Коваленко", "067", "Соборна"))


def test_an_appeal_is_seen_and_its_words_are_not() -> None:
    told = shown(case.headed(UK, free(Status.REOPENED, outcome=Ground.NOT_OFFERED.value)).text)
    assert "не погоджується з відмовою" in told and "подробиц" in told


def test_every_reason_of_the_router_has_its_words() -> None:
    codes = {
        "district",
        "service",
        "community",
        "continuity",
        "whole_team",
        "urgent",
        "nobody",
        "unanswered",
        "appealed",
    }
    assert codes <= set(why.WHY)
    assert {"away", "own_request", "not_cleared", "no_skill", "full", "elsewhere", "declined", "expired"} <= set(
        why.PASSED
    )


@pytest.mark.parametrize("kind", ALARMS)
def test_an_alarm_is_solved_by_whom_it_may_be(kind: Kind) -> None:
    told = {**card(request()), "stars": 1, "reason": "", "words": "", "held": True}
    head = {data.split(":")[1] for data in packed(render(UK, kind, {**told, "head": True}))}
    worker = {data.split(":")[1] for data in packed(render(UK, kind, told))}
    assert "case" in head and head & {"over", "details"}
    assert worker <= {"case"}, "a worker has the buttons of a worker"
    assert not list(packed(render(UK, kind, {**told, "admin": True}))), "an admin reads no case"


def test_nobody_cleared_is_said_as_it_is_and_what_to_do() -> None:
    quiet = free(sensitive=True, service="unsafe")
    alarm = shown(render(UK, Kind.NOBODY, {**card(quiet), "head": True}).text)
    assert "допуск до складних справ" in alarm and "відмовилися" not in alarm
    for other in (free(), free(sensitive=True, urgent=True)):
        assert "відмовилися" in shown(render(UK, Kind.NOBODY, {**card(other), "head": True}).text)
    assert "👥 Працівники → 🔐 Складні справи" in shown(assign.choose(UK, quiet, (), 0, None).text)
    assert "допуск" not in shown(assign.choose(UK, free(), (), 0, None).text)


def test_a_bar_shows_how_full_hands_are() -> None:
    told = [workers.bar(replace(member(), load=load, capacity=100)) for load in (0, 1, 50, 100, 900)]
    assert told == ["▱▱▱▱▱", "▰▱▱▱▱", "▰▰▱▱▱", "▰▰▰▰▰", "▰▰▰▰▰"]


def test_whoever_is_not_trained_is_marked_where_a_coordinator_chooses() -> None:
    trained, other = member(1), member(2)
    labels = [row[0].text for row in assign.choose(UK, free(), (trained, other), 0, None, {other.id}).buttons]
    assert ["без підготовки" in label for label in labels[:2]] == [False, True]


def test_the_marks_of_a_list_say_what_is_overdue_and_what_waits() -> None:
    waits, late = replace(request(Status.WAITING), number="ПИР-11-11-11"), request(level=1)
    page = Page(Which.OVERDUE, 1, 0, (waits, replace(late, id=7)), False)
    shown_ = desk.page(
        UK, replace(page, owed={waits.id: frozenset({Owed.TERM, Owed.VISIT}), 7: frozenset({Owed.CALL})})
    )
    first, second = labels_of(shown_)[:2]
    assert first.startswith("⌛📅⏸ ПИР-11-11-11") and second.startswith("⏰⏫ ")
    for words in ("перший дзвінок", "строк за законом", "як минув візит", "⏸ пауза"):
        assert words in shown_.text
    quiet = desk.page(UK, Page(Which.UNOWNED, 1, 0, (free(),), False))
    assert labels_of(quiet)[0].startswith("• ") and "⏰" not in quiet.text
