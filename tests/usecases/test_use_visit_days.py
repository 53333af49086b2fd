"""A day's visits move together: the same time where it is free, everybody told once, nobody written to in vain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from domain.deadlines import instant, local
from domain.people import Role, SafeContact
from domain.requests import NotFound, Request
from domain.visits import Visit, VisitState
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, HOME, NEXT, Desk
from usecases import quiet, visit_days, visit_lists, visiting, visits_others
from usecases.ports import Letter

TUESDAY, WEDNESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26)
OUTSIDE = 790  # a coordinator of another community
SATURDAY = date(2026, 11, 28)
TZ = "Europe/Kyiv"
TEN, EIGHT, ONE = time(10), time(8), time(13)


@pytest.fixture
async def desk() -> Desk:
    """An office with one worker, on the Monday before."""
    found = Desk()
    found.office.clock.at = datetime.fromisoformat("2026-11-23T08:00:00+00:00")
    await found.open()
    await found.hire(ANNA)
    return found


async def a_case(desk: Desk, chat: int = GALYNA) -> Request:
    """Анна has this resident's request."""
    if chat != GALYNA:
        await desk.resident(chat)
    return await desk.take(ANNA, await desk.submit(chat))


async def planned(desk: Desk, request: Request, day: date, at: time) -> Visit:
    """Анна proposes to come then."""
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        starts = instant(day, at, TZ)
        return await visiting.propose(work, actor, request.id, starts, starts + timedelta(hours=2))


async def move(desk: Desk, day: date, to: date, chat: int = ANNA) -> list[Visit]:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await visit_days.move_day(work, actor, day, to)


def told(desk: Desk, kind: str) -> list[Letter]:
    return [one for one in desk.letters() if one.body["kind"] == kind]


def clock(visit: Visit) -> tuple[date, time]:
    here = local(visit.starts_at, TZ)
    return here.date(), here.time()


async def test_each_goes_to_the_same_time_of_the_other_day(desk: Desk) -> None:
    for chat, at in ((GALYNA, TEN), (502, ONE)):
        await planned(desk, await a_case(desk, chat), TUESDAY, at)
    moved = await move(desk, TUESDAY, WEDNESDAY)
    assert [clock(one) for one in moved] == [(WEDNESDAY, TEN), (WEDNESDAY, ONE)]
    assert {one.state for one in moved} == {VisitState.MOVED}
    assert sorted(one.chat for one in told(desk, "visit_moved")) == [GALYNA, 502]


async def test_whoever_finds_their_time_taken_gets_a_free_one_and_nobody_loses_theirs(desk: Desk) -> None:
    await planned(desk, await a_case(desk), WEDNESDAY, TEN)
    await planned(desk, await a_case(desk, 502), TUESDAY, TEN)
    await planned(desk, await a_case(desk, 503), TUESDAY, EIGHT)
    moved = await move(desk, TUESDAY, WEDNESDAY)
    assert [clock(one)[1] for one in moved] == [EIGHT, ONE]
    assert moved[0].request_id != moved[1].request_id


async def test_a_full_day_still_takes_them_at_their_own_time(desk: Desk) -> None:
    for n, at in enumerate((EIGHT, TEN, ONE, time(15))):
        await planned(desk, await a_case(desk, 510 + n), WEDNESDAY, at)
    await planned(desk, await a_case(desk), TUESDAY, TEN)
    assert [clock(one) for one in await move(desk, TUESDAY, WEDNESDAY)] == [(WEDNESDAY, TEN)]


async def test_twice_tapped_it_is_done_and_told_once(desk: Desk) -> None:
    await planned(desk, await a_case(desk), TUESDAY, TEN)
    assert len(await move(desk, TUESDAY, WEDNESDAY)) == 1
    assert await move(desk, TUESDAY, WEDNESDAY) == [] and await move(desk, TUESDAY, THURSDAY) == []
    assert len(told(desk, "visit_moved")) == 1


async def test_what_is_over_or_called_off_stays_where_it_is(desk: Desk) -> None:
    first = await planned(desk, await a_case(desk), TUESDAY, EIGHT)
    second = await planned(desk, await a_case(desk, 502), TUESDAY, TEN)
    third = await planned(desk, await a_case(desk, 503), TUESDAY, ONE)
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        await visiting.cancel(work, actor, third.id, third.version)
    desk.office.clock.at = instant(TUESDAY, time(11), TZ)  # the first is over, the second has begun
    assert [one.id for one in await move(desk, TUESDAY, WEDNESDAY)] == [second.id]
    assert desk.rows.visits[first.id] == first


@pytest.mark.parametrize("to", [SATURDAY, TUESDAY, date(2026, 11, 20), date(2150, 1, 1)])
async def test_only_to_a_working_day_after_it(desk: Desk, to: date) -> None:
    await planned(desk, await a_case(desk), TUESDAY, TEN)
    assert await move(desk, TUESDAY, to) == []
    assert not told(desk, "visit_moved")


async def test_whoever_may_not_be_written_to_is_a_task_to_telephone(desk: Desk) -> None:
    request = await a_case(desk)
    await planned(desk, request, TUESDAY, TEN)
    async with desk.work() as work:
        await quiet.change_contact(work, await desk.actor_in(work, GALYNA), write=False)
    await move(desk, TUESDAY, WEDNESDAY)
    (task,) = told(desk, "telephone")
    assert task.chat == ANNA and task.body["params"]["number"] == request.number
    assert task.body["params"]["starts"] == instant(WEDNESDAY, TEN, TZ).isoformat()
    await move(desk, TUESDAY, WEDNESDAY)
    assert len(told(desk, "telephone")) == 1


async def test_nobody_moves_the_day_of_a_colleague(desk: Desk) -> None:
    visit = await planned(desk, await a_case(desk), TUESDAY, TEN)
    await desk.hire(BOHDAN)
    for chat in (BOHDAN, HEAD, GALYNA):
        assert await move(desk, TUESDAY, WEDNESDAY, chat) == []
    assert desk.rows.visits[visit.id] == visit


async def test_the_lists_have_the_visits_of_ones_own_cases(desk: Desk) -> None:
    tuesday = await planned(desk, await a_case(desk), TUESDAY, TEN)
    friday = await planned(desk, await a_case(desk, 502), date(2026, 11, 27), ONE)
    await desk.hire(BOHDAN)
    for chat, there in ((ANNA, [tuesday.id, friday.id]), (BOHDAN, []), (HEAD, []), (GALYNA, [])):
        actor = await desk.actor(chat)
        async with desk.work() as work:
            week = await visit_lists.week_of(work, actor, date(2026, 11, 23))
            day = await visit_lists.day_of(work, actor, TUESDAY)
            ahead = await visit_lists.ahead(work, actor)
        assert [one.visit.id for one in week] == there
        assert [one.visit.id for one in day] == there[:1]
        assert [one.visit.id for one in ahead] == there


async def test_the_edges_of_a_day_are_local(desk: Desk) -> None:
    """Midnight in Kyiv is 22:00 UTC of the day before."""
    request = await a_case(desk)
    visit = await planned(desk, request, TUESDAY, EIGHT)
    for at, day in ((time(0), TUESDAY), (time(23, 59), TUESDAY)):
        starts = instant(TUESDAY, at, TZ)
        desk.rows.visits[visit.id] = replace(visit, starts_at=starts, ends_at=starts + timedelta(hours=1))
        actor = await desk.actor(ANNA)
        async with desk.work() as work:
            assert [one.day for one in await visit_lists.day_of(work, actor, day)] == [day]
            assert not await visit_lists.day_of(work, actor, day - timedelta(days=1))


async def test_that_a_calendar_was_taken_out_is_on_record(desk: Desk) -> None:
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        await visit_lists.ahead(work, actor)
    assert desk.rows.audit[-1][:2] == (actor.person.id, "exported")


async def test_a_safe_contact_is_somebody_to_be_told_all_the_same(desk: Desk) -> None:
    """«Лише без подробиць» is a wish how, not whether."""
    await planned(desk, await a_case(desk), TUESDAY, TEN)
    async with desk.work() as work:
        person = (await desk.actor_in(work, GALYNA)).person
        await work.people.save(replace(person, safe=SafeContact(neutral=True)))
    await move(desk, TUESDAY, WEDNESDAY)
    assert len(told(desk, "visit_moved")) == 1 and not told(desk, "telephone")


async def test_a_visit_of_nobody_is_not_found(desk: Desk) -> None:
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        with pytest.raises(NotFound):
            await visiting.confirm(work, actor, 12345, 1)


async def of_anna(desk: Desk, day: date, to: date, chat: int = HEAD) -> list[Visit]:
    """Somebody moves the day of Анна."""
    actor, anna = await desk.actor(chat), (await desk.actor(ANNA)).memberships[0]
    async with desk.work() as work:
        return await visits_others.move_day(work, actor, anna.id, day, to)


async def test_a_coordinator_moves_the_day_of_an_ill_worker(desk: Desk) -> None:
    for chat, at in ((GALYNA, TEN), (502, ONE)):
        await planned(desk, await a_case(desk, chat), TUESDAY, at)
    thursday = await planned(desk, await a_case(desk, 503), THURSDAY, TEN)
    moved = await of_anna(desk, TUESDAY, WEDNESDAY)
    assert [clock(one) for one in moved] == [(WEDNESDAY, TEN), (WEDNESDAY, ONE)]
    assert {one.state for one in moved} == {VisitState.MOVED}
    assert sorted(one.chat for one in told(desk, "visit_moved")) == [GALYNA, 502]
    (word,) = told(desk, "day_moved")
    assert word.chat == ANNA and word.body["params"]["n"] == 2
    head, anna = await desk.actor(HEAD), await desk.actor(ANNA)
    assert desk.rows.audit[-1] == (head.person.id, "day_moved", 0, HOME.code)
    assert desk.rows.noted_of[-1] == anna.person.id
    assert await of_anna(desk, TUESDAY, WEDNESDAY) == [] and len(told(desk, "day_moved")) == 1
    assert desk.rows.visits[thursday.id] == thursday
    assert {one.holder.person_id for one in desk.rows.requests.values() if one.holder} == {anna.person.id}


async def test_a_coordinator_telephones_whoever_may_not_be_written_to(desk: Desk) -> None:
    await planned(desk, await a_case(desk), TUESDAY, TEN)
    async with desk.work() as work:
        await quiet.change_contact(work, await desk.actor_in(work, GALYNA), write=False)
    await of_anna(desk, TUESDAY, WEDNESDAY)
    assert [one.chat for one in told(desk, "telephone")] == [HEAD]


@pytest.mark.parametrize("chat", [BOHDAN, GALYNA, OUTSIDE])
async def test_only_a_coordinator_of_the_community_moves_it(desk: Desk, chat: int) -> None:
    visit = await planned(desk, await a_case(desk), TUESDAY, TEN)
    await desk.hire(BOHDAN)
    await desk.hire(OUTSIDE, community=NEXT.code, role=Role.COORDINATOR)
    with pytest.raises(NotFound):
        await of_anna(desk, TUESDAY, WEDNESDAY, chat)
    assert desk.rows.visits[visit.id] == visit and not told(desk, "visit_moved")
