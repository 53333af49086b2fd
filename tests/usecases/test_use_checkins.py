"""Asked how they are: once, at a time that suits, never too late; and what a "no" brings about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.course import Course
from domain.people import SafeContact
from domain.requests import By, NotNow, Request, Status
from domain.timers import TimerKind, well_timer
from domain.transitions import transition
from domain.visiting import NoteVisit
from domain.visits import Visit, VisitState
from tests.usecases.desk import ANNA, GALYNA, HEAD, Desk, draft
from tests.usecases.test_use_clock import resolved, taken
from usecases import answers, casework, checkins, privacy
from usecases.apply import apply

DAY = timedelta(days=1)


async def of_galyna(desk: Desk, **fields: Any) -> None:
    """How she wishes to be reached."""
    person = (await desk.actor(GALYNA)).person
    async with desk.work() as work:
        await work.people.save(replace(person, **fields))


async def in_work(desk: Desk, **course: Any) -> Request:
    """A case that Anna works on, with these milestones."""
    request = await taken(desk)
    async with desk.work() as work:
        await casework.record_contact(work, await desk.actor_in(work, ANNA), request.id)
    desk.rows.requests[request.id] = replace(desk.request(request), course=Course(**course))
    desk.told()
    return desk.request(request)


async def visited(desk: Desk, request: Request, repeat: str = "") -> None:
    """Anna was there; with `repeat` she comes again."""
    request = desk.request(request)
    async with desk.work() as work:
        for state in (VisitState.DONE, *([VisitState.CONFIRMED] if repeat else [])):
            at = (work.now - timedelta(hours=2), work.now)
            who = (request.community, request.settlement, request.person_id)
            await work.visits.add(Visit(work.new_id(), request.id, *who, *at, work.now, state, repeat=repeat))
        by = By(request.holder.person_id, request.holder.membership_id) if request.holder else By()
        await apply(work, transition(request, NoteVisit("visit_done"), by, work.now))


def asks(desk: Desk, kind: str = "all_well") -> int:
    """How often it was asked since the last look."""
    return [word for _, word in desk.told()].count(kind)


async def test_an_hour_after_the_end_it_is_asked_whether_it_helped(desk: Desk) -> None:
    await resolved(desk)
    await desk.turn(minutes=59)
    assert desk.told() == []
    await desk.turn(minutes=1)
    assert desk.told() == [(GALYNA, "survey")]


async def test_what_ends_in_the_evening_is_asked_in_the_morning(desk: Desk) -> None:
    desk.office.clock.at = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)  # 20:30 in Kyiv
    request = await resolved(desk)
    assert desk.waiting(request)[TimerKind.SURVEY].due_at == datetime(2026, 11, 24, 6, tzinfo=UTC)


async def test_whoever_answers_before_is_not_asked(desk: Desk) -> None:
    request = await resolved(desk)
    async with desk.work() as work:
        await answers.confirm(work, await desk.actor_in(work, GALYNA), request.id)
    desk.told()
    await desk.turn(days=9)
    assert desk.told() == []


@pytest.mark.parametrize("answered", [False, True])
async def test_safe_hours_are_waited_for_and_an_answer_meanwhile_counts(desk: Desk, answered: bool) -> None:
    await of_galyna(desk, safe=SafeContact(hours="evening"))
    request = await resolved(desk)  # at 11:00 in Kyiv
    await desk.turn(hours=5)
    assert desk.told() == []
    if answered:
        async with desk.work() as work:
            await answers.confirm(work, await desk.actor_in(work, GALYNA), request.id)
        desk.told()
    await desk.turn(hours=1)
    assert desk.told() == ([] if answered else [(GALYNA, "survey")])


async def test_a_check_in_too_is_not_asked_once_the_call_has_come(desk: Desk) -> None:
    await of_galyna(desk, safe=SafeContact(hours="evening"))
    request = await taken(desk)
    await desk.turn(hours=25)  # past ten on the next day, before the evening
    async with desk.work() as work:
        await casework.record_contact(work, await desk.actor_in(work, ANNA), request.id)
    desk.told()
    await desk.turn(hours=8)
    assert asks(desk, "check_in") == 0


async def test_too_late_it_is_not_asked_any_more(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    request = await resolved(desk)
    timer = desk.waiting(request)[TimerKind.SURVEY]
    desk.office.clock.at = timer.due_at + timedelta(days=2, seconds=1)
    with caplog.at_level("INFO"):
        await desk.fire(timer)
    assert desk.told() == []
    assert "too late" in caplog.text
    assert TimerKind.SURVEY not in desk.waiting(request)


async def test_after_thirty_hours_without_the_bot_it_is_asked_once(desk: Desk) -> None:
    await resolved(desk)
    desk.office.clock.at += timedelta(hours=30)  # 17:00 on Tuesday
    await desk.turn(hours=1)
    assert desk.told() == [(GALYNA, "survey")]


async def test_days_after_a_visit_it_is_asked_whether_all_is_well(desk: Desk) -> None:
    request = await in_work(desk)
    await visited(desk, request)
    await desk.turn(days=2, hours=23)
    assert asks(desk) == 0
    await desk.turn(hours=1)
    assert asks(desk) == 1
    await desk.turn(days=40)
    assert asks(desk) == 0


async def test_it_is_asked_whatever_became_of_the_case_meanwhile(desk: Desk) -> None:
    """A change of the status takes away what waits for the case, not this."""
    request = await in_work(desk)
    await visited(desk, request)
    async with desk.work() as work:
        await work.timers.replace(request.id, ())
    await desk.turn(days=3)
    assert asks(desk) == 1


async def test_visits_week_by_week_are_asked_about_every_four_weeks(desk: Desk) -> None:
    request = await in_work(desk)
    asked = []
    for _ in range(9):
        await visited(desk, request, "d:7")
        await desk.turn(days=7)
        asked.append(len(desk.letters("all_well")))
    assert asked == [1, 1, 1, 2, 2, 2, 2, 3, 3]  # after three days, four weeks, eight weeks


@pytest.mark.parametrize(("term", "times"), [("single", 1), ("periodic", 4)])
async def test_a_service_that_goes_on_is_asked_about_again(desk: Desk, term: str, times: int) -> None:
    request = await in_work(desk, started=desk.now, term=term)
    async with desk.work() as work:
        await work.timers.add(well_timer(request, work.now + 3 * DAY))
    for _ in range(4):
        await desk.turn(days=27)
    assert asks(desk) == times  # after three days and every four weeks


@pytest.mark.parametrize("wrong", [{"suspended": True}, {"ended": True}])
async def test_not_while_the_service_rests_nor_after_its_end(desk: Desk, wrong: Mapping[str, bool]) -> None:
    dates = dict.fromkeys(wrong, desk.now)
    request = await in_work(desk, started=desk.now, term="periodic", **dates)
    async with desk.work() as work:
        await work.timers.add(well_timer(request, work.now + 3 * DAY))
    await desk.turn(days=80)
    assert asks(desk) == (0 if "suspended" in wrong else 1)


async def test_after_the_end_of_the_case_it_is_not_asked(desk: Desk) -> None:
    request = await in_work(desk)
    await visited(desk, request)
    async with desk.work() as work:
        actor = await desk.actor_in(work, ANNA)
        await casework.finish(work, actor, draft({"outcome": "provided"}, work.now, request=request.id))
    desk.told()
    await desk.turn(days=3)
    assert asks(desk) == 0


async def test_long_after_its_time_it_is_left_out_and_the_next_one_comes(desk: Desk) -> None:
    request = await in_work(desk, started=desk.now, term="periodic")
    async with desk.work() as work:
        await work.timers.add(well_timer(request, work.now + 3 * DAY))
    desk.office.clock.at += 10 * DAY
    await desk.turn(hours=1)
    assert asks(desk) == 0
    await desk.turn(days=19)
    assert asks(desk) == 1


async def test_whoever_may_not_be_written_to_is_telephoned(desk: Desk) -> None:
    await of_galyna(desk, safe=SafeContact(write=False))
    request = await in_work(desk)
    await visited(desk, request)
    await desk.turn(days=3)
    assert [word for chat, word in desk.told() if chat in (GALYNA, ANNA)].count("telephone") == 1


async def test_a_no_alerts_the_worker_and_the_coordinator_once_a_day(desk: Desk) -> None:
    request = await in_work(desk)
    for _ in range(2):
        async with desk.work() as work:
            await checkins.answer_well(work, await desk.actor_in(work, GALYNA), request.id, False)
    assert desk.told() == [(ANNA, "not_well"), (HEAD, "not_well")]
    async with desk.work() as work:
        await checkins.answer_well(work, await desk.actor_in(work, GALYNA), request.id, True)
    assert desk.told() == []


async def test_to_what_is_over_there_is_no_such_answer(desk: Desk) -> None:
    request = await resolved(desk)
    async with desk.work() as work:
        with pytest.raises(NotNow):
            await checkins.answer_well(work, await desk.actor_in(work, GALYNA), request.id, False)
    assert desk.request(request).status is Status.RESOLVED


async def test_every_question_has_an_end(desk: Desk) -> None:
    await resolved(desk)
    await desk.turn(hours=1)
    (letter,) = desk.letters("survey")
    assert letter.not_after is not None and letter.not_after > desk.now + DAY


async def test_the_one_switch_of_former_days_becomes_those_of_today(desk: Desk) -> None:
    await of_galyna(desk, quiet=frozenset({"reminders", "notices"}))
    async with desk.work() as work:
        actor = await privacy.mute(work, await desk.actor_in(work, GALYNA), "surveys")
    assert actor.person.quiet == {"checkins", "drafts", "notices"}
    async with desk.work() as work:
        actor = await privacy.mute(work, actor, "visits")
        assert actor.person.quiet == {"checkins", "drafts", "notices", "visits"}
        assert await privacy.mute(work, actor, "reminders") == actor
