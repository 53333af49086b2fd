"""What the clock does on its own: each thing once, at its time, and nothing when its moment has passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.requests import Request, Status
from domain.timers import Timer, TimerKind
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, Desk, draft
from usecases import casework, waiting

K = TimerKind


async def taken(desk: Desk, threat: str = "no") -> Request:
    """A request that Anna holds and Bohdan might."""
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    request = await desk.take(ANNA, await desk.submit(threat=threat))
    desk.told()
    return request


async def unrouted(desk: Desk) -> Request:
    """A request for which there is nobody: the coordinator cannot take it either."""
    request = await desk.submit()
    return await desk.decline(HEAD, request)


async def resolved(desk: Desk) -> Request:
    """A request that waits for the resident's answer."""
    request = await taken(desk)
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        await casework.finish(work, actor, draft({"outcome": "provided"}, work.now, request=request.id))
    desk.told()
    return request


async def test_an_unanswered_offer_goes_to_the_next(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    request = await desk.submit()
    desk.told()
    await desk.fire(desk.waiting(request)[K.OFFER])
    assert (desk.asked(request), desk.told()) == ([BOHDAN], [(ANNA, "offer_gone"), (BOHDAN, "offer")])


async def test_an_unrouted_request_is_tried_again(desk: Desk) -> None:
    request = await unrouted(desk)
    await desk.hire(ANNA)
    await desk.fire(desk.waiting(request)[K.UNROUTED])
    assert desk.asked(request) == [ANNA]


async def test_the_day_after_the_resident_is_asked_whether_the_call_came(desk: Desk) -> None:
    request = await taken(desk)
    await desk.turn(hours=23)
    assert desk.told() == [(GALYNA, "check_in"), (ANNA, "term_near")]
    assert K.FIRST_CONTACT in desk.waiting(request)


async def test_a_missing_call_moves_the_promise_and_tells_everyone(desk: Desk) -> None:
    request = await taken(desk)
    await desk.turn(hours=30)
    missing = {(ANNA, "term_near"), (ANNA, "not_called"), (HEAD, "not_called")}
    assert set(desk.told()) == {(GALYNA, "check_in"), (GALYNA, "slipped"), *missing}
    assert desk.request(request).due == datetime(2026, 11, 25, 15, tzinfo=UTC)
    assert desk.waiting(request)[K.FIRST_CONTACT].due_at == desk.request(request).due


async def test_a_late_urgent_call_does_not_take_the_check_in_away(desk: Desk) -> None:
    request = await taken(desk, threat="yes")
    await desk.turn(hours=3)
    assert (GALYNA, "slipped") in desk.told()
    assert K.CHECK_IN in desk.waiting(request)


async def test_silence_after_the_end_is_asked_once_and_then_closes(desk: Desk) -> None:
    request = await resolved(desk)
    await desk.turn(hours=1)
    assert desk.told() == [(GALYNA, "survey")]
    await desk.turn(days=3)
    assert desk.told() == [(GALYNA, "survey_again")]
    await desk.turn(days=4)
    assert (desk.request(request).status, desk.told()) == (Status.CLOSED, [(GALYNA, "closed_silently")])
    assert next(e for _, e in desk.rows.events if e.kind == "closed").data == {"answer": "none"}
    assert await desk.turn(days=30) == 0


async def ready(desk: Desk, kind: TimerKind) -> Timer:
    """A request for which a timer of this kind runs."""
    if kind in (K.CHECK_IN, K.FIRST_CONTACT, K.TERM):
        return desk.waiting(await taken(desk))[kind]
    if kind is K.STALLED:
        request = await taken(desk)
        actor = await desk.actor(ANNA)
        async with desk.work() as work:
            await casework.record_contact(work, actor, request.id)
        return desk.waiting(request)[kind]
    if kind in (K.ASK_AGAIN, K.WAITED):
        request = await taken(desk)
        actor = await desk.actor(ANNA)
        async with desk.work() as work:
            words = {"words": {"pieces": [{"m": 5, "text": "Чи є пандус?"}]}}
            await waiting.ask(work, actor, draft(words, work.now, request=request.id))
        return desk.waiting(request)[kind]
    if kind in (K.SURVEY, K.SURVEY_AGAIN, K.CLOSE):
        return desk.waiting(await resolved(desk))[kind]
    return desk.waiting(await (desk.submit() if kind is K.OFFER else unrouted(desk)))[kind]


OF_PEOPLE = {
    K.URGENT_SEND,
    K.DRAFT_REMIND,
    K.DRAFT_ERASE,
    K.DETAILS_AWAY,
    K.FILES_AWAY,
    K.ALL_WELL,
    K.MORNING,
    K.EVENING,
}
OF_PLANS = {K.VISIT_EVENING, K.VISIT_SOON, K.VISIT_RESULT, K.VISIT_MISSED, K.ABSENCE_START, K.ABSENCE_END}
OF_TERMS = {K.OVERDUE, K.ESCALATE}  # see test_nobody_acts.py
OF_NOTICES = {K.NOTICE_STEP, K.NOTICE_START, K.NOTICE_LIST_AWAY}  # see test_use_notice_steps.py
KINDS = [kind for kind in K if kind not in OF_PEOPLE | OF_PLANS | OF_TERMS | OF_NOTICES]


@pytest.mark.parametrize("kind", KINDS)
async def test_fired_twice_has_one_effect(desk: Desk, kind: TimerKind) -> None:
    """The process may die between the effect and the note that it was done: they are one transaction."""
    timer = await ready(desk, kind)
    desk.told()
    await desk.fire(timer)
    once = desk.rows.copy()
    assert once.outbox
    await desk.fire(timer)
    assert desk.rows == once


@pytest.mark.parametrize("kind", KINDS)
async def test_after_the_end_a_timer_does_nothing(desk: Desk, kind: TimerKind) -> None:
    """Also one that another process holds already while the request is cancelled."""
    timer = await ready(desk, kind)
    over = replace(desk.rows.requests[timer.subject], status=Status.CANCELLED)
    desk.rows.requests[timer.subject] = over
    desk.told()
    await desk.fire(timer)
    assert (desk.rows.requests[timer.subject], desk.told()) == (over, [])


@pytest.mark.parametrize("kind", KINDS)
async def test_a_timer_of_nothing_does_nothing(desk: Desk, kind: TimerKind) -> None:
    timer = await ready(desk, kind)
    desk.told()
    del desk.rows.requests[timer.subject]
    await desk.fire(timer)
    assert desk.told() == []


async def test_a_replaced_timer_is_void(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    request = await desk.submit()
    old = desk.waiting(request)[K.OFFER]
    await desk.decline(ANNA, request)
    await desk.fire(old)
    assert desk.asked(request) == [BOHDAN]


async def test_reminders_wait_for_the_morning_and_alarms_do_not(desk: Desk) -> None:
    request = await resolved(desk)
    survey = desk.waiting(request)[K.SURVEY_AGAIN]
    desk.office.clock.at = datetime(2026, 11, 26, 20, tzinfo=UTC)
    await desk.fire(survey)
    assert not desk.letters("survey_again")
    await desk.turn(hours=9)
    assert desk.waiting(request)[K.SURVEY_AGAIN].due_at == datetime(2026, 11, 27, 6, tzinfo=UTC)
    await desk.submit(threat="yes")
    assert {one.not_before for one in desk.letters("offer")} == {None}
