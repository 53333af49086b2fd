"""Services for trained workers: the warning, the switch, and whom a request reaches then."""

from __future__ import annotations

import pytest

from domain.people import Role
from domain.requests import NotFound, NotNow
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, HEAD, HOME, NEXT, VIRA, Desk
from tests.usecases.handing_steps import form
from usecases import handing, queueing, skills
from usecases.training import lacking

SUPPLIES = frozenset({"supplies"})


async def switch(desk: Desk, skilled: bool = True, chat: int = HEAD) -> skills.Served:
    """The community wants trained workers for «Ліки, продукти, дрова», or not."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return (await skills.switch(work, actor, HOME.code, "supplies", skilled))[1]


async def test_the_switch_warns_of_nobody_and_of_one(desk: Desk) -> None:
    await desk.hire(ANNA)
    assert (await switch(desk)).workers == 0
    await desk.hire(BOHDAN, services=SUPPLIES)
    told = await switch(desk)
    assert (told.workers, told.thin) == (1, True)
    await desk.hire(604, services=SUPPLIES)
    assert not (await switch(desk)).thin
    assert not (await switch(desk, skilled=False)).skilled
    assert [line[1] for line in desk.rows.audit] == ["skill_wanted", "skill_unwanted"], "only what changed"


async def test_a_request_reaches_the_trained_alone(desk: Desk) -> None:
    await desk.hire(ANNA)
    trained = await desk.hire(BOHDAN, services=SUPPLIES, load=250)
    await switch(desk)
    request = await desk.submit()
    assert desk.asked(request) == [BOHDAN]
    assert (await desk.decline(BOHDAN, request)).excluded == {trained.id}
    assert desk.asked(request) == [HEAD], "there is nobody else: the coordinator is asked"
    assert desk.letters("nobody")


async def test_without_the_switch_training_only_comes_first(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(BOHDAN, services=SUPPLIES, load=250)
    request = await desk.submit()
    assert desk.asked(request) == [BOHDAN]
    await desk.decline(BOHDAN, request)
    assert desk.asked(request) == [ANNA]


async def test_the_urgent_reach_everybody(desk: Desk) -> None:
    await desk.hire(ANNA)
    await switch(desk)
    assert set(desk.asked(await desk.submit(threat="yes"))) == {ANNA, HEAD}


async def test_only_those_who_set_the_community_up_may(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(702, Role.COORDINATOR, NEXT.code)
    for chat in (ANNA, 702):
        with pytest.raises(NotFound):
            await switch(desk, chat=chat)
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        for key in ("nonsense", "not_ours", ""):
            with pytest.raises(NotFound):
                await skills.switch(work, actor, HOME.code, key, True)
        community, table = await skills.table(work, actor, NEXT.code)
    assert community == NEXT and "not_ours" not in {one.key for one in table}
    assert {one.code for one in table if one.key == "home_care"} == {"015.1"}


async def queued(desk: Desk, chat: int) -> list[int]:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return [one.id for one in (await queueing.queue(work, actor)).requests]


async def test_the_queue_shows_the_trained_what_is_for_them(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(BOHDAN, services=SUPPLIES)
    await switch(desk)
    request, urgent = await desk.submit(), await desk.submit(threat="yes")
    assert await queued(desk, BOHDAN) == await queued(desk, HEAD) == [request.id, urgent.id]
    assert await queued(desk, ANNA) == [urgent.id], "in danger everybody may help"
    anna = await desk.actor(ANNA)
    for what in (queueing.look, queueing.claim):
        async with desk.work() as work:
            with pytest.raises(NotFound):
                await what(work, anna, request.id)
    await desk.take(BOHDAN, request)
    async with desk.work() as work:
        with pytest.raises(NotFound):
            await queueing.look(work, anna, request.id)
        assert (await queueing.claim(work, anna, urgent.id)).holder


async def test_a_case_is_handed_to_the_trained_and_assigned_with_open_eyes(desk: Desk) -> None:
    await desk.hire(ANNA, services=SUPPLIES)
    await switch(desk)
    request = await desk.take(ANNA, await desk.submit())
    bohdan, vira = await desk.hire(BOHDAN), await desk.hire(VIRA, services=SUPPLIES, load=100)
    anna, head = await desk.actor(ANNA), await desk.actor(HEAD)
    async with desk.work() as work:
        _, may = await handing.receivers(work, anna, request.id)
        assert {m.role for m in may} == {Role.COORDINATOR, Role.WORKER} and bohdan.id not in {m.id for m in may}
        with pytest.raises(NotNow):
            await handing.hand_over(work, anna, form(desk, request, bohdan.id))
        _, choice = await handing.receivers(work, head, request.id)
        assert [m.id for m in choice] == [vira.id, bohdan.id], "the trained come first"
        assert await lacking(work, request, choice) == {bohdan.id}
        assert (await handing.assign(work, head, request.id, bohdan.id)).receiver
