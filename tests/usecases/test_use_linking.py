"""The number and the code of a paper: what they bring, and how often one may be wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.form_steps import begin
from domain.linking import LINK, MOST_TRIES, read_digits
from domain.people import SafeContact
from domain.requests import Request
from tests.usecases.desk import ANNA, GALYNA, HEAD, HOME, VILLAGE, Desk
from tests.usecases.test_use_behalf import UNSAFE, another, write_down
from usecases import linking
from usecases.linking import Linked, No

STRANGER = 777


async def link(desk: Desk, chat: int, number: str, code: str) -> Linked | No:
    """This person writes both."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        answers = {"number": read_digits(number), "code": read_digits(code)}
        return await linking.link(work, actor, replace(begin(LINK, "n", work.now), answers=answers))


async def stranger(desk: Desk, chat: int = STRANGER) -> int:
    """Somebody who only agreed to the notice."""
    async with desk.work() as work:
        await work.people.save(replace(await work.people.add(chat, "Хтось"), consent="2026"))
    return chat


def wrong(code: str) -> str:
    """Another code."""
    return f"{(int(code) + 1) % 10**6:06d}"


def owners(desk: Desk, *requests: Request) -> set[int]:
    """The chats of those whose requests these are."""
    return {desk.rows.people[desk.request(one).person_id].chat for one in requests}


async def test_all_that_was_written_down_for_them_is_theirs(desk: Desk) -> None:
    await desk.hire(ANNA)
    paper, other = await write_down(desk), await write_down(desk, service="housing")
    former = paper.request.person_id
    async with desk.work() as work:
        await work.requests.reown(other.request.person_id, former)
    await desk.take(ANNA, paper.request)
    desk.told()
    done = await link(desk, await stranger(desk), paper.request.number, paper.code)
    assert isinstance(done, Linked) and done.others == 1 and done.request.id == paper.request.id
    assert owners(desk, paper.request, other.request) == {STRANGER}
    assert desk.told() == [(ANNA, "linked")]
    person, left = done.actor.person, desk.rows.people[former]
    assert (person.settlement, person.community, person.phone) == (VILLAGE.code, HOME.code, "+380679998877")
    assert (left.name, left.phone, left.settlement) == ("", "", "")
    linked = [line for line in desk.rows.audit if line[1] == "linked"]
    assert sorted(line[2] for line in linked) == sorted([paper.request.id, other.request.id])


async def test_a_registered_resident_keeps_their_place_and_phone(desk: Desk) -> None:
    await desk.hire(ANNA)
    paper = await write_down(desk)
    before = (await desk.actor(GALYNA)).person
    assert isinstance(await link(desk, GALYNA, paper.request.number, paper.code), Linked)
    after = (await desk.actor(GALYNA)).person
    assert (after.settlement, after.name) == (before.settlement, before.name)


async def test_the_safe_contact_goes_along_unless_they_have_their_own(desk: Desk) -> None:
    await desk.hire(ANNA, cleared=True)
    paper = await write_down(desk, **UNSAFE)
    await link(desk, await stranger(desk), paper.request.number, paper.code)
    assert (await desk.actor(STRANGER)).person.safe.code_word == "калина"
    second = await write_down(desk, **UNSAFE)
    own = SafeContact(write=False)
    async with desk.work() as work:
        await work.people.save(replace((await desk.actor_in(work, GALYNA)).person, safe=own))
    await link(desk, GALYNA, second.request.number, second.code)
    assert (await desk.actor(GALYNA)).person.safe == own


@pytest.mark.parametrize("what", ["number", "code", "used", "expired"])
async def test_whatever_was_wrong_is_answered_alike(desk: Desk, what: str) -> None:
    await desk.hire(ANNA)
    paper = await write_down(desk)
    number, code = paper.request.number, paper.code
    if what == "number":
        number = "ПИР-" + "-".join(["99" if part != "99" else "00" for part in number.split("-")[1:]])
    if what == "code":
        code = wrong(code)
    if what == "used":
        await link(desk, await stranger(desk), number, code)
    if what == "expired":
        desk.office.clock.move(days=30, seconds=1)
    owner = owners(desk, paper.request)
    assert await link(desk, GALYNA, number, code) is No.WRONG
    assert owners(desk, paper.request) == owner


async def test_five_wrong_tries_kill_the_code_for_everybody(desk: Desk) -> None:
    await desk.hire(ANNA)
    paper = await write_down(desk)
    answers = [await link(desk, GALYNA, paper.request.number, wrong(paper.code)) for _ in range(5)]
    assert answers == [No.WRONG] * 4 + [No.DEAD]
    assert await link(desk, GALYNA, paper.request.number, paper.code) is No.DEAD
    assert await link(desk, await stranger(desk), paper.request.number, paper.code) is No.WRONG
    fresh = await another(desk, HEAD, paper.request.id)
    assert isinstance(await link(desk, GALYNA, paper.request.number, fresh.code), Linked)


async def test_a_number_that_does_not_exist_dies_just_so(desk: Desk) -> None:
    answers = [await link(desk, GALYNA, "ПИР-00-00-00", "123456") for _ in range(5)]
    assert answers == [No.WRONG] * 4 + [No.DEAD]


async def test_the_brake_holds_an_hour_even_for_what_is_right(desk: Desk) -> None:
    await desk.hire(ANNA)
    paper = await write_down(desk)
    for n in range(MOST_TRIES):
        await link(desk, GALYNA, f"ШИШ-00-00-{n:02d}", "123456")
    assert await link(desk, GALYNA, paper.request.number, paper.code) is No.BRAKE
    assert isinstance(await link(desk, await stranger(desk), paper.request.number, paper.code), Linked), "others go on"
    second = await write_down(desk)
    desk.office.clock.move(minutes=61)
    assert isinstance(await link(desk, GALYNA, second.request.number, second.code), Linked)


async def test_staff_of_the_office_get_nobodys_paper(desk: Desk) -> None:
    await desk.hire(ANNA)
    paper = await write_down(desk)
    for chat in (ANNA, HEAD):
        assert await link(desk, chat, paper.request.number, paper.code) is No.WRONG
    assert isinstance(await link(desk, GALYNA, paper.request.number, paper.code), Linked), "the code still lives"


async def test_a_request_of_somebody_with_telegram_cannot_be_linked(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    async with desk.work() as work:
        await work.claims.put(request.id, "123456", work.now.replace(year=2027))
    assert await link(desk, await stranger(desk), request.number, "123456") is No.WRONG
    assert owners(desk, request) == {GALYNA}
