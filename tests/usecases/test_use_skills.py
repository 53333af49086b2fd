"""Services for trained workers: the warning, the switch, and whom a request reaches then."""

from __future__ import annotations

import pytest

from domain.people import Role
from domain.requests import NotFound
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, HEAD, HOME, NEXT, Desk
from usecases import skills

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
