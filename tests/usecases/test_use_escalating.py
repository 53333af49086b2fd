"""What brings the level down, what is told and to whom, and what fell due while nobody was up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.course import Clock, Course
from domain.people import Role
from domain.requests import NotFound, Request, Status
from domain.timers import TimerKind
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, GALYNA, HEAD, HOME, NEXT, Desk, draft
from usecases import answers, casework, chiefs, contacting, handing, notes, watching
from usecases.escalating import escalate

K = TimerKind
OTHER_HEAD = 702
STORY = {"pieces": [{"m": 5, "text": "Слова"}]}


async def late(desk: Desk) -> Request:
    """Anna took it, the promised call did not come, and the heads have heard of it."""
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    request = await desk.take(ANNA, await desk.submit())
    await desk.turn(days=1, hours=8)
    desk.told()
    assert desk.request(request).level == 1
    return request


async def do(desk: Desk, what: str, request: Request) -> Request:
    """One act of one person."""
    chat = {"says so": GALYNA, "reads": GALYNA, "takes over": HEAD, "assigns": HEAD, "again": HEAD}.get(what, ANNA)
    actor = await desk.actor(chat)
    async with desk.work() as work:
        if what == "calls":
            await casework.record_contact(work, actor, request.id)
        elif what == "says so":
            await answers.check_in(work, actor, request.id, True)
        elif what == "takes over":
            await handing.take_over(work, actor, request.id)
        elif what == "assigns":
            bohdan = next(m.id for m in await work.staff.team(HOME.code) if m.title == f"Ф-{BOHDAN}")
            await handing.assign(work, actor, request.id, bohdan)
        elif what == "again":
            await handing.release(work, actor, request.id)
        elif what == "notes":
            await notes.add(work, actor, request.id, STORY)
        elif what == "tries":
            await contacting.tried(work, actor, request.id, "no_answer")
        elif what == "finishes":
            await casework.finish(work, actor, draft({"outcome": "provided"}, work.now, request=request.id))
        else:
            await casework.write(work, actor, request.id, STORY)
    return desk.request(request)


@pytest.mark.parametrize("what", ["calls", "says so", "takes over", "assigns", "again", "finishes"])
async def test_it_falls_when_somebody_acts(desk: Desk, what: str) -> None:
    request = await do(desk, what, await late(desk))
    assert request.level == 0
    await desk.turn(hours=20)
    assert not [one for one in desk.told() if one[1] == "escalated"], "the step of before does nothing"


@pytest.mark.parametrize("what", ["notes", "tries", "writes", "reads"])
async def test_words_are_no_call(desk: Desk, what: str) -> None:
    assert (await do(desk, what, await late(desk))).level == 1


@pytest.mark.parametrize("what", ["notes", "tries", "writes"])
async def test_but_work_goes_on_by_them(desk: Desk, what: str) -> None:
    request = await late(desk)
    await do(desk, "calls", request)
    await desk.turn(days=9)
    assert desk.request(request).level
    assert (await do(desk, what, request)).level == 0


async def test_what_stood_still_is_looked_at_from_the_last_act(desk: Desk) -> None:
    request = await late(desk)
    await do(desk, "calls", request)
    await desk.turn(days=6)
    await do(desk, "writes", request)
    desk.told()
    await desk.turn(days=6)
    assert not [one for one in desk.told() if one[1] in ("stalled", "escalated")]
    await desk.turn(days=3)
    assert [one for one in desk.told() if one[1] == "stalled"] == [(ANNA, "stalled"), (HEAD, "stalled")]


async def test_an_agreed_visit_and_a_service_that_is_given_are_no_standstill(desk: Desk) -> None:
    request = await late(desk)
    await do(desk, "calls", request)
    desk.rows.requests[request.id] = replace(desk.request(request), visit_at=desk.now + timedelta(days=20))
    desk.told()
    await desk.turn(days=19)
    assert desk.request(request).level == 0 and desk.waiting(request)
    going = Course(started=desk.now, term="periodic")
    desk.rows.requests[request.id] = replace(desk.request(request), visit_at=None, course=going)
    await desk.turn(days=60)
    assert desk.request(request).level == 0 and desk.waiting(request)


async def test_a_term_that_ran_out_stays_owed_whoever_has_the_case(desk: Desk) -> None:
    request = await late(desk)
    await do(desk, "calls", request)
    clock = Clock("assessment", desk.now, desk.now, 5, "working_days", "law_2671_20")
    overdue = replace(desk.request(request), course=Course(registered=desk.now, clocks=(clock,)), level=3)
    desk.rows.requests[request.id] = overdue
    await desk.turn(minutes=1)
    assert (await do(desk, "takes over", request)).level == 1


async def test_the_same_is_said_once_a_day_and_another_thing_at_once(desk: Desk) -> None:
    request = await late(desk)
    for why in ("assessment", "assessment", "not_called"):
        async with desk.work() as work:
            await escalate(work, desk.request(request), why)
    assert desk.told() == [(ANNA, "escalated"), (HEAD, "escalated")], "what climbs already is told by its levels"
    over = await do(desk, "finishes", request)
    desk.told()
    async with desk.work() as work:
        assert await escalate(work, over, "decision") == over
    assert desk.told() == []


async def test_reminders_of_the_call_stop_when_it_is_made(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.take(ANNA, await desk.submit())
    desk.told()
    await desk.turn(hours=22, minutes=45)
    assert desk.told() == [(ANNA, "term_near")]
    await do(desk, "calls", request)
    await desk.turn(days=2)
    assert "term_near" not in {kind for _, kind in desk.told()}


async def test_one_apology_a_promise(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.take(ANNA, await desk.submit(threat="yes"))
    await desk.turn(days=1)
    desk.told()
    promises = {event.data["from"] for _, event in desk.rows.events if event.kind == "slipped"}
    slips = [event for _, event in desk.rows.events if event.kind == "slipped"]
    assert len(slips) == len(promises) <= 10, "each promise slips once; an urgent one is doubled"
    await desk.turn(days=1)
    said = desk.letters("slipped")
    assert said and all(one.body["params"]["again"] for one in said)
    quiet = [one for one in said if one.not_before]
    assert all(6 <= one.not_before.hour < 19 for one in quiet if one.not_before), "at night they wait"
    assert desk.request(request).status is Status.ACCEPTED


async def missed(desk: Desk, *kinds: TimerKind) -> None:
    """Everything of these kinds that waits falls due while nobody is up; then the process begins."""
    desk.office.clock.at += timedelta(days=3)
    rows = [row.timer for row in desk.rows.timers.values() if row.state == "waiting" and row.timer.kind in kinds]
    for timer in sorted(rows, key=lambda one: one.due_at):
        await desk.fire(replace(timer, missed=True))


async def test_after_an_outage_the_staff_get_one_word_and_residents_their_apology(desk: Desk) -> None:
    await desk.hire(ANNA)
    for _ in range(12):
        await desk.take(ANNA, await desk.submit())
    urgent = await desk.take(ANNA, await desk.submit(threat="yes"))
    desk.told()
    await missed(desk, K.FIRST_CONTACT)
    (to_head,) = [one for one in desk.letters("backlog") if one.chat == HEAD]
    assert to_head.body["params"] == {"as": "head", "community": "Пирятинська", "calls": 13}
    told = desk.told()
    assert told.count((GALYNA, "slipped")) == 13
    assert told.count((ANNA, "backlog")) == told.count((HEAD, "backlog")) == 1
    assert told.count((HEAD, "not_called")) == 1, "the urgent one alone"
    assert all(one.level == 1 for one in desk.rows.requests.values()), "it climbs all the same"
    assert K.ESCALATE in desk.waiting(urgent)


async def test_what_nobody_watches_is_found_and_spoken_of(desk: Desk) -> None:
    await desk.hire(ANNA)
    held, ended = await desk.take(ANNA, await desk.submit()), await desk.take(ANNA, await desk.submit())
    await do(desk, "finishes", ended)
    over = await desk.submit()
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        await answers.cancel(work, actor, draft({"reason": "mistake"}, work.now, request=over.id))
    for id_, row in list(desk.rows.timers.items()):
        desk.rows.timers[id_] = replace(row, state="failed") if row.timer.subject == held.id else row
        if row.timer.subject == ended.id:
            del desk.rows.timers[id_]
    desk.told()
    async with desk.work() as work:
        assert {one.id for one in await watching.watch(work)} == {held.id, ended.id}
    assert desk.told() == [(ANNA, "escalated"), (HEAD, "escalated")]
    assert {K.FIRST_CONTACT, K.CHECK_IN, K.ESCALATE} <= desk.waiting(held).keys()
    assert K.CLOSE in desk.waiting(ended) and desk.request(ended).status is Status.RESOLVED
    async with desk.work() as work:
        assert await watching.watch(work) == []


async def test_one_chief_in_a_community_and_only_an_admin_says_who(desk: Desk) -> None:
    first = (await desk.actor(HEAD)).memberships[0]
    second = await desk.hire(OTHER_HEAD, Role.COORDINATOR)
    elsewhere = await desk.hire(703, Role.COORDINATOR, NEXT.code, chief=True)
    worker, admin, head = await desk.hire(ANNA), await desk.actor(ADMIN), await desk.actor(HEAD)
    async with desk.work() as work:
        for member in (first, second, second):
            assert (await chiefs.put(work, admin, member.id, True)).chief
        assert {m.id for m in await work.staff.all() if m.chief} == {second.id, elsewhere.id}
        for who, whom in ((head, second), (admin, worker)):
            with pytest.raises(NotFound):
                await chiefs.put(work, who, whom.id, True)
        await chiefs.put(work, admin, second.id, False)
        assert {m.id for m in await work.staff.all() if m.chief} == {elsewhere.id}
    assert [verb for _, verb, *_ in desk.rows.audit].count("chief_named") == 2
