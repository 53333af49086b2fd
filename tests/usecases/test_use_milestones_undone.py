"""A refusal by the coordinator, an appeal against it, a record made by mistake: what becomes of the clocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.course_steps import Milestone
from domain.requests import NotFound, NotNow, Request
from domain.timers import TimerKind
from tests.usecases.desk import ANNA, GALYNA, HEAD, Desk, draft
from tests.usecases.test_use_milestones import REFUSE, WHERE, M, a_case, of_kind, record, why_escalated
from usecases import decisions, milestones


async def refuse(desk: Desk, request: Request) -> Request:
    """The coordinator refuses at once."""
    actor = await desk.actor(HEAD)
    async with desk.work() as work:
        answers = {"ground": "not_offered", "where": WHERE}
        return await decisions.reject(work, actor, draft(answers, work.now, request=request.id))


async def appeal(desk: Desk, request: Request) -> Request:
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        return await decisions.appeal(work, actor, draft({}, work.now, request=request.id))


async def test_a_refusal_by_the_coordinator_is_the_decision_and_meets_its_clock() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED)
    await desk.turn(hours=26)
    refused = await refuse(desk, desk.request(request))
    course, now = refused.course, desk.now
    assert (course.decided, course.notified, course.decision) == (now, now, "refuse")
    assert (course.ground, course.where) == ("not_offered", WHERE)
    decision = course.clock("decision")
    assert decision and decision.met_at == now and decision.spent
    await desk.turn(days=30)
    assert desk.request(request).course.clock("decision") == decision
    assert not of_kind(desk, "clock_late", GALYNA)


async def test_after_an_appeal_the_decision_has_a_new_term() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED, M.ASSESSED)
    first = (await refuse(desk, request)).course.clock("decision")
    await desk.turn(days=2)
    appealed = await appeal(desk, desk.request(request))
    assert appealed.course.decided is None and appealed.course.assessed
    decision = appealed.course.clock("decision")
    assert decision and decision.running and decision.started_at == desk.now
    assert first in appealed.course.clocks, "the figure of the first one stays"
    assert TimerKind.OVERDUE in desk.waiting(appealed)


@pytest.mark.parametrize("steps", [(), (M.REGISTERED, M.ASSESSED, M.DECIDED, M.NOTIFIED)])
async def test_an_appeal_begins_no_term_where_nothing_is_to_be_decided(steps: tuple[Milestone, ...]) -> None:
    """There is no application, or help was decided on and that stands."""
    desk = Desk()
    request = await record(desk, await a_case(desk), *steps, decision="approve")
    refused = await refuse(desk, request)
    same = replace(request.course, last=None)
    assert refused.course == same and (await appeal(desk, refused)).course == same


async def test_a_refusal_told_by_its_worker_is_decided_anew_after_an_appeal() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED, M.ASSESSED, M.DECIDED, M.NOTIFIED, **REFUSE)
    appealed = await appeal(desk, request)
    decision = appealed.course.clock("decision")
    assert decision and decision.running and decision != request.course.clock("decision")


async def take_back(desk: Desk, request: Request, step: Milestone) -> Request:
    """«Це помилка», says Анна."""
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        return await milestones.take_back(work, actor, request.id, step)


async def test_what_was_recorded_by_mistake_has_not_been() -> None:
    """The clock that it met runs on, and is heard of although its moment has gone by meanwhile."""
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED)
    assessment = request.course.clocks[0]
    await desk.turn(seconds=(assessment.due - desk.now).total_seconds() - 3600)
    await record(desk, request, M.ASSESSED)
    await desk.turn(hours=2)
    assert not why_escalated(desk)
    undone = await take_back(desk, request, M.ASSESSED)
    assert undone.course == replace(request.course, last=None)
    await desk.turn(minutes=1)
    assert why_escalated(desk) == ["assessment"]
    assert len(of_kind(desk, "milestone", GALYNA)) == 1, "of an assessment nobody was told"
    with pytest.raises(NotNow):
        await take_back(desk, request, M.REGISTERED)


async def test_a_clock_that_runs_on_says_nothing_twice() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED, M.ASSESSED)
    await take_back(desk, request, M.ASSESSED)
    await desk.turn(days=30)
    near = [one.body["params"] for one in of_kind(desk, "clock_near", ANNA)]
    told = [(p["term"], p["share"]) for p in near if isinstance(p, dict)]
    assert sorted(told) == [("assessment", 50), ("assessment", 80), ("decision", 50), ("decision", 80)]
    assert len(of_kind(desk, "clock_late", GALYNA)) == 1


async def test_whoever_was_told_reads_that_it_was_a_mistake() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED)
    desk.told()
    undone = await take_back(desk, request, M.REGISTERED)
    (word,) = of_kind(desk, "milestone", GALYNA)
    told = word.body["params"]
    assert isinstance(told, dict) and told["mistaken"] and told["step"] == "registered"
    assert not undone.course.clocks and not undone.course.application
    await desk.turn(days=30)
    assert {"assessment", "decision"}.isdisjoint(why_escalated(desk))
    assert not of_kind(desk, "clock_late", GALYNA)


async def test_after_three_days_or_once_refused_it_stays() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED, M.ASSESSED, M.DECIDED, M.NOTIFIED, **REFUSE)
    with pytest.raises(NotFound):  # it is no case of theirs any more
        await take_back(desk, request, M.NOTIFIED)
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED)
    await desk.turn(days=3, seconds=1)
    with pytest.raises(NotNow):
        await take_back(desk, request, M.REGISTERED)
