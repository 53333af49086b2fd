"""«Етапи» through the use cases: clocks and their timers, who hears of what, and that nothing is counted anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.course_steps import Milestone
from domain.deadlines import RULES
from domain.requests import NotNow, Request, Status
from domain.timers import TimerKind
from tests.usecases.desk import ANNA, GALYNA, HEAD, HOME, Desk, draft
from usecases import casework, milestones, waiting
from usecases.ports import Letter

M = Milestone
WHERE = "Пенсійний фонд, вул. Соборна, 1"
REFUSE: dict[str, Any] = {"decision": "refuse", "ground": "not_offered", "where": WHERE}


async def a_case(desk: Desk, **answers: Any) -> Request:
    """Анна has talked with the person."""
    await desk.open()
    await desk.hire(ANNA)
    request = await desk.submit(**answers)
    await desk.take(ANNA, request)
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        await casework.record_contact(work, actor, request.id)
    desk.told()
    return request


async def record(desk: Desk, request: Request, *steps: Milestone, days_ago: int = 0, **told: Any) -> Request:
    """Анна records these, each of that day."""
    actor = await desk.actor(ANNA)
    for step in steps:
        answers = {"happened": (desk.now - timedelta(days=days_ago)).date().isoformat(), "application": "123/05"}
        async with desk.work() as work:
            await milestones.record(work, actor, request.id, step, {**answers, "term": "single", **told})
    return desk.request(request)


def of_kind(desk: Desk, kind: str, chat: int) -> list[Letter]:
    """What this chat was told of this kind."""
    return [one for one in desk.letters(kind) if one.chat == chat]


def why_escalated(desk: Desk) -> list[str]:
    """For which terms the coordinator was told that they are over."""
    found: list[Any] = [one.body["params"] for one in of_kind(desk, "escalated", HEAD)]
    return [str(params["why"]) for params in found]


async def test_registration_starts_the_clocks_and_is_told() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED)
    assert [clock.code for clock in request.course.clocks] == ["assessment", "decision"]
    (letter,) = of_kind(desk, "milestone", GALYNA)
    told = letter.body["params"]
    assert isinstance(told, dict) and (told["application"], told["step"]) == ("123/05", "registered")
    assert told["by"] == request.course.clocks[1].due.isoformat()
    rows = [row.timer for row in desk.rows.timers.values() if row.state == "waiting"]
    terms = [t.kind for t in rows if t.subject == request.id and t.kind in (TimerKind.TERM, TimerKind.OVERDUE)]
    assert sorted(terms) == sorted([TimerKind.TERM] * 4 + [TimerKind.OVERDUE] * 2)
    assert TimerKind.STALLED in desk.waiting(request), "the other timers of the case stay"


async def test_the_worker_is_reminded_at_half_and_four_fifths_and_the_overrun_is_escalated() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED)
    assessment = request.course.clocks[0]
    await desk.turn(seconds=(assessment.due - desk.now).total_seconds() - 60)
    near = [one.body["params"] for one in of_kind(desk, "clock_near", ANNA)]
    shares = [p["share"] for p in near if isinstance(p, dict) and p["term"] == "assessment"]
    assert shares == [50, 80]
    assert not of_kind(desk, "clock_near", HEAD) and not why_escalated(desk)
    await desk.turn(minutes=2)
    assert why_escalated(desk) == ["assessment"]
    assert desk.request(request).level == 1


async def test_a_met_term_wakes_nobody() -> None:
    desk = Desk()
    way = (M.REGISTERED, M.ASSESSED, M.DECIDED, M.NOTIFIED)
    request = await record(desk, await a_case(desk), *way, decision="approve")
    await desk.turn(days=20)
    assert not of_kind(desk, "clock_near", ANNA) and not of_kind(desk, "clock_late", GALYNA)
    assert {"assessment", "decision", "notify"}.isdisjoint(why_escalated(desk))
    assert all(clock.spent == 0 for clock in desk.request(request).course.clocks)


async def test_the_resident_hears_an_honest_word_about_the_decision() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED, M.ASSESSED)
    await desk.turn(days=30)
    assert len(of_kind(desk, "clock_late", GALYNA)) == 1
    assert "decision" in why_escalated(desk)
    assert desk.request(request).course.clock("decision") == request.course.clock("decision")


async def test_an_application_of_long_ago_is_late_at_once() -> None:
    desk = Desk()
    await record(desk, await a_case(desk), M.REGISTERED, days_ago=30)
    await desk.turn(minutes=1)
    assert set(why_escalated(desk)) == {"assessment", "decision"}
    assert not of_kind(desk, "clock_near", ANNA)


async def test_while_the_resident_is_waited_for_the_law_runs_on() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED)
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        words = {"words": {"pieces": [{"m": 5, "text": "Коли зручно?"}]}}
        await waiting.ask(work, actor, draft(words, work.now, request=request.id))
    assert desk.request(request).status is Status.WAITING
    await desk.turn(days=8)
    assert "assessment" in why_escalated(desk)


async def test_a_later_change_of_the_rule_leaves_clocks_alone() -> None:
    """The one that was met keeps its figure; the one that runs keeps the rule of the day it began."""
    desk = Desk()
    before = await record(desk, await a_case(desk), M.REGISTERED)
    stricter = replace(RULES["notify"], amount=1, source="Рішення ради № 7", valid_from=date(2020, 1, 1))
    async with desk.work() as work:
        await work.communities.put_rule(HOME.code, replace(stricter, code="assessment"))
        await work.communities.put_rule(HOME.code, stricter)
    await desk.turn(hours=26)
    after = await record(desk, before, M.ASSESSED, M.DECIDED, decision="approve")
    assessment, decision, notify = after.course.clocks
    assert (assessment.amount, assessment.due) == (5, before.course.clocks[0].due)
    assert assessment.spent and decision.spent and not notify.spent
    assert (notify.amount, notify.source) == (1, "Рішення ради № 7")
    frozen = assessment.spent
    await desk.turn(days=3)
    told = await record(desk, after, M.NOTIFIED)
    assert told.course.clocks[0].spent == frozen


async def test_who_was_told_of_a_refusal_is_refused() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED, M.ASSESSED, M.DECIDED, **REFUSE)
    assert request.status is Status.IN_PROGRESS
    news = [one.body["params"] for one in of_kind(desk, "milestone", GALYNA)]
    assert all(WHERE not in str(told) for told in news), "a refusal is not told in passing"
    refused = await record(desk, request, M.NOTIFIED)
    assert (refused.status, refused.outcome) == (Status.REJECTED, "not_offered")
    (letter,) = of_kind(desk, "rejected", GALYNA)
    told = letter.body["params"]
    assert isinstance(told, dict) and (told["ground"], told["where"]) == ("not_offered", WHERE)
    assert desk.rows.audit[-1][1] == "rejected"
    assert not desk.waiting(refused)


async def test_urgent_help_has_a_day_and_is_not_refused() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk, threat="yes"), M.STARTED, M.REGISTERED)
    decision = request.course.clock("decision_urgent")
    assert decision and decision.due - decision.started_at == timedelta(days=1)
    with pytest.raises(NotNow):
        await record(desk, request, M.DECIDED, **REFUSE)


async def test_out_of_order_or_of_another_day_it_is_not_recorded() -> None:
    desk = Desk()
    request = await record(desk, await a_case(desk), M.REGISTERED)
    for step, ago in ((M.DECIDED, 0), (M.ASSESSED, 1), (M.ASSESSED, -1), (M.REGISTERED, 0)):
        with pytest.raises(NotNow):
            await record(desk, request, step, days_ago=ago)


async def test_of_a_death_nobody_is_written_to() -> None:
    desk = Desk()
    way = (M.REGISTERED, M.ASSESSED, M.DECIDED, M.NOTIFIED, M.STARTED)
    request = await record(desk, await a_case(desk), *way, decision="approve")
    desk.told()
    await record(desk, request, M.ENDED, end_reason="died")
    assert not of_kind(desk, "milestone", GALYNA)
