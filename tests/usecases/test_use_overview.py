"""The desk of a coordinator: true figures, lists that lose nothing, and never a community of others."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from domain.course_steps import Milestone
from domain.deadlines import instant, local
from domain.lateness import Owed
from domain.people import Role
from domain.requests import NotFound, Request
from tests.usecases.desk import ANNA, BOHDAN, FAR, GALYNA, HEAD, NEXT, VIRA, Desk, draft
from tests.usecases.test_use_milestones import record
from usecases import casework, overview, visiting, waiting, workload
from usecases.overview import Which
from usecases.settled import to_decide

OTHER_HEAD, OWN = 702, 703


async def figures(desk: Desk, chat: int = HEAD) -> dict[Which, int]:
    """What the coordinator reads."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return dict((await overview.desk(work, actor, overview.heads(actor)[0].id)).figures)


async def listed(desk: Desk, which: Which, number: int = 0) -> overview.Page:
    """A page of one of the lists."""
    actor = await desk.actor(HEAD)
    async with desk.work() as work:
        return await overview.page(work, actor, which, overview.heads(actor)[0].id, number)


def ids(page: overview.Page) -> list[int]:
    """Which requests stand on it."""
    return [r.id for r in page.requests]


async def test_the_figures_follow_what_happens(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    assert (await figures(desk))[Which.UNOWNED] == 1
    assert (await figures(desk))[Which.NOBODY] == 0
    await desk.decline(ANNA, request)
    assert (await figures(desk))[Which.NOBODY] == 1
    await desk.take(HEAD, request)
    assert sum((await figures(desk)).values()) == 0
    await desk.turn(days=3)
    assert (await figures(desk))[Which.OVERDUE] == 1


async def test_a_promise_that_was_given_anew_was_still_not_kept(desk: Desk) -> None:
    await desk.hire(ANNA)
    kept, late = await desk.submit(), await desk.submit()
    for request in (kept, late):
        await desk.take(ANNA, request)
    await desk.turn(days=2)
    assert desk.request(late).due > desk.now, "the clock has promised another time"
    assert set(ids(await listed(desk, Which.OVERDUE))) == {kept.id, late.id}
    assert set((await listed(desk, Which.OVERDUE)).owed) == {kept.id, late.id}


async def test_pages_lose_nothing_and_a_page_that_is_gone_gives_way(desk: Desk) -> None:
    requests = [await desk.submit() for _ in range(19)]
    pages = [await listed(desk, Which.UNOWNED, n) for n in range(3)]
    assert [len(p.requests) for p in pages] == [8, 8, 3] and [p.more for p in pages] == [True, True, False]
    assert [id_ for p in pages for id_ in ids(p)] == [r.id for r in requests], "the oldest first"
    assert (await listed(desk, Which.UNOWNED, 9)).number == 2
    assert (await listed(desk, Which.NOBODY, 1)).requests == (await listed(desk, Which.UNOWNED, 1)).requests


async def test_nobody_judges_their_own_case(desk: Desk) -> None:
    await desk.resident(OWN)
    await desk.hire(OWN, Role.COORDINATOR)
    mine, other = await desk.submit(OWN), await desk.submit()
    actor = await desk.actor(OWN)
    assert (await figures(desk, OWN))[Which.UNOWNED] == 1
    async with desk.work() as work:
        page = await overview.page(work, actor, Which.UNOWNED, overview.heads(actor)[0].id, 0)
        assert ids(page) == [other.id]
        with pytest.raises(NotFound):
            await overview.headed(work, actor, mine.id)


@pytest.mark.parametrize("chat", [ANNA, GALYNA, OTHER_HEAD])
async def test_others_find_nothing(desk: Desk, chat: int) -> None:
    await desk.hire(ANNA)
    await desk.hire(OTHER_HEAD, Role.COORDINATOR, NEXT.code)
    request, head = await desk.submit(), (await desk.actor(HEAD)).memberships[0]
    anna = (await desk.actor(ANNA)).memberships[0]
    actor = await desk.actor(chat)
    async with desk.work() as work:
        for asked in (
            overview.desk(work, actor, head.id),
            overview.page(work, actor, Which.UNOWNED, head.id, 0),
            overview.headed(work, actor, request.id),
            to_decide(work, actor, request.id, 1),
            workload.team(work, actor, head.id, 0),
            workload.profile(work, actor, anna.id),
            workload.cases(work, actor, anna.id, 0),
        ):
            with pytest.raises(NotFound):
                await asked


async def test_a_list_that_is_none_is_not_found(desk: Desk) -> None:
    actor = await desk.actor(HEAD)
    async with desk.work() as work:
        with pytest.raises(NotFound):
            await overview.page(work, actor, "mine", actor.memberships[0].id, 0)


async def test_the_load_of_each_worker(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    first, second = await desk.submit(), await desk.submit()
    await _taken_by_whoever_is_asked(desk, first)
    actor, (asked,) = await desk.actor(HEAD), desk.asked(second)
    async with desk.work() as work:
        team = await workload.team(work, actor, actor.memberships[0].id, 0)
        loads = {load.member.title: (load.held, load.asked) for load in team.loads}
    assert sum(held for held, _ in loads.values()) == 1
    assert loads[f"Ф-{asked}"][1] == 1
    await desk.turn(days=2)
    async with desk.work() as work:
        team = await workload.team(work, actor, actor.memberships[0].id, 0)
    assert sum(load.overdue for load in team.loads) == 1


async def test_who_does_not_work_now_comes_last(desk: Desk) -> None:
    await desk.hire(ANNA, active=False)
    for chat in (BOHDAN, VIRA):
        await desk.hire(chat)
    actor = await desk.actor(HEAD)
    async with desk.work() as work:
        team = await workload.team(work, actor, actor.memberships[0].id, 5)
    assert [load.member.active for load in team.loads] == [True, True, False] and team.number == 0


async def test_only_a_decision_stands_in_the_way_of_another(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    actor = await desk.actor(HEAD)
    await desk.take(ANNA, request)
    async with desk.work() as work:
        fresh, news = await to_decide(work, actor, request.id, request.version)
        assert news is not None and news.event.kind == "accepted"
        assert (await to_decide(work, actor, request.id, fresh.version))[1] is None
    await desk.turn(days=2)  # the clock promises anew: no decision of anybody
    async with desk.work() as work:
        assert (await to_decide(work, actor, request.id, fresh.version))[1] is None
        assert desk.request(request).version > fresh.version


async def test_elsewhere_is_another_desk(desk: Desk) -> None:
    await desk.resident(OWN, FAR)
    await desk.submit(OWN)
    assert sum((await figures(desk)).values()) == 0


async def _taken_by_whoever_is_asked(desk: Desk, request: Request) -> None:
    (chat,) = desk.asked(request)
    await desk.take(chat, request)


async def test_a_term_of_the_law_that_ran_out_is_overdue_until_it_is_met(desk: Desk) -> None:
    """Also while the case waits for an answer: the term runs on."""
    await desk.hire(ANNA)
    request = await _called(desk)
    await record(desk, request, Milestone.REGISTERED)
    assert (await figures(desk))[Which.OVERDUE] == 0
    await desk.turn(days=8)
    assert (await figures(desk))[Which.OVERDUE] == 1
    assert (await listed(desk, Which.OVERDUE)).owed == {request.id: {Owed.TERM}}
    await _asks(desk, request)
    assert (await listed(desk, Which.OVERDUE)).owed == {request.id: {Owed.TERM}}
    assert (await listed(desk, Which.WAITING)).owed == {request.id: {Owed.TERM}}
    actor, anna = await desk.actor(HEAD), (await desk.actor(ANNA)).memberships[0]
    async with desk.work() as work:
        assert (await workload.cases(work, actor, anna.id, 0)).owed == {request.id: {Owed.TERM}}
        assert (await workload.profile(work, actor, anna.id)).load.overdue == 1
    await record(desk, request, Milestone.ASSESSED)
    assert (await figures(desk))[Which.OVERDUE] == 0


async def test_a_flagged_visit_is_overdue_until_somebody_tells_how_it_was(desk: Desk) -> None:
    """Also when its schedule goes on and a person has acted since."""
    await desk.hire(ANNA)
    request, actor = await _called(desk), await desk.actor(ANNA)
    async with desk.work() as work:
        day = local(work.now, "Europe/Kyiv").date() + timedelta(days=1)
        starts = instant(day, time(10), "Europe/Kyiv")
        visit = await visiting.propose(work, actor, request.id, starts, starts + timedelta(hours=2), "d:7")
    await desk.turn(days=3, hours=12)
    assert desk.rows.visits[visit.id].flagged
    assert (await listed(desk, Which.OVERDUE)).owed == {request.id: {Owed.VISIT}}
    await _asks(desk, request)
    assert (await listed(desk, Which.OVERDUE)).owed == {request.id: {Owed.VISIT}}
    async with desk.work() as work:
        await visiting.result(work, actor, visit.id, desk.rows.visits[visit.id].version, "done")
    assert (await figures(desk))[Which.OVERDUE] == 0


async def _called(desk: Desk) -> Request:
    """Анна has it, and the resident was called."""
    request, actor = await desk.take(ANNA, await desk.submit()), await desk.actor(ANNA)
    async with desk.work() as work:
        return await casework.record_contact(work, actor, request.id)


async def _asks(desk: Desk, request: Request) -> None:
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        story = {"pieces": [{"m": 5, "text": "Коли зручно?"}]}
        await waiting.ask(work, actor, draft({"words": story}, work.now, request=request.id))
