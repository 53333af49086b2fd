"""A schedule makes the next visit when the last one is over, once, agreed at once when the schedule was agreed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.visits import Visit, VisitChanged, VisitState
from tests.usecases.desk import ANNA, GALYNA, Desk
from tests.usecases.handing_steps import a_case
from tests.usecases.visit_steps import act, agreed, clock, following, now, press, propose, waits
from usecases import visiting

V = VisitState


async def a_series(desk: Desk, repeat: str = "w:2,5") -> Visit:
    """Tomorrow, Tuesday, agreed together with its schedule."""
    request = await a_case(desk)
    visit = await propose(desk, request)
    asked = await press(desk, ANNA, visiting.set_repeat, visit, repeat)
    return await press(desk, GALYNA, visiting.confirm, asked)


async def over(desk: Desk, visit: Visit, result: str) -> Visit:
    """How it was is told at its end; what comes next."""
    desk.office.clock.at = max(desk.now, visit.ends_at)
    desk.told()
    await press(desk, ANNA, visiting.result, visit, result)
    (fresh,) = following(desk, visit)
    return fresh


@pytest.mark.parametrize("result", ["done", "commission", "not_home", "worker"])
async def test_the_next_one_comes_whatever_came_of_the_last(desk: Desk, result: str) -> None:
    fresh = await over(desk, await a_series(desk), result)
    assert (fresh.state, clock(fresh.starts_at), fresh.repeat) == (V.CONFIRMED, "27.11 10:00", "w:2,5")
    assert (GALYNA, "visit_confirmed") in desk.told()
    assert waits(desk, fresh)
    assert desk.rows.requests[fresh.request_id].visit_at == fresh.starts_at


async def test_on_and_on_to_the_schedule(desk: Desk) -> None:
    visit = await a_series(desk, "d:14")
    told = []
    for _ in range(3):
        visit = await over(desk, visit, "done")
        told.append(clock(visit.starts_at))
    assert told == ["08.12 10:00", "22.12 10:00", "05.01 10:00"]


async def test_what_was_not_agreed_is_asked_about_again(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await propose(desk, request, repeat="w:5")
    fresh = await over(desk, visit, "done")
    assert (fresh.state, desk.told()) == (V.PROPOSED, [(GALYNA, "contact_made"), (GALYNA, "visit_proposed")])


async def test_a_schedule_is_agreed_anew_and_its_end_is_told(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await agreed(desk, request)
    desk.told()
    asked = await press(desk, ANNA, visiting.set_repeat, visit, "d:7")
    assert (asked.state, desk.told()) == (V.PROPOSED, [(GALYNA, "visit_proposed")])
    yes = await press(desk, GALYNA, visiting.confirm, asked)
    desk.told()
    once = await press(desk, ANNA, visiting.set_repeat, yes, "")
    assert (once.state, desk.told()) == (V.CONFIRMED, [(GALYNA, "visit_confirmed")])
    desk.office.clock.at = once.ends_at
    await press(desk, ANNA, visiting.result, once, "done")
    assert following(desk, once) == []


async def test_one_that_is_called_off_does_not_end_the_schedule(desk: Desk) -> None:
    visit = await a_series(desk)
    await press(desk, ANNA, visiting.cancel, visit)
    (fresh,) = following(desk, visit)
    assert (fresh.state, clock(fresh.starts_at)) == (V.CONFIRMED, "27.11 10:00")
    await press(desk, GALYNA, visiting.cancel, fresh)
    (later,) = following(desk, fresh)
    assert later.state is V.PROPOSED, "whoever called one off is asked about the next"


async def test_first_a_wish_is_answered(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await propose(desk, request)
    wished = await press(desk, GALYNA, visiting.wish, visit, None)
    with pytest.raises(VisitChanged):
        await press(desk, ANNA, visiting.set_repeat, wished, "d:7")


async def test_only_schedules_that_we_offer(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await propose(desk, request)
    with pytest.raises(VisitChanged):
        await press(desk, ANNA, visiting.set_repeat, visit, "d:1")


async def test_a_missed_one_is_followed_once(desk: Desk) -> None:
    visit = await a_series(desk)
    await desk.turn(days=3, hours=8)
    (fresh,) = following(desk, visit)
    assert (now(desk, visit).flagged, clock(fresh.starts_at)) == (True, "27.11 10:00")
    await press(desk, ANNA, visiting.result, now(desk, visit), "done")
    assert following(desk, visit) == [fresh]
    assert replace(now(desk, visit), flagged=True).state is V.DONE
    assert await act(desk, ANNA, visiting.free_days, visit.request_id)
