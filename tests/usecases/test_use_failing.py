"""A timer that cannot be done is kept, and whoever has to look after its case learns of it in the same moment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.people import Role
from domain.requests import Request
from domain.timers import Timer, TimerKind
from domain.visits import Visit, VisitState
from tests.usecases.desk import ADMIN, ANNA, CANARY, HEAD, HOME, NEXT, Desk
from usecases.failing import failed

K = TimerKind


async def waited(desk: Desk) -> tuple[Request, Timer]:
    """A request, and the timer of its offer as it is stored."""
    await desk.hire(ANNA)
    request = await desk.submit()
    desk.told()
    return request, desk.waiting(request)[K.OFFER]


async def test_admins_get_the_ids_and_coordinators_the_number(desk: Desk) -> None:
    request, timer = await waited(desk)
    await desk.hire(799, Role.COORDINATOR, NEXT.code)
    async with desk.work() as work:
        await failed(work, timer)
    letters = {one.chat: one.body["params"] for one in desk.letters("timer_failed")}
    assert letters[ADMIN] == {"timer": timer.id, "what": "offer"}
    about = {"request": request.id, "number": request.number, "version": request.version, "head": True}
    assert letters[HEAD] == about
    assert letters.keys() == {ADMIN, HEAD}
    assert CANARY not in str(letters)
    assert desk.rows.timers[timer.key].state == "failed"


async def test_it_is_kept_and_told_in_one_transaction(desk: Desk) -> None:
    _, timer = await waited(desk)
    with pytest.raises(OSError, match="disk"):
        async with desk.work() as work:
            await failed(work, timer)
            raise OSError("disk is full")
    assert desk.told() == []
    assert desk.rows.timers[timer.key].state == "waiting"


async def test_nobody_is_alarmed_by_what_another_process_has_done_meanwhile(desk: Desk) -> None:
    _, timer = await waited(desk)
    async with desk.work() as work:
        assert await work.timers.claimed(timer)
    async with desk.work() as work:
        await failed(work, timer)
    assert desk.told() == []
    assert desk.rows.timers[timer.key].state == "done"


async def test_the_timer_of_a_visit_is_an_alarm_of_its_request(desk: Desk) -> None:
    request, _ = await waited(desk)
    now = desk.now
    visit = Visit(77, request.id, HOME.code, request.settlement, request.person_id, now, now, now, VisitState.CONFIRMED)
    wish = Timer(K.CHECK_IN, visit.id, now, 1, "77:visit")
    async with desk.work() as work:
        assert await work.visits.add(visit)
        await work.timers.add(wish)
    async with desk.work() as work:
        await failed(work, desk.rows.timers[wish.key].timer)
    assert [one.body["params"]["number"] for one in desk.letters() if one.chat == HEAD] == [request.number]


async def test_what_is_about_no_request_is_told_to_admins_alone(desk: Desk) -> None:
    person = await desk.resident(555)
    wish = Timer(K.DRAFT_ERASE, person.id, desk.now, 0, "nonce:erase")
    async with desk.work() as work:
        await work.timers.add(wish)
    async with desk.work() as work:
        await failed(work, desk.rows.timers[wish.key].timer)
    assert desk.told() == [(ADMIN, "timer_failed")]


async def test_without_a_coordinator_the_admins_are_told_once(desk: Desk) -> None:
    request, timer = await waited(desk)
    for member in list(desk.rows.memberships.values()):
        if member.role is Role.COORDINATOR:
            desk.rows.memberships[member.id] = replace(member, active=False)
    async with desk.work() as work:
        await failed(work, timer)
    assert [chat for chat, _ in desk.told()] == [ADMIN]
    assert request.number


async def test_a_request_that_cannot_be_read_is_told_to_admins(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _, timer = await waited(desk)

    async def unreadable(*_: object, **__: object) -> None:
        raise ValueError("sealed with a key that is gone")

    monkeypatch.setattr("tests.support.fake_repositories.FakeRequests.get", unreadable)
    async with desk.work() as work:
        await failed(work, timer, unread=True)
    assert desk.told() == [(ADMIN, "timer_failed")]
