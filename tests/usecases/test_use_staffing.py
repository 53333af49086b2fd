"""A colleague's settings in memory: who changes whom, what is on record, and leaving."""

from __future__ import annotations

import pytest

from domain.people import Role
from domain.requests import NotFound
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, HEAD, HOME, NEXT, Desk
from usecases import staffing


def done(desk: Desk) -> list[str]:
    """What is on record."""
    return [line[1] for line in desk.rows.audit]


async def test_an_admin_changes_everybody_a_coordinator_their_workers(desk: Desk) -> None:
    anna, abroad = await desk.hire(ANNA), await desk.hire(BOHDAN, community=NEXT.code)
    head, admin = await desk.actor(HEAD), await desk.actor(ADMIN)
    own = head.memberships[0]
    async with desk.work() as work:
        for member in (anna, abroad, own, admin.memberships[0]):
            assert (await staffing.change(work, admin, member.id, title="Нова")).title == "Нова"
        assert (await staffing.change(work, head, anna.id, capacity=100)).capacity == 100
        for member in (abroad, own, admin.memberships[0]):
            with pytest.raises(NotFound):
                await staffing.change(work, head, member.id, cleared=True)
        for member in (anna, abroad):
            with pytest.raises(NotFound):
                await staffing.look(work, await desk.actor_in(work, BOHDAN), member.id)
    assert desk.rows.memberships[own.id].title == "Нова"


async def test_clearance_is_on_record_once_for_each_change(desk: Desk) -> None:
    anna, head = await desk.hire(ANNA), await desk.actor(HEAD)
    async with desk.work() as work:
        for cleared in (True, True, False):
            await staffing.change(work, head, anna.id, cleared=cleared)
    assert [verb for verb in done(desk) if verb.endswith("cleared")] == ["cleared", "uncleared"]
    assert done(desk).count("staff_changed") == 2


async def test_only_what_there_is_can_be_given(desk: Desk) -> None:
    anna, admin = await desk.hire(ANNA), await desk.actor(ADMIN)
    async with desk.work() as work:
        for asked in (
            staffing.put_district(work, admin, anna.id, 12345, True),
            staffing.put_service(work, admin, anna.id, "not_ours", True),
            staffing.put_service(work, admin, anna.id, "nonsense", True),
            staffing.change(work, admin, 999, title="Х"),
        ):
            with pytest.raises(NotFound):
                await asked
        assert (await staffing.put_service(work, admin, anna.id, "papers", True)).services == {"papers"}
        assert (await staffing.put_service(work, admin, anna.id, "papers", False)).services == frozenset()


async def test_leaving_hands_the_work_on_and_nobody_leaves_by_themselves(desk: Desk) -> None:
    anna, bohdan = await desk.hire(ANNA), await desk.hire(BOHDAN)
    request = await desk.submit()
    first = desk.asked(request)[0]
    await desk.take(first, request)
    left, other = (anna, BOHDAN) if first == ANNA else (bohdan, ANNA)
    head, admin = await desk.actor(HEAD), await desk.actor(ADMIN)
    async with desk.work() as work:
        report = await staffing.switch(work, head, left.id, active=False)
        assert report and len(report.requeued) == 1
        assert await staffing.switch(work, head, left.id, active=False) is None
        with pytest.raises(staffing.Oneself):
            await staffing.switch(work, admin, admin.memberships[0].id, active=False)
    assert desk.asked(request) == [other]
    async with desk.work() as work:
        await staffing.switch(work, head, left.id, active=True)
    assert desk.rows.memberships[left.id].active


async def test_everybody_has_a_name_and_a_place_in_the_list(desk: Desk) -> None:
    anna = await desk.hire(ANNA)
    async with desk.work() as work:
        admin = await desk.actor_in(work, ADMIN)
        await staffing.change(work, admin, anna.id, title="")
        team = await staffing.members(work, admin, HOME.code)
        assert [member.role for member in team] == [Role.COORDINATOR, Role.WORKER]
        assert (await staffing.names(work, team))[anna.id] == f"Фахівчиня {ANNA}"
        with pytest.raises(NotFound):
            await staffing.members(work, await desk.actor_in(work, HEAD), "")
