"""A visit's life: who may do what in which state, and what the history, the clock and people learn of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.consequences import tellings
from domain.deadlines import local
from domain.messages import Kind, Tell, TellRole
from domain.office import DEFAULT_OFFICE
from domain.requests import CLOCK, OPEN, By, Request, Status
from domain.timers import TimerKind
from domain.transitions import Finish, transition
from domain.visit_timers import timers_of
from domain.visiting import (
    RESULTS,
    NoteVisit,
    Step,
    agreed,
    by_phone,
    cancelled,
    confirmed,
    finished,
    made,
    missed,
    moved,
    next_start,
    repeated,
    told,
    wished,
)
from domain.visits import OPEN_VISITS, Visit, VisitChanged, VisitState
from tests.domain.strategies import ANNA, NOW, RESIDENT, in_status
from tests.domain.test_visit_times import THURSDAY, TZ, a_visit, at

V = VisitState
STARTS = at(THURSDAY, 10)
LATER = at(THURSDAY, 15)
AFTER = STARTS + timedelta(hours=3)


def _ended(result: str) -> Callable[[Visit], Step]:
    return lambda visit: finished(visit, result, AFTER)


STEPS: dict[str, Callable[[Visit], Step]] = {
    "move": lambda visit: moved(visit, LATER, LATER + timedelta(hours=2)),
    "confirm": confirmed,
    "wish": lambda visit: wished(visit, LATER),
    "wish in words": lambda visit: wished(visit, None),
    "agree": lambda visit: agreed(visit, LATER + timedelta(hours=2)),
    "by phone": by_phone,
    "cancel": cancelled,
    "missed": missed,
    "repeat": lambda visit: repeated(visit, "w:4", asks=True),
    **{result: _ended(result) for result in RESULTS},
}
WAITING = {V.PROPOSED, V.MOVED}
ALLOWED: dict[str, tuple[set[VisitState], VisitState | None]] = {  # from which states, and into which (None: it stays)
    "move": (set(OPEN_VISITS), V.MOVED),
    "confirm": (WAITING, V.CONFIRMED),
    "wish": (set(OPEN_VISITS), V.DECLINED),
    "wish in words": (set(OPEN_VISITS), V.DECLINED),
    "agree": ({V.DECLINED}, V.CONFIRMED),
    "by phone": (WAITING | {V.DECLINED}, V.CONFIRMED),
    "cancel": (set(OPEN_VISITS), V.CANCELLED),
    "missed": (set(OPEN_VISITS), None),
    "repeat": (set(OPEN_VISITS) - {V.DECLINED}, V.PROPOSED),
    "done": (set(OPEN_VISITS), V.DONE),
    "commission": (set(OPEN_VISITS), V.DONE),
    "not_home": (set(OPEN_VISITS), V.NO_SHOW),
    "worker": (set(OPEN_VISITS), V.NO_SHOW),
}


def in_state(state: VisitState) -> Visit:
    return a_visit(STARTS, state, wish_at=LATER if state is V.DECLINED else None)


@pytest.mark.parametrize("state", V)
@pytest.mark.parametrize("name", STEPS)
def test_the_table_is_kept(name: str, state: VisitState) -> None:
    visit, (states, into) = in_state(state), ALLOWED[name]
    if state not in states:
        with pytest.raises(VisitChanged) as refused:
            STEPS[name](visit)
        assert refused.value.fresh == visit
        return
    step = STEPS[name](visit)
    assert step.visit.state is (into or state)
    assert step.visit.version == visit.version + 1


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_whatever_happens_a_visit_that_is_over_stays_so_and_an_open_one_is_watched(names: list[str]) -> None:
    visit = in_state(V.PROPOSED)
    for name in names:
        try:
            step = STEPS[name](visit)
        except VisitChanged:
            continue
        assert visit.open, "over is over"
        assert step.visit.starts_at < step.visit.ends_at
        assert (step.visit.wish_at is None) or step.visit.state is V.DECLINED
        visit = step.visit
        kinds = {timer.kind for timer in timers_of(visit, DEFAULT_OFFICE, NOW)}
        watched = {TimerKind.VISIT_RESULT, TimerKind.VISIT_MISSED} <= kinds
        assert watched is (visit.open and not visit.flagged)


def test_how_it_was_is_not_told_before_it_begins() -> None:
    with pytest.raises(VisitChanged):
        finished(in_state(V.CONFIRMED), "done", STARTS - timedelta(minutes=1))


def test_a_wish_in_words_is_agreed_by_choosing_a_time_not_by_one_tap() -> None:
    with pytest.raises(VisitChanged):
        agreed(replace(in_state(V.DECLINED), wish_at=None), LATER)


def test_the_request_knows_when_the_next_one_begins() -> None:
    first, second = a_visit(STARTS), a_visit(LATER)
    assert next_start([second, first], NOW) == STARTS
    assert next_start([first, second], first.ends_at) == LATER
    assert next_start([first], LATER) == STARTS, "its result is still to be told"
    assert next_start([replace(first, state=V.DONE)], NOW) is None


@pytest.mark.parametrize("status", Status)
def test_a_visit_belongs_to_an_open_request_and_leaves_its_status(status: Status) -> None:
    request, note = in_status(status), NoteVisit("visit_moved", told(a_visit(STARTS)), STARTS)
    if status not in OPEN:
        with pytest.raises(Exception, match="NotNow"):
            transition(request, note, ANNA, NOW)
        return
    change = transition(request, note, ANNA, NOW)
    assert (change.after.status, change.after.visit_at, change.event.kind) == (status, STARTS, "visit_moved")


def test_the_end_of_a_request_is_the_end_of_its_visits() -> None:
    request = replace(in_status(Status.IN_PROGRESS), visit_at=STARTS)
    assert transition(request, Finish("provided"), ANNA, NOW).after.visit_at is None


def said(request: Request, step: Step, by: By) -> list[tuple[int | str, Kind, str]]:
    note = NoteVisit(step.kind, {**told(step.visit), **step.more}, STARTS)
    found = tellings(transition(request, note, by, NOW))
    return [_to(one) for one in found]


def _to(one: Tell | TellRole) -> tuple[int | str, Kind, str]:
    params = one.message.params
    assert {"visit", "visit_version", "starts", "ends", "number"} <= params.keys()
    whom = one.person_id if isinstance(one, Tell) else "heads"
    return whom, one.message.kind, str(params.get("answer") or params.get("why") or "")


@pytest.mark.parametrize(
    ("name", "by", "expected"),
    [
        ("move", ANNA, [(1, Kind.VISIT_MOVED, "")]),
        ("confirm", RESIDENT, [(ANNA.person_id, Kind.VISIT_ANSWER, "confirmed")]),
        ("wish", RESIDENT, [(ANNA.person_id, Kind.VISIT_ANSWER, "wished")]),
        ("agree", ANNA, [(1, Kind.VISIT_CONFIRMED, "")]),
        ("by phone", ANNA, [(1, Kind.VISIT_CONFIRMED, "")]),
        ("cancel", ANNA, [(1, Kind.VISIT_CANCELLED, "worker")]),
        ("cancel", RESIDENT, [(ANNA.person_id, Kind.VISIT_ANSWER, "cancelled")]),
        ("missed", CLOCK, [(ANNA.person_id, Kind.VISIT_MISSED, ""), ("heads", Kind.VISIT_MISSED, "")]),
        ("repeat", ANNA, [(1, Kind.VISIT_PROPOSED, "")]),
        ("done", ANNA, []),
        ("not_home", ANNA, []),
        ("worker", ANNA, [(1, Kind.VISIT_CANCELLED, "not_come")]),
    ],
)
def test_who_is_told_what(name: str, by: By, expected: list[tuple[int | str, Kind, str]]) -> None:
    state = V.DECLINED if name == "agree" else V.PROPOSED
    assert said(in_status(Status.IN_PROGRESS), STEPS[name](in_state(state)), by) == expected


def test_what_nobody_has_in_hand_is_the_coordinators() -> None:
    step = confirmed(in_state(V.PROPOSED))
    assert said(in_status(Status.OFFERED), step, RESIDENT) == [("heads", Kind.VISIT_ANSWER, "confirmed")]
    assert made(in_state(V.CONFIRMED)).kind == "visit_confirmed"


def due(visit: Visit, now: datetime = NOW) -> dict[TimerKind, str]:
    found = timers_of(visit, DEFAULT_OFFICE, now)
    return {timer.kind: f"{local(timer.due_at, TZ):%a %H:%M}" for timer in found}


def test_when_the_clock_looks_at_a_visit() -> None:
    assert due(in_state(V.CONFIRMED)) == {
        TimerKind.VISIT_EVENING: "Wed 18:00",
        TimerKind.VISIT_SOON: "Thu 08:00",
        TimerKind.VISIT_RESULT: "Thu 16:00",
        TimerKind.VISIT_MISSED: "Fri 17:00",
    }
    early = due(a_visit(at(THURSDAY, 8)))
    assert TimerKind.VISIT_SOON not in early, "two hours before it is night, and the evening before they were told"
    late = due(a_visit(at(THURSDAY, 15)))
    assert late[TimerKind.VISIT_RESULT] == "Fri 08:00", "at 21:00 nobody is asked"
    assert due(in_state(V.CONFIRMED), at(THURSDAY, 9)).keys() == {TimerKind.VISIT_RESULT, TimerKind.VISIT_MISSED}
    assert due(in_state(V.DONE)) == {}
