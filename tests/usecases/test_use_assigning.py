"""The coordinator's hand on every request: asked alone, taken over, taken back, offered anew; loads move exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.requests import NotNow, Status
from domain.timers import TimerKind
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, VIRA, Desk
from tests.usecases.handing_steps import a_case, do, holder, loads, member_of
from usecases import casework, handing


async def test_a_coordinator_asks_one_alone(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    await desk.hire(BOHDAN)
    desk.told()
    await do(desk, HEAD, handing.assign, request, member_of(desk, BOHDAN))
    assert (desk.asked(request), loads(desk)) == ([BOHDAN], {})
    assert desk.told() == [(ANNA, "offer_gone"), (BOHDAN, "offer")]
    assert TimerKind.OFFER in desk.waiting(request)
    assert ("assigned", request.id) in [(what, about) for _, what, about, _ in desk.rows.audit]
    await desk.take(BOHDAN, request)
    assert loads(desk) == {BOHDAN: 10}


async def test_a_coordinator_begins_a_hand_over_of_a_case_in_hand(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN, VIRA)
    await do(desk, HEAD, handing.assign, request, member_of(desk, BOHDAN))
    assert (holder(desk, request), desk.asked(request)) == (ANNA, [BOHDAN])
    assert desk.told() == [(ANNA, "handing"), (BOHDAN, "handed_over")]
    await do(desk, HEAD, handing.assign, request, member_of(desk, VIRA))
    assert (holder(desk, request), desk.asked(request)) == (ANNA, [VIRA])
    assert desk.told() == [(ANNA, "handing"), (BOHDAN, "offer_gone"), (VIRA, "handed_over")]
    await do(desk, HEAD, handing.withdraw, request)
    assert desk.asked(request) == []


@pytest.mark.parametrize("taken", [True, False])
async def test_a_coordinator_takes_it_over_at_once(desk: Desk, taken: bool) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    if taken:
        await desk.take(ANNA, request)
    desk.told()
    after = await do(desk, HEAD, handing.take_over, request)
    assert (after.status, holder(desk, request), loads(desk)) == (Status.ACCEPTED, HEAD, {HEAD: 10})
    assert desk.told() == [(GALYNA, "taken"), (ANNA, "handing" if taken else "offer_gone")]
    assert {TimerKind.FIRST_CONTACT, TimerKind.CHECK_IN} <= set(desk.waiting(request))
    with pytest.raises(NotNow):
        await do(desk, HEAD, handing.take_over, request)


async def test_a_late_call_is_promised_anew_by_whoever_takes_it_over(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    desk.office.clock.move(days=9)
    after = await do(desk, HEAD, handing.take_over, request)
    assert after.due > desk.now


async def test_released_it_goes_to_another_at_once(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN)
    await do(desk, ANNA, casework.record_contact, request)
    desk.office.clock.move(days=3)
    desk.told()
    after = await do(desk, HEAD, handing.release, request)
    assert (after.status, desk.asked(request), loads(desk)) == (Status.OFFERED, [BOHDAN], {BOHDAN: 10})
    assert desk.told() == [(ANNA, "handing"), (BOHDAN, "offer")]
    assert after.due > desk.now, "whoever has it next calls again"
    with pytest.raises(NotNow):
        await do(desk, HEAD, handing.release, request)


async def test_released_with_nobody_else_is_an_alarm(desk: Desk) -> None:
    request = await a_case(desk)
    await do(desk, HEAD, handing.release, request)
    assert desk.asked(request) == [HEAD], "and not the one it was taken from"
    assert (HEAD, "nobody") in desk.told()


async def test_offered_again_to_those_who_let_it_pass(desk: Desk) -> None:
    await desk.hire(ANNA)
    bohdan = await desk.hire(BOHDAN)
    request = await desk.submit()
    await desk.turn(hours=6)
    assert desk.asked(request) == [BOHDAN]
    async with desk.work() as work:
        await work.staff.save(replace(bohdan, capacity=0))
    desk.told()
    after = await do(desk, HEAD, handing.offer_again, request)
    assert (after.status, desk.asked(request)) == (Status.OFFERED, [ANNA])
    assert loads(desk) == {ANNA: 10}, "the load of whoever is asked no more is given back"
    assert desk.told() == [(ANNA, "offer"), (BOHDAN, "offer_gone")]
    await desk.take(ANNA, request)
    with pytest.raises(NotNow):
        await do(desk, HEAD, handing.offer_again, request)
