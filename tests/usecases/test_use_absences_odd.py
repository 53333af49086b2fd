"""Absences that cannot be, that change, that others write down, and what becomes of them when somebody leaves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.absences import AbsenceState
from domain.people import Role
from domain.requests import NotFound, Status
from tests.usecases.absence_steps import (
    a_case_of,
    away,
    back,
    change,
    day,
    loads_are_right,
    membership,
    root,
    said,
)
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, NEXT, VIRA, Desk
from tests.usecases.handing_steps import holder, member_of
from usecases import absences, leaving
from usecases.absences import Refused

S = AbsenceState


async def test_a_circle_is_refused(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN, VIRA):
        await desk.hire(chat)
    await away(desk, ANNA, since=1, until=5, substitute=BOHDAN)
    await away(desk, BOHDAN, since=3, until=8, substitute=VIRA)
    with pytest.raises(Refused, match="round"):
        await away(desk, VIRA, since=4, until=4, substitute=ANNA)
    await away(desk, VIRA, since=6, until=7, substitute=ANNA)  # Anna is back by then
    with pytest.raises(Refused, match="gone"):
        await away(desk, VIRA, since=9, until=10, substitute=VIRA)


@pytest.mark.parametrize(("since", "until", "why"), [(-1, 3, "past"), (3, 2, "past"), (0, 4000, "past")])
async def test_days_that_cannot_be(desk: Desk, since: int, until: int, why: str) -> None:
    await desk.hire(ANNA)
    with pytest.raises(Refused, match=why):
        await away(desk, ANNA, since, until)
    assert desk.rows.absences == {}


async def test_two_absences_of_one_worker_do_not_overlap(desk: Desk) -> None:
    await desk.hire(ANNA)
    first = await away(desk, ANNA, since=2, until=4)
    for since, until in ((0, 2), (3, 3), (4, 9), (1, 9)):
        with pytest.raises(Refused, match="overlaps"):
            await away(desk, ANNA, since, until)
    second = await away(desk, ANNA, since=5, until=6)
    with pytest.raises(Refused, match="overlaps"):
        await change(desk, first, ANNA, until=day(5))
    assert (await change(desk, second, ANNA, until=day(9))).until == day(9)


async def test_whoever_stood_in_leaves_and_it_goes_on(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    of_anna, of_bohdan = await a_case_of(desk, ANNA), await a_case_of(desk, BOHDAN)
    absence = await away(desk, ANNA, until=9, substitute=BOHDAN)
    desk.told()
    async with desk.work() as work:
        report = await leaving.deactivate(work, await desk.actor_in(work, HEAD), member_of(desk, BOHDAN))
    assert [one.id for one in report.requeued] == [of_bohdan.id], "what was not theirs is not without a worker"
    assert (holder(desk, of_anna), root(desk, of_anna)) == (HEAD, ANNA)
    assert [chat for chat, _ in said(desk, "no_substitute")] == [ANNA]
    assert desk.rows.absences[absence.id].substitute == 0
    await back(desk, absence, ANNA)
    assert holder(desk, of_anna) == ANNA
    loads_are_right(desk)


async def test_whoever_is_away_leaves_and_their_work_looks_for_another(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    case = await a_case_of(desk, ANNA)
    absence = await away(desk, ANNA, until=9, substitute=BOHDAN)
    desk.told()
    async with desk.work() as work:
        report = await leaving.deactivate(work, await desk.actor_in(work, HEAD), member_of(desk, ANNA))
    assert [one.id for one in report.requeued] == [case.id]
    assert (desk.request(case).status, desk.asked(case)) == (Status.OFFERED, [BOHDAN])
    assert said(desk, "left") == [(BOHDAN, [case.number])]
    assert (desk.rows.absences[absence.id].state, membership(desk, ANNA).away) == (S.CANCELLED, False)
    loads_are_right(desk)
    await desk.turn(days=20)


async def test_a_leaver_in_the_middle_of_a_chain(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN, VIRA):
        await desk.hire(chat)
    case = await a_case_of(desk, ANNA)
    await away(desk, ANNA, until=9, substitute=BOHDAN)
    await away(desk, BOHDAN, until=9, substitute=VIRA)
    assert holder(desk, case) == VIRA
    async with desk.work() as work:
        await leaving.deactivate(work, await desk.actor_in(work, HEAD), member_of(desk, BOHDAN))
    assert (holder(desk, case), root(desk, case)) == (HEAD, ANNA)
    loads_are_right(desk)


async def test_changed_while_it_runs(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN, VIRA):
        await desk.hire(chat)
    case = await a_case_of(desk, ANNA)
    absence = await away(desk, ANNA, until=2, substitute=BOHDAN)
    await change(desk, absence, ANNA, substitute=member_of(desk, VIRA))
    assert holder(desk, case) == VIRA
    await change(desk, absence, ANNA, until=day(5))
    await desk.turn(days=4)
    assert holder(desk, case) == VIRA
    await desk.turn(days=2)
    assert holder(desk, case) == ANNA
    loads_are_right(desk)


async def test_what_is_called_off_does_not_begin(desk: Desk) -> None:
    await desk.hire(ANNA)
    absence = await away(desk, ANNA, since=1, until=2)
    assert (await back(desk, absence, ANNA)).state is S.CANCELLED
    assert not [row for row in desk.rows.timers.values() if row.timer.subject == absence.id]
    with pytest.raises(Refused, match="over"):
        await back(desk, absence, ANNA)
    await desk.turn(days=5)
    assert not membership(desk, ANNA).away


async def test_an_outage_over_all_of_it_leaves_everything_as_it_was(desk: Desk) -> None:
    await desk.hire(ANNA)
    case = await a_case_of(desk, ANNA)
    absence = await away(desk, ANNA, since=1, until=2)
    wakes = [row.timer for row in desk.rows.timers.values() if row.timer.subject == absence.id]
    desk.told()
    desk.office.clock.at += timedelta(days=9)
    for wake in sorted(wakes, key=lambda one: one.due_at):
        await desk.fire(wake)
    assert (desk.rows.absences[absence.id].state, holder(desk, case)) == (S.OVER, ANNA)
    assert desk.told() == []


async def test_a_coordinator_writes_it_down_for_a_worker(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    desk.told()
    await away(desk, ANNA, since=1, substitute=BOHDAN, by=HEAD)
    assert said(desk, "yours") == [(ANNA, [])]
    assert said(desk, "planned") == [(BOHDAN, [])]
    assert desk.told() == [(ANNA, "absence"), (BOHDAN, "absence")]
    assert "absence_planned" in [what for _, what, _, _ in desk.rows.audit]


@pytest.mark.parametrize("by", [GALYNA, BOHDAN, VIRA])
async def test_others_neither_see_nor_make_it(desk: Desk, by: int) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    await desk.hire(VIRA, Role.COORDINATOR, NEXT.code)
    absence = await away(desk, ANNA, since=1)
    with pytest.raises(NotFound):
        await away(desk, ANNA, since=20, until=21, by=by)
    with pytest.raises(NotFound):
        await back(desk, absence, by)
    with pytest.raises(NotFound):
        await change(desk, absence, by, until=day(9))
    actor = await desk.actor(by)
    async with desk.work() as work:
        with pytest.raises(NotFound):
            await absences.look(work, actor, member_of(desk, ANNA))
        with pytest.raises(NotFound):
            await absences.colleagues(work, actor, member_of(desk, ANNA), day(0), day(1))


async def test_whoever_may_stand_in(desk: Desk) -> None:
    """Colleagues at work by their load, those away on these days last; never oneself, nor people elsewhere."""
    for chat in (ANNA, BOHDAN, VIRA):
        await desk.hire(chat)
    await desk.hire(603 + 1, community=NEXT.code)
    await a_case_of(desk, BOHDAN)
    await away(desk, VIRA, since=3, until=3)
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        found = await absences.colleagues(work, actor, member_of(desk, ANNA), day(0), day(4))
    chats = [desk.rows.people[one.member.person_id].chat for one in found]
    assert [(chat, one.held, one.away) for chat, one in zip(chats, found, strict=True)] == [
        (HEAD, 0, False),
        (BOHDAN, 1, False),
        (VIRA, 0, True),
    ]
    with pytest.raises(Refused, match="gone"):
        await away(desk, ANNA, substitute=604)
