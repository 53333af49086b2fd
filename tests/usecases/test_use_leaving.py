"""A role ends: all that was open is with others in the same moment, everyone concerned is told, and it comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.people import Role
from domain.requests import HELD, OPEN, NotFound, Request, Status
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, GALYNA, HEAD, NEXT, VIRA, Desk
from tests.usecases.handing_steps import do, hand, holder, loads, member_of, words
from usecases import casework, handing, leaving
from usecases import words as wording
from usecases.leaving import LastOne, Report


async def leaves(desk: Desk, chat: int, by: int = HEAD) -> Report:
    """Whoever writes from this chat is taken off the staff."""
    actor = await desk.actor(by)
    async with desk.work() as work:
        return await leaving.deactivate(work, actor, member_of(desk, chat))


def no_orphan(desk: Desk) -> None:
    """No open request hangs on somebody who left, and each has an owner, somebody asked or a clock."""
    gone = {m.id for m in desk.rows.memberships.values() if not m.active}
    for request in desk.rows.requests.values():
        concerned = {o.membership_id for o in request.offers if o.open_or_live}
        assert not concerned & gone, request.number
        assert request.status not in HELD or request.holder
        assert request.status not in OPEN or desk.waiting(request)
    assert all(m.load == 0 for m in desk.rows.memberships.values() if not m.active)


async def cases(desk: Desk, chat: int, how_many: int) -> list[Request]:
    """Cases that this worker has."""
    made = []
    for _ in range(how_many):
        request = await desk.submit()
        await do(desk, HEAD, handing.assign, request, member_of(desk, chat))
        made.append(await desk.take(chat, request))
    return made


async def test_three_cases_and_an_offer_go_to_others_in_one_action(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(BOHDAN)
    held = await cases(desk, ANNA, 3)
    await do(desk, ANNA, casework.record_contact, held[0])
    offered = await desk.submit()
    await do(desk, HEAD, handing.assign, offered, member_of(desk, ANNA))
    desk.told()
    report = await leaves(desk, ANNA, by=ADMIN)
    assert [r.id for r in report.requeued] == [r.id for r in held]
    assert (report.offers, report.membership.active) == (1, False)
    assert [desk.asked(r) for r in (*held, offered)] == [[BOHDAN]] * 4
    assert {r.status for r in report.requeued} == {Status.OFFERED}
    assert loads(desk) == {BOHDAN: 40}
    (left,) = desk.letters("left")
    params = left.body["params"]
    assert (left.chat, params["who"], params["offers"]) == (HEAD, f"Ф-{ANNA}", 1)
    assert params["went"] == [{"number": r.number, "to": [f"Ф-{BOHDAN}"]} for r in held]
    assert ("deactivated", 0) in [(what, about) for _, what, about, _ in desk.rows.audit]
    said = [line[1] for line in desk.rows.audit]
    assert desk.rows.noted_of[said.index("deactivated")] in desk.rows.people
    no_orphan(desk)


async def test_everyone_concerned_is_told_once(desk: Desk) -> None:
    await desk.hire(ANNA)
    await cases(desk, ANNA, 2)
    await desk.hire(BOHDAN)
    desk.told()
    await leaves(desk, ANNA, by=ADMIN)
    assert desk.told() == sorted([(ANNA, "role"), (BOHDAN, "offer"), (BOHDAN, "offer"), (HEAD, "left")])


async def test_with_nobody_else_the_coordinators_have_it(desk: Desk) -> None:
    await desk.hire(ANNA)
    (case,) = await cases(desk, ANNA, 1)
    desk.told()
    await leaves(desk, ANNA, by=ADMIN)
    (left,) = desk.letters("left")
    assert left.body["params"]["went"] == [{"number": case.number, "to": []}]
    assert (HEAD, "nobody") in desk.told()
    assert desk.asked(case) == [HEAD]
    no_orphan(desk)


async def test_more_than_one_look_holds(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "_AT_ONCE", 2)
    await desk.hire(ANNA)
    await cases(desk, ANNA, 5)
    await desk.hire(BOHDAN)
    report = await leaves(desk, ANNA)
    assert len({r.id for r in report.requeued}) == 5
    no_orphan(desk)


@pytest.mark.parametrize("chat", [ANNA, BOHDAN], ids=["who hands over", "who is asked"])
async def test_a_hand_over_does_not_hang_on_who_left(desk: Desk, chat: int) -> None:
    await desk.hire(ANNA)
    (case,) = await cases(desk, ANNA, 1)
    await desk.hire(BOHDAN)
    await hand(desk, case, BOHDAN)
    desk.told()
    report = await leaves(desk, chat)
    no_orphan(desk)
    if chat == BOHDAN:
        assert (holder(desk, case), desk.request(case).receiver) == (ANNA, None)
        assert words(desk, "handing") == [(ANNA, "left")]
        assert (report.requeued, report.offers) == ((), 1)
    else:
        assert (holder(desk, case), desk.asked(case)) == (0, [BOHDAN])
        assert words(desk, "offer_gone") == [(BOHDAN, "withdrawn")]


async def test_what_others_are_asked_too_goes_on(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(BOHDAN)
    urgent = await desk.submit(threat="yes")
    desk.told()
    await leaves(desk, ANNA, by=ADMIN)
    assert sorted(desk.asked(urgent)) == [BOHDAN, HEAD]
    assert desk.told() == sorted([(ANNA, "role"), (HEAD, "left")])


async def test_it_is_given_back_without_the_work(desk: Desk) -> None:
    await desk.hire(ANNA)
    await cases(desk, ANNA, 1)
    await leaves(desk, ANNA)
    assert not (await desk.actor(ANNA)).helping
    desk.told()
    async with desk.work() as work:
        back = await leaving.activate(work, await desk.actor_in(work, HEAD), member_of(desk, ANNA))
    assert back.active and (await desk.actor(ANNA)).helping
    assert desk.told() == [(ANNA, "role")]
    assert loads(desk) == {}
    assert ("activated", 0) in [(what, about) for _, what, about, _ in desk.rows.audit]


async def test_twice_is_once(desk: Desk) -> None:
    await desk.hire(ANNA)
    await cases(desk, ANNA, 1)
    await leaves(desk, ANNA)
    desk.told()
    assert (await leaves(desk, ANNA)).requeued == ()
    assert desk.told() == []


@pytest.mark.parametrize(
    ("by", "whom"),
    [(ANNA, BOHDAN), (GALYNA, ANNA), (VIRA, ANNA), (HEAD, ADMIN), (HEAD, HEAD), (ANNA, ANNA)],
)
async def test_others_do_not_decide_on_it(desk: Desk, by: int, whom: int) -> None:
    await desk.hire(ANNA)
    await desk.hire(BOHDAN)
    await desk.hire(VIRA, Role.COORDINATOR, NEXT.code)
    with pytest.raises(NotFound):
        await leaves(desk, whom, by)
    with pytest.raises(NotFound):
        async with desk.work() as work:
            await leaving.activate(work, await desk.actor_in(work, by), member_of(desk, whom))
    with pytest.raises(NotFound):
        async with desk.work() as work:
            await leaving.deactivate(work, await desk.actor_in(work, ADMIN), 10**9)


async def test_there_is_always_an_admin(desk: Desk) -> None:
    with pytest.raises(LastOne):
        await leaves(desk, ADMIN, by=ADMIN)
    await desk.hire(802, Role.ADMIN, "")
    await leaves(desk, ADMIN, by=ADMIN)
    with pytest.raises(LastOne):
        await leaves(desk, 802, by=802)
    with pytest.raises(NotFound):
        await leaves(desk, 802, by=ADMIN)


async def test_nobody_leaves_a_role_of_their_own_that_no_other_has(desk: Desk) -> None:
    async with desk.work() as work:
        head = (await desk.actor_in(work, HEAD)).person
        first = next(m for m in desk.rows.memberships.values() if m.person_id == head.id)
        mine = await work.staff.add(replace(first, id=0, role=Role.WORKER))
    actor = await desk.actor(HEAD)

    async def go() -> Any:
        async with desk.work() as work:
            return await leaving.deactivate(work, actor, mine.id)

    with pytest.raises(LastOne):
        await go()
    await desk.hire(ANNA)
    assert not (await go()).membership.active


async def test_an_admin_takes_a_coordinator_off_and_the_admins_learn_of_it(desk: Desk) -> None:
    await desk.hire(802, Role.ADMIN, "")
    await desk.hire(ANNA)
    request = await desk.submit()
    await do(desk, HEAD, handing.take_over, request)
    desk.told()
    await leaves(desk, HEAD, by=ADMIN)
    no_orphan(desk)
    assert (802, "left") in desk.told()
    assert desk.asked(request) == [ANNA]


async def test_whoever_left_reads_and_writes_nothing_more(desk: Desk) -> None:
    await desk.hire(ANNA)
    (case,) = await cases(desk, ANNA, 1)
    await leaves(desk, ANNA)
    with pytest.raises(NotFound):
        await do(desk, ANNA, casework.look, case)
    assert await do(desk, ANNA, wording.reply, case, {"pieces": [{"m": 5, "text": "Я"}]}) is None
    with pytest.raises(NotFound):
        await desk.take(ANNA, case)


async def test_whoever_did_it_is_not_told_so(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(703, Role.COORDINATOR)
    desk.told()
    await leaves(desk, ANNA)
    assert desk.told() == [(ANNA, "role"), (703, "left")]
