"""Visits are agreed, moved, wished for another time, called off and told of: one row, one line, one letter each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.people import SafeContact
from domain.requests import NotFound, NotNow, Stale, Status
from domain.timers import TimerKind
from domain.visiting import MOST_OPEN
from domain.visits import VisitChanged, VisitState
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, Desk, draft
from tests.usecases.handing_steps import a_case, hand
from tests.usecases.visit_steps import (
    TWO_HOURS,
    act,
    agreed,
    at,
    clock,
    day,
    events,
    following,
    now,
    press,
    propose,
    waits,
)
from usecases import casework, visit_pages, visiting

V = VisitState


async def test_proposed_agreed_and_told(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await propose(desk, request)
    assert desk.told() == [(GALYNA, "visit_proposed")]
    assert desk.request(request).visit_at == visit.starts_at
    yes = await press(desk, GALYNA, visiting.confirm, visit)
    assert (yes.state, desk.told()) == (V.CONFIRMED, [(ANNA, "visit_answer")])
    assert waits(desk, visit).keys() == {
        TimerKind.VISIT_EVENING,
        TimerKind.VISIT_SOON,
        TimerKind.VISIT_RESULT,
        TimerKind.VISIT_MISSED,
    }
    desk.office.clock.at = yes.ends_at
    done = await press(desk, ANNA, visiting.result, yes, "done")
    assert (done.state, waits(desk, visit), desk.request(request).visit_at) == (V.DONE, {}, None)
    assert desk.request(request).status is Status.IN_PROGRESS, "a visit is a contact"
    assert events(desk, request) == ["visit_proposed", "visit_confirmed", "visit_done"]


async def test_the_second_tap_is_the_same_visit(desk: Desk) -> None:
    request = await a_case(desk)
    first, second = await propose(desk, request), await propose(desk, request)
    assert (first.id, desk.told()) == (second.id, [(GALYNA, "visit_proposed")])


async def test_moved_is_asked_anew_and_the_old_button_shows_the_visit_as_it_is(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await agreed(desk, request)
    desk.told()
    to = at(desk, 2, 13)
    moved = await press(desk, ANNA, visiting.move, visit, to, to + TWO_HOURS)
    assert (moved.state, desk.told()) == (V.MOVED, [(GALYNA, "visit_moved")])
    assert desk.request(request).visit_at == to
    with pytest.raises(VisitChanged) as late:
        await press(desk, GALYNA, visiting.cancel, visit)
    assert late.value.fresh == moved
    assert waits(desk, visit)[TimerKind.VISIT_SOON] == clock(to - TWO_HOURS)


async def test_another_time_is_wished_and_met(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await propose(desk, request)
    desk.told()
    wished = await press(desk, GALYNA, visiting.wish, visit, at(desk, 2, 13))
    assert (wished.state, desk.told()) == (V.DECLINED, [(ANNA, "visit_answer")])
    met = await press(desk, ANNA, visiting.agree_wish, wished)
    assert (met.state, met.starts_at, met.wish_at) == (V.CONFIRMED, at(desk, 2, 13), None)
    assert met.ends_at == at(desk, 2, 15)
    assert desk.told() == [(GALYNA, "visit_confirmed")]


async def test_a_wish_that_is_past_or_in_words_takes_a_new_time(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await propose(desk, request, on=2)
    wished = await press(desk, GALYNA, visiting.wish, visit, at(desk, 1, 8))
    desk.office.clock.at = at(desk, 1, 9)
    with pytest.raises(NotNow):
        await press(desk, ANNA, visiting.agree_wish, wished)
    words = await press(desk, GALYNA, visiting.wish, wished, None)
    with pytest.raises(VisitChanged):
        await press(desk, ANNA, visiting.agree_wish, words)
    with pytest.raises(NotNow):
        await press(desk, GALYNA, visiting.wish, words, at(desk, 1, 12))


async def test_it_is_agreed_by_telephone_where_nobody_may_write(desk: Desk) -> None:
    request = await a_case(desk)
    person = desk.rows.people[request.person_id]
    async with desk.work() as work:
        await work.people.save(replace(person, safe=SafeContact(write=False)))
    visit = await propose(desk, request)
    shown = await act(desk, ANNA, visit_pages.shown, visit.id)
    assert shown.phone_only
    agreed_ = await press(desk, ANNA, visiting.by_phone, visit)
    assert agreed_.state is V.CONFIRMED
    again = await press(desk, ANNA, visiting.set_repeat, agreed_, "w:2")
    assert again.state is V.CONFIRMED, "there is nobody to ask anew"


@pytest.mark.parametrize(("chat", "whom"), [(ANNA, (GALYNA, "visit_cancelled")), (GALYNA, (ANNA, "visit_answer"))])
async def test_called_off_by_either_side(desk: Desk, chat: int, whom: tuple[int, str]) -> None:
    request = await a_case(desk)
    visit = await agreed(desk, request)
    desk.told()
    gone = await press(desk, chat, visiting.cancel, visit)
    assert (gone.state, desk.told(), waits(desk, visit)) == (V.CANCELLED, [whom], {})
    assert desk.request(request).visit_at is None


async def test_nobody_at_home_is_a_try_and_an_absent_worker_an_apology(desk: Desk) -> None:
    request = await a_case(desk)
    for result, kinds in (("not_home", ["tried"]), ("worker", ["visit_cancelled"])):
        visit = await agreed(desk, request)
        desk.told()
        desk.office.clock.at = visit.ends_at
        over = await press(desk, ANNA, visiting.result, visit, result)
        assert (over.state, over.result) == (V.NO_SHOW, result)
        assert [kind for chat, kind in desk.told() if chat == GALYNA] == kinds
    assert desk.request(request).tries == ("visit",)
    assert desk.letters() == []


async def test_only_working_time_that_is_ahead(desk: Desk) -> None:
    request = await a_case(desk)
    for starts in (at(desk, 1, 11), at(desk, 1, 19), at(desk, 5, 10), desk.now - timedelta(hours=1)):
        with pytest.raises(NotNow):
            await act(desk, ANNA, visiting.propose, request.id, starts, starts + TWO_HOURS)
    assert desk.rows.visits == {}


async def test_so_many_and_no_more(desk: Desk) -> None:
    request = await a_case(desk)
    days = await act(desk, ANNA, visiting.free_days, request.id)
    for n in range(MOST_OPEN):
        await propose(desk, request, on=(days[n + 1] - day(desk, 0)).days)
    with pytest.raises(NotNow):
        await propose(desk, request, on=(days[MOST_OPEN + 1] - day(desk, 0)).days)


async def test_windows_count_what_the_worker_has_in_every_case(desk: Desk) -> None:
    request = await a_case(desk)
    await propose(desk, request)
    other = await desk.submit(settlement=None)
    await desk.take(ANNA, other)
    found = await act(desk, ANNA, visiting.free_windows, other.id, day(desk, 1))
    assert [(clock(one.starts_at)[-5:], one.taken) for one in found] == [
        ("08:00", 0),
        ("13:00", 0),
        ("15:00", 0),
        ("10:00", 1),
    ]
    mine = await act(desk, GALYNA, visiting.free_windows, request.id, day(desk, 1))
    assert [one.taken for one in mine] == [0, 0, 0, 1], "the resident chooses among the same"


async def test_whose_visits_they_are(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN)
    visit = await propose(desk, request)
    for chat in (BOHDAN, HEAD):
        for what, more in (
            (visiting.move, (at(desk, 2), at(desk, 2, 12))),
            (visiting.cancel, ()),
            (visiting.by_phone, ()),
        ):
            with pytest.raises(NotFound):
                await press(desk, chat, what, visit, *more)
        with pytest.raises(NotFound):
            await act(desk, chat, visiting.free_days, request.id)
    for what in (visiting.confirm, visiting.agree_wish):
        with pytest.raises((NotFound, VisitChanged)):
            await press(desk, ANNA, what, visit)
    with pytest.raises(NotFound):
        await act(desk, ANNA, visiting.cancel, 404, 1)
    assert now(desk, visit) == visit


async def test_a_visit_goes_with_its_case(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN)
    visit = await agreed(desk, request)
    await hand(desk, request, BOHDAN)
    with pytest.raises(Stale):
        await press(desk, BOHDAN, visiting.by_phone, visit)
    await desk.take(BOHDAN, request)
    with pytest.raises(NotFound):
        await press(desk, ANNA, visiting.cancel, visit)
    desk.told()
    await press(desk, GALYNA, visiting.cancel, visit)
    assert desk.told() == [(BOHDAN, "visit_answer")]


async def test_the_end_of_the_request_calls_its_visits_off_in_the_same_moment(desk: Desk) -> None:
    request = await a_case(desk)
    visit, later = await agreed(desk, request), await propose(desk, request, on=2)
    desk.told()
    await act(desk, ANNA, casework.finish, draft({"outcome": "provided"}, desk.now, request=request.id))
    assert [now(desk, one).state for one in (visit, later)] == [V.CANCELLED, V.CANCELLED]
    assert [kind for chat, kind in desk.told() if chat == GALYNA].count("visit_cancelled") == 2
    assert (waits(desk, visit), waits(desk, later), desk.request(request).visit_at) == ({}, {}, None)


async def test_a_visit_that_has_been_is_not_called_off_aloud(desk: Desk) -> None:
    request = await a_case(desk)
    visit = await agreed(desk, request)
    desk.office.clock.at = visit.ends_at
    desk.told()
    await act(desk, ANNA, casework.finish, draft({"outcome": "provided"}, desk.now, request=request.id))
    assert "visit_cancelled" not in [kind for _, kind in desk.told()]
    assert following(desk, visit) == []
