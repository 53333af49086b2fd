"""A worker is away: what they have goes to whoever stands in, comes back when they are, and nobody is told twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.absences import AbsenceState
from domain.dialogs import FINISH
from domain.form_steps import begin
from domain.people import Role
from domain.timers import TimerKind
from tests.usecases.absence_steps import (
    a_case_of,
    away,
    back,
    loads_are_right,
    membership,
    root,
    said,
)
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, VIRA, Desk
from tests.usecases.handing_steps import do, hand, holder, loads, member_of, words
from usecases import answers, casework, handing

S = AbsenceState


async def test_from_today_on_it_begins_at_once(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    case = await a_case_of(desk, ANNA)
    desk.told()
    absence = await away(desk, ANNA, substitute=BOHDAN)
    assert (absence.state, membership(desk, ANNA).away) == (S.RUNNING, True)
    assert (holder(desk, case), root(desk, case)) == (BOHDAN, ANNA)
    assert loads(desk) == {BOHDAN: 10}
    loads_are_right(desk)
    assert said(desk, "stands_in") == [(BOHDAN, [case.number])]
    assert desk.told() == sorted([(GALYNA, "stands_in"), (BOHDAN, "absence"), (HEAD, "absence")])
    over = await back(desk, absence, ANNA)
    assert (over.state, membership(desk, ANNA).away) == (S.OVER, False)
    assert (holder(desk, case), root(desk, case), loads(desk)) == (ANNA, ANNA, {ANNA: 10})
    assert said(desk, "given_back") == [(BOHDAN, [case.number])]
    assert desk.told() == sorted([(GALYNA, "stands_in"), (BOHDAN, "absence")])
    loads_are_right(desk)


async def test_by_the_clock_from_midnight_to_midnight(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    case = await a_case_of(desk, ANNA)
    await do(desk, ANNA, casework.record_contact, case)
    absence = await away(desk, ANNA, since=2, until=3, substitute=BOHDAN)
    assert (absence.state, holder(desk, case)) == (S.PLANNED, ANNA)
    wakes = [row.timer for row in desk.rows.timers.values() if row.timer.subject == absence.id]
    assert {wake.kind: f"{wake.due_at:%d %H:%M}" for wake in wakes} == {
        TimerKind.ABSENCE_START: "24 22:00",
        TimerKind.ABSENCE_END: "26 22:00",
    }
    desk.told()
    await desk.turn(days=1)
    assert holder(desk, case) == ANNA
    await desk.turn(days=1)
    assert holder(desk, case) == BOHDAN
    assert said(desk, "begun") == [(ANNA, [case.number])]
    letters = [one for one in desk.letters() if one.body["kind"] in ("absence", "stands_in")]
    assert {f"{one.not_before:%d %H:%M}" for one in letters if one.not_before} == {"25 06:00"}, "not at midnight"
    assert all(one.not_before for one in letters)
    await desk.turn(days=2)
    assert (holder(desk, case), membership(desk, ANNA).away) == (ANNA, False)
    assert said(desk, "back") == [(ANNA, [case.number])]
    loads_are_right(desk)


async def test_when_the_substitute_goes_too_both_have_another(desk: Desk) -> None:
    """B stands in for A and goes away with C; B returns, then A."""
    for chat in (ANNA, BOHDAN, VIRA):
        await desk.hire(chat)
    of_anna, of_bohdan = await a_case_of(desk, ANNA), await a_case_of(desk, BOHDAN)
    first = await away(desk, ANNA, until=9, substitute=BOHDAN)
    second = await away(desk, BOHDAN, until=3, substitute=VIRA)
    assert [holder(desk, case) for case in (of_anna, of_bohdan)] == [VIRA, VIRA]
    assert [root(desk, case) for case in (of_anna, of_bohdan)] == [ANNA, BOHDAN]
    loads_are_right(desk)
    await back(desk, second, BOHDAN)
    assert [holder(desk, case) for case in (of_anna, of_bohdan)] == [BOHDAN, BOHDAN]
    assert [root(desk, case) for case in (of_anna, of_bohdan)] == [ANNA, BOHDAN]
    await back(desk, first, ANNA)
    assert [holder(desk, case) for case in (of_anna, of_bohdan)] == [ANNA, BOHDAN]
    loads_are_right(desk)


async def test_the_first_to_return_has_their_own(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN, VIRA):
        await desk.hire(chat)
    of_anna, of_bohdan = await a_case_of(desk, ANNA), await a_case_of(desk, BOHDAN)
    first = await away(desk, ANNA, until=9, substitute=BOHDAN)
    await away(desk, BOHDAN, until=9, substitute=VIRA)
    await back(desk, first, ANNA)
    assert [holder(desk, case) for case in (of_anna, of_bohdan)] == [ANNA, VIRA]


async def test_without_a_substitute_the_least_loaded_coordinator_has_it(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(703, Role.COORDINATOR)
    own = await desk.submit()
    await do(desk, HEAD, handing.take_over, own)
    case = await a_case_of(desk, ANNA)
    absence = await away(desk, ANNA)
    assert (holder(desk, case), root(desk, case)) == (703, ANNA)
    loads_are_right(desk)
    await back(desk, absence, ANNA)
    assert holder(desk, case) == ANNA


async def test_a_substitute_who_may_not_have_it_does_not_get_it(desk: Desk) -> None:
    await desk.hire(ANNA, cleared=True)
    await desk.hire(BOHDAN)
    plain, secret = await a_case_of(desk, ANNA), await a_case_of(desk, ANNA, service="unsafe")
    assert desk.request(secret).sensitive
    await away(desk, ANNA, substitute=BOHDAN)
    assert [holder(desk, case) for case in (plain, secret)] == [BOHDAN, HEAD]


async def test_nobody_has_their_own_request_nor_of_people_they_know(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    await desk.resident(999)
    async with desk.work() as work:
        person = (await desk.actor_in(work, BOHDAN)).person
    known = await desk.submit()
    await do(desk, HEAD, handing.assign, known, member_of(desk, BOHDAN))
    await desk.take(BOHDAN, known)
    await hand(desk, known, ANNA, by=BOHDAN, cause="conflict")
    await desk.take(ANNA, known)
    own = await a_case_of(desk, ANNA)
    async with desk.work() as work:
        await work.requests.reown(desk.request(own).person_id, person.id)
    absence = await away(desk, ANNA, substitute=BOHDAN)
    assert [holder(desk, case) for case in (known, own)] == [HEAD, HEAD]
    await back(desk, absence, ANNA)
    assert [holder(desk, case) for case in (known, own)] == [ANNA, ANNA]


async def test_nobody_at_all_is_an_alarm(desk: Desk) -> None:
    await desk.hire(ANNA)
    case = await a_case_of(desk, ANNA)
    head = await away(desk, HEAD)
    desk.told()
    await away(desk, ANNA)
    assert holder(desk, case) == ANNA
    alarmed = [one.chat for one in desk.letters("absence") if one.body["params"]["why"] == "nobody"]
    assert HEAD in alarmed and len(alarmed) == 2, "the coordinators and the admins"
    await back(desk, head, HEAD)
    assert holder(desk, case) == HEAD, "as soon as somebody is there"
    loads_are_right(desk)


async def test_offers_go_round_and_what_is_shared_goes_on(desk: Desk) -> None:
    await desk.hire(ANNA)
    offered = await desk.submit()
    assert desk.asked(offered) == [ANNA]
    await desk.hire(BOHDAN)
    urgent = await desk.submit(threat="yes")
    absence = await away(desk, ANNA)
    assert desk.asked(offered) == [BOHDAN]
    assert sorted(desk.asked(urgent)) == [BOHDAN, HEAD]
    fresh = await desk.submit()
    assert desk.asked(fresh) == [BOHDAN]
    await back(desk, absence, ANNA)
    assert not desk.request(offered).excluded, "who was away may be asked again"
    loads_are_right(desk)


async def test_a_hand_over_to_the_absent_is_over_and_one_of_theirs_goes_on(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN, VIRA):
        await desk.hire(chat)
    to_bohdan, of_bohdan = await a_case_of(desk, ANNA), await a_case_of(desk, BOHDAN)
    await hand(desk, to_bohdan, BOHDAN)
    await hand(desk, of_bohdan, ANNA, by=BOHDAN)
    desk.told()
    await away(desk, BOHDAN, substitute=VIRA)
    assert (holder(desk, to_bohdan), desk.request(to_bohdan).receiver) == (ANNA, None)
    assert words(desk, "handing") == [(ANNA, "away")]
    assert (holder(desk, of_bohdan), desk.asked(of_bohdan)) == (VIRA, [ANNA])
    await desk.take(ANNA, of_bohdan)
    assert (holder(desk, of_bohdan), root(desk, of_bohdan)) == (ANNA, ANNA)
    loads_are_right(desk)


async def test_handed_to_whoever_stands_in_anyway(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    case = await a_case_of(desk, ANNA)
    await hand(desk, case, BOHDAN)
    await away(desk, ANNA, substitute=BOHDAN)
    assert (holder(desk, case), desk.asked(case)) == (BOHDAN, [])
    loads_are_right(desk)


@pytest.mark.parametrize("how", ["handed", "taken over", "ended"])
async def test_what_is_somebody_elses_meanwhile_does_not_come_back(desk: Desk, how: str) -> None:
    for chat in (ANNA, BOHDAN, VIRA):
        await desk.hire(chat)
    case = await a_case_of(desk, ANNA)
    absence = await away(desk, ANNA, substitute=BOHDAN)
    if how == "handed":
        await hand(desk, case, VIRA, by=BOHDAN)
        await desk.take(VIRA, case)
    elif how == "taken over":
        await do(desk, HEAD, handing.take_over, case)
    else:
        await do(desk, BOHDAN, casework.record_contact, case)
        await do(desk, HEAD, handing.release, case)
    now = holder(desk, case)
    assert now != BOHDAN
    await back(desk, absence, ANNA)
    assert holder(desk, case) == now
    loads_are_right(desk)


async def test_what_ended_meanwhile_comes_to_its_own_worker_when_it_is_open_again(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    case = await a_case_of(desk, ANNA)
    absence = await away(desk, ANNA, substitute=BOHDAN)
    await do(desk, BOHDAN, casework.record_contact, case)
    actor = await desk.actor(BOHDAN)
    async with desk.work() as work:
        ended = replace(begin(FINISH, "n", work.now, {"request": case.id}), answers={"outcome": "provided", "note": ""})
        await casework.finish(work, actor, ended)
    await back(desk, absence, ANNA)
    await do(desk, GALYNA, answers.not_solved, case)
    assert desk.asked(case) == [ANNA]
    loads_are_right(desk)
