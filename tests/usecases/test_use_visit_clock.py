"""The clock and a visit: reminders to both, the result asked for, the missed flagged; nothing late, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.requests import Status
from domain.timers import TimerKind
from domain.visits import VisitState
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, Desk, draft
from tests.usecases.handing_steps import a_case
from tests.usecases.visit_steps import act, agreed, at, clock, events, now, press, propose, waits
from usecases import casework, handing, visiting

BOTH = [(GALYNA, "visit_reminder"), (ANNA, "visit_near")]
VISITS = frozenset({"visit_reminder", "visit_near", "visit_result", "visit_missed"})


def said(desk: Desk) -> list[tuple[int, str]]:
    """What was told of visits since."""
    return [one for one in desk.told() if one[1] in VISITS]


async def test_both_are_reminded_the_evening_before_and_two_hours_before(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await agreed(desk, request, on=2)
    desk.told()
    await _until(desk, at(desk, 1, 18) - timedelta(minutes=1))
    assert said(desk) == []
    await _until(desk, at(desk, 0, 18))
    (letter, _) = desk.letters("visit_reminder") + desk.letters("visit_near")
    assert letter.not_after == visit.starts_at
    assert said(desk) == BOTH
    await _until(desk, at(desk, 1, 8))
    assert said(desk) == BOTH


async def test_whoever_wishes_another_time_is_not_reminded_of_the_old_one(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await propose(desk, request, on=2)
    await press(desk, GALYNA, visiting.wish, visit, None)
    desk.told()
    await _until(desk, at(desk, 1, 18))
    assert said(desk) == [(ANNA, "visit_near")]


async def test_a_case_without_a_worker_has_coordinators(desk: Desk) -> None:
    request = await a_case(desk)
    await agreed(desk, request, on=2)
    await act(desk, HEAD, handing.release, request.id)
    desk.told()
    await _until(desk, at(desk, 1, 18))
    assert (HEAD, "visit_near") in said(desk)


async def test_what_was_moved_is_reminded_of_at_its_new_time_only(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await agreed(desk, request, on=2)
    to = at(desk, 3, 13)
    old = waits(desk, visit)
    await press(desk, ANNA, visiting.move, visit, to, to + timedelta(hours=2))
    desk.told()
    await _until(desk, at(desk, 2, 17))
    assert said(desk) == []
    assert old[TimerKind.VISIT_EVENING] != waits(desk, visit)[TimerKind.VISIT_EVENING]
    await _until(desk, at(desk, 0, 18))
    assert said(desk) == BOTH


async def test_a_reminder_after_its_visit_is_dropped(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    request = await a_case(desk)
    visit = await agreed(desk, request, on=2)
    soon = next(row.timer for row in desk.rows.timers.values() if row.timer.kind is TimerKind.VISIT_SOON)
    desk.told()
    desk.office.clock.at = visit.starts_at
    with caplog.at_level("INFO"):
        await desk.fire(replace(soon, due_at=desk.now))
    assert said(desk) == []
    assert "dropped" in caplog.text


async def test_after_an_outage_there_is_one_reminder(desk: Desk) -> None:
    request = await a_case(desk)
    await agreed(desk, request, on=2)
    desk.told()
    desk.office.clock.at = at(desk, 2, 8)
    await desk.turn(seconds=1)
    assert said(desk) == BOTH


async def test_the_result_is_asked_for_then_flagged_then_the_heads_hear(desk: Desk) -> None:
    request = await a_case(desk)
    await act(desk, ANNA, casework.record_contact, request.id)
    visit = await agreed(desk, request)
    await _until(desk, visit.ends_at)
    desk.told()
    await desk.turn(hours=3, minutes=59)
    assert said(desk) == []
    await desk.turn(minutes=2)
    assert said(desk) == [(ANNA, "visit_result")]
    await desk.turn(days=1, hours=1)
    assert set(said(desk)) == {(ANNA, "visit_missed"), (HEAD, "visit_missed")}
    assert (now(desk, visit).flagged, desk.request(request).level) == (True, 1)
    assert waits(desk, visit) == {}
    assert events(desk, request)[-1] == "visit_missed"
    done = await press(desk, ANNA, visiting.result, now(desk, visit), "done")
    assert (done.state, done.flagged) == (VisitState.DONE, False)
    assert desk.request(request).level == 0


async def test_what_is_told_in_time_is_not_asked_for(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await agreed(desk, request)
    desk.office.clock.at = visit.ends_at
    await press(desk, ANNA, visiting.result, visit, "done")
    desk.told()
    await desk.turn(days=4)
    assert said(desk) == []


async def test_the_friday_visit_is_missed_on_monday(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await agreed(desk, request, on=4, hour=15)
    assert waits(desk, visit)[TimerKind.VISIT_MISSED] == clock(at(desk, 7, 17))
    assert waits(desk, visit)[TimerKind.VISIT_RESULT] == clock(at(desk, 5, 8))


async def test_an_ended_request_is_silent(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN)
    visit = await agreed(desk, request)
    timers = [row.timer for row in desk.rows.timers.values() if row.timer.subject == visit.id]
    await act(desk, ANNA, casework.finish, draft({"outcome": "provided"}, desk.now, request=request.id))
    assert desk.request(request).status is Status.RESOLVED
    desk.told()
    for timer in timers:
        await desk.fire(timer)
    assert said(desk) == []


async def _until(desk: Desk, moment: datetime) -> None:
    await desk.turn(seconds=(moment - desk.now).total_seconds())
