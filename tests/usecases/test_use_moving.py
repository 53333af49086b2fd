"""Moving: the community changes, open requests stay, and the new community knows only if the person wishes."""

from __future__ import annotations

import pytest

from domain.people import Role
from domain.requests import Status
from tests.usecases.desk import ABROAD, ADMIN, ANNA, CANARY, FAR, GALYNA, HOME, NEXT, VILLAGE, Desk
from usecases import casework, moving, registration
from usecases.moving import Moved

CHIEF = 702


async def goes(desk: Desk, code: str, chat: int = GALYNA) -> Moved | None:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await moving.move(work, actor, code)


async def says_so(desk: Desk, community: str = NEXT.code) -> object:
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        return await moving.tell(work, actor, community)


def audited(desk: Desk) -> list[tuple[str, str]]:
    return [(action, community) for _, action, _, community in desk.rows.audit if "moved" in action or "new" in action]


async def test_the_first_place_is_no_move(desk: Desk) -> None:
    async with desk.work() as work:
        actor = await registration.agree(work, await registration.recognise(work, 900, "Олена"))
        done = await moving.move(work, actor, FAR.code)
    assert done is not None and (done.community, done.same, done.staying) == (NEXT, False, ())
    assert (await desk.actor(900)).person.settlement == FAR.code
    assert audited(desk) == []


async def test_open_requests_stay_with_their_worker(desk: Desk) -> None:
    await desk.hire(ANNA)
    first = await desk.submit()
    await desk.take(ANNA, first)
    second = await desk.submit()
    done = await goes(desk, FAR.code)
    assert done is not None and done.community == NEXT
    assert {one.number for one in done.staying} == {first.number, second.number}
    assert desk.request(first).status is Status.ACCEPTED
    assert {desk.request(one).community for one in (first, second)} == {HOME.code}
    assert audited(desk) == [("moved", NEXT.code)]
    assert desk.letters("moved_in") == []


@pytest.mark.parametrize(("whom", "moved"), [("me", 1), ("child", 1), ("other", 0), ("report", 0)])
async def test_another_person_did_not_move(desk: Desk, whom: str, moved: int) -> None:
    """The new community has nothing to do with a neighbour who stays where they are."""
    await desk.submit(for_whom=whom, own={"about_place": VILLAGE.code})
    done = await goes(desk, FAR.code)
    assert done is not None and len(done.staying) == moved
    assert (await says_so(desk) is None) is not bool(moved)


async def test_the_same_place_again(desk: Desk) -> None:
    done = await goes(desk, VILLAGE.code)
    assert done is not None and (done.same, done.staying) == (True, ())
    assert audited(desk) == []


@pytest.mark.parametrize("code", [ABROAD.code, "", "nonsense"])
async def test_a_place_that_is_not_served(desk: Desk, code: str) -> None:
    assert await goes(desk, code) is None
    assert (await desk.actor(GALYNA)).person.settlement == VILLAGE.code


async def test_the_new_community_is_told_numbers_and_nothing_personal(desk: Desk) -> None:
    await desk.hire(CHIEF, Role.COORDINATOR, NEXT.code)
    requests = [await desk.submit(), await desk.submit()]
    await goes(desk, FAR.code)
    desk.told()
    assert await says_so(desk) == NEXT
    (letter,) = desk.letters("moved_in")
    assert letter.chat == CHIEF and letter.about == 0
    (held,) = letter.body["params"]["held"]
    assert held == {"community": HOME.name, "phone": HOME.phone, "numbers": sorted(one.number for one in requests)}
    assert CANARY not in str(letter.body) and str(GALYNA) not in str(letter.body)
    assert ("told_new_community", NEXT.code) in audited(desk)


async def test_it_is_told_once_however_often_it_is_pressed(desk: Desk) -> None:
    await desk.hire(CHIEF, Role.COORDINATOR, NEXT.code)
    await desk.submit()
    await goes(desk, FAR.code)
    for _ in range(3):
        await says_so(desk)
    assert len(desk.letters("moved_in")) == 1


async def test_a_community_without_a_coordinator_has_the_admin(desk: Desk) -> None:
    await desk.submit()
    await goes(desk, FAR.code)
    await says_so(desk)
    assert [letter.chat for letter in desk.letters("moved_in")] == [ADMIN]


@pytest.mark.parametrize("community", [HOME.code, "nonsense", ""])
async def test_an_old_button_tells_nobody(desk: Desk, community: str) -> None:
    await desk.submit()
    await goes(desk, FAR.code)
    assert await says_so(desk, community) is None
    assert desk.letters("moved_in") == []


async def test_nothing_open_is_nothing_to_tell(desk: Desk) -> None:
    done = await goes(desk, FAR.code)
    assert done is not None and done.staying == ()
    assert await says_so(desk) is None


async def test_who_returns_has_nothing_elsewhere(desk: Desk) -> None:
    await desk.submit()
    await goes(desk, FAR.code)
    done = await goes(desk, VILLAGE.code)
    assert done is not None and done.staying == ()


async def test_who_knows_the_community_alone_stands_in_its_centre(desk: Desk) -> None:
    async with desk.work() as work:
        actor = await registration.agree(work, await registration.recognise(work, 900, "Олена"))
        done = await moving.lost(work, actor, NEXT.code)
    assert done is not None and done.community == NEXT
    person = (await desk.actor(900)).person
    assert (person.community, person.settlement) == (NEXT.code, FAR.code)


@pytest.mark.parametrize("community", ["nonsense", "", ABROAD.community])
async def test_a_community_that_is_not_served_helps_nobody(desk: Desk, community: str) -> None:
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        assert await moving.lost(work, actor, community) is None


async def test_a_known_village_is_not_forgotten_for_the_centre(desk: Desk) -> None:
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        done = await moving.lost(work, actor, HOME.code)
    assert done is not None and done.actor.person.settlement == VILLAGE.code


async def test_the_person_still_reads_the_requests_that_stayed(desk: Desk) -> None:
    request = await desk.submit()
    await goes(desk, FAR.code)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        assert (await casework.look(work, actor, request.id)).number == request.number
