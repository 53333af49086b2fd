"""From the first worker asked to the whole team to the alarm; the first to take it wins and the others learn it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.assignments import OfferState
from domain.communities import District
from domain.people import Role
from domain.requests import AlreadyTaken, NotFound, Request, Stale, Status
from domain.timers import TimerKind
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, CANARY, GALYNA, HEAD, HOME, NEXT, VILLAGE, VIRA, Desk

TEAM = (ANNA, BOHDAN, VIRA, 604, 605)


async def a_team(desk: Desk, *chats: int) -> None:
    for chat in chats:
        await desk.hire(chat)


async def loads(desk: Desk) -> dict[int, int]:
    """The load of everyone who has any."""
    held = [(desk.rows.people[m.person_id].chat, m.load) for m in desk.rows.memberships.values()]
    return {chat: load for chat, load in held if load}


async def test_taking_tells_the_resident_and_starts_the_clock(desk: Desk) -> None:
    await a_team(desk, ANNA)
    request = await desk.submit()
    desk.told()
    taken = await desk.take(ANNA, request)
    assert (taken.status, taken.holder and taken.holder.title) == (Status.ACCEPTED, f"Ф-{ANNA}")
    assert desk.told() == [(GALYNA, "taken")]
    assert set(desk.waiting(request)) == {TimerKind.CHECK_IN, TimerKind.FIRST_CONTACT, TimerKind.TERM}
    assert await loads(desk) == {ANNA: 10}


async def test_a_refusal_asks_the_next_at_once(desk: Desk) -> None:
    await a_team(desk, ANNA, BOHDAN)
    request = await desk.submit()
    desk.told()
    await desk.decline(ANNA, request)
    assert (desk.asked(request), desk.told()) == ([BOHDAN], [(BOHDAN, "offer")])
    assert await loads(desk) == {BOHDAN: 10}


async def test_silence_and_refusals_lead_to_the_whole_team_and_then_to_the_alarm(desk: Desk) -> None:
    await a_team(desk, *TEAM)
    request = await desk.submit()
    for n in range(3):
        assert desk.asked(request) == [TEAM[n]]
        desk.told()
        await (desk.decline(TEAM[n], request) if n == 1 else desk.turn(hours=6 if n == 0 else 20))
    assert sorted(desk.asked(request)) == [604, 605]
    assert [t for t in desk.told() if t[1] == "offer"] == [(604, "offer"), (605, "offer")]
    assert await loads(desk) == {}
    for chat in (604, 605):
        await desk.decline(chat, request)
    assert desk.asked(request) == [HEAD]
    assert set(desk.told()) == {(HEAD, "nobody"), (ADMIN, "nobody")}
    await desk.decline(HEAD, request)
    assert sorted(desk.asked(request)) == [TEAM[0], TEAM[2]], "those who were only silent are asked once more"
    desk.told()
    for chat in (TEAM[0], TEAM[2]):
        await desk.decline(chat, request)
    assert desk.request(request).status is Status.NEW
    assert set(desk.told()) == {(HEAD, "nobody"), (ADMIN, "nobody")}
    assert TimerKind.UNROUTED in desk.waiting(request)


async def shared(desk: Desk) -> Request:
    """An urgent request that Anna and Bohdan and the coordinator are asked about."""
    await a_team(desk, ANNA, BOHDAN)
    request = await desk.submit(threat="yes")
    desk.told()
    return request


async def test_who_is_second_learns_who_was_first(desk: Desk) -> None:
    """Their offer is gone, but it was theirs: «уже взяла …», not «not found»."""
    request = await shared(desk)
    await desk.take(BOHDAN, request)
    assert desk.told() == sorted([(GALYNA, "taken"), (ANNA, "offer_gone"), (HEAD, "offer_gone")])
    with pytest.raises(AlreadyTaken) as lost:
        await desk.take(ANNA, request)
    assert lost.value.fresh.holder and lost.value.fresh.holder.title == f"Ф-{BOHDAN}"
    assert await loads(desk) == {BOHDAN: 30}


async def test_a_coordinator_can_take_what_they_are_offered(desk: Desk) -> None:
    request = await shared(desk)
    taken = await desk.take(HEAD, request)
    assert taken.holder and taken.holder.title == f"Ф-{HEAD}"


async def test_one_refusal_of_many_leaves_the_others_asked(desk: Desk) -> None:
    request = await shared(desk)
    timers = desk.waiting(request)
    await desk.decline(ANNA, request)
    assert sorted(desk.asked(request)) == [BOHDAN, HEAD]
    assert (desk.told(), desk.waiting(request)) == ([], timers)


async def test_taking_twice_is_taking_once(desk: Desk) -> None:
    await a_team(desk, ANNA)
    request = await desk.submit()
    await desk.take(ANNA, request)
    desk.told()
    with pytest.raises((AlreadyTaken, Stale)):
        await desk.take(ANNA, request)
    assert (await loads(desk), desk.told()) == ({ANNA: 10}, [])


async def test_an_offer_that_ran_out_is_told_as_such(desk: Desk) -> None:
    await a_team(desk, ANNA, BOHDAN)
    request = await desk.submit()
    await desk.turn(hours=6)
    assert (ANNA, "offer_gone") in desk.told()
    with pytest.raises(Stale):
        await desk.take(ANNA, request)


@pytest.mark.parametrize("chat", [BOHDAN, GALYNA, ADMIN])
async def test_others_cannot_take_it(desk: Desk, chat: int) -> None:
    await a_team(desk, ANNA, BOHDAN)
    request = await desk.submit()
    with pytest.raises(NotFound):
        await desk.take(chat, request)


async def test_another_community_is_never_asked(desk: Desk) -> None:
    for chat in TEAM:
        await desk.hire(chat, community=NEXT.code)
    for threat in ("no", "yes"):
        assert desk.asked(await desk.submit(threat=threat)) == [HEAD]
    assert {one.chat for one in desk.letters()} == {HEAD, ADMIN}


@pytest.mark.parametrize("threat", ["no", "yes"])
async def test_a_worker_in_need_is_helped_by_somebody_else(desk: Desk, threat: str) -> None:
    await a_team(desk, ANNA, BOHDAN)
    await desk.resident(ANNA)
    request = await desk.submit(ANNA, threat=threat)
    assert BOHDAN in desk.asked(request) and ANNA not in desk.asked(request)


async def test_the_district_of_the_village_is_asked(desk: Desk) -> None:
    async with desk.work() as work:
        district = await work.communities.add_district(District(0, HOME.code, "Заріцький", frozenset({VILLAGE.code})))
    await desk.hire(ANNA)
    await desk.hire(BOHDAN, districts=frozenset({district.id}))
    assert desk.asked(await desk.submit()) == [BOHDAN]


async def test_who_knows_the_person_is_asked_first(desk: Desk) -> None:
    await a_team(desk, ANNA, BOHDAN)
    await desk.take(ANNA, await desk.submit())
    assert desk.asked(await desk.submit()) == [ANNA]
    await desk.resident(502)
    assert desk.asked(await desk.submit(502)) == [BOHDAN]


async def test_capacity_is_never_exceeded_by_offers(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat, capacity=20)
    for chat in range(510, 516):
        await desk.resident(chat)
        await desk.submit(chat)
    assert await loads(desk) == {ANNA: 20, BOHDAN: 20}
    assert len(desk.letters("nobody")) == 4


async def test_why_somebody_was_asked_is_kept(desk: Desk) -> None:
    await a_team(desk, ANNA, BOHDAN)
    request = await desk.submit()
    await desk.decline(ANNA, request)
    offered = [event for _, event in desk.rows.events if event.kind == "offered"]
    anna = next(m.id for m in desk.rows.memberships.values() if m.title == f"Ф-{ANNA}")
    assert [event.data["why"] for event in offered] == [["community"], ["community"]]
    assert [anna, "passed_before"] in offered[1].data["excluded"]


async def test_the_alarm_is_repeated_until_a_person_acts(desk: Desk) -> None:
    request = await desk.submit()
    desk.told()
    await desk.turn(days=3)
    assert desk.told().count((HEAD, "nobody")) >= 3
    await desk.hire(ANNA)
    await desk.turn(hours=6)
    assert desk.asked(request) == [ANNA]
    assert CANARY not in repr(desk.letters("offer") + desk.letters("nobody"))


async def test_without_a_coordinator_the_admins_are_alarmed(desk: Desk) -> None:
    head = next(m for m in desk.rows.memberships.values() if m.role is Role.COORDINATOR)
    async with desk.work() as work:
        gone = next(m for m in await work.staff.team(HOME.code) if m.id == head.id)
        await work.staff.save(replace(gone, active=False))
    await desk.submit()
    assert {one.chat for one in desk.letters("nobody")} == {ADMIN}


async def test_offers_end_with_the_request(desk: Desk) -> None:
    request = await shared(desk)
    assert {o.state for o in desk.request(request).offers} == {OfferState.OFFERED}
    assert desk.waiting(request)[TimerKind.OFFER].due_at == desk.now + timedelta(minutes=15)
