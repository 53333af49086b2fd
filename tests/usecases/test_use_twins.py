"""Which requests are hinted as alike, to whom, and what joining and parting them does."""

from __future__ import annotations

from typing import Any

import pytest

from domain.requests import NotFound, NotNow, Request, Status
from domain.short_numbers import base36
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, GALYNA, HEAD, Desk, draft
from usecases import casework, likely, looking, queueing, twins

HANNA = 503
OTHER_PHONE = "+380679998877"


async def pair(desk: Desk, second: int = GALYNA, **answers: Any) -> tuple[Request, Request]:
    """Two requests that Anna holds."""
    await desk.hire(ANNA)
    if second != GALYNA:
        await desk.resident(second)
    first = await desk.take(ANNA, await desk.submit())
    other = await desk.take(ANNA, await desk.submit(second, **answers))
    await desk.hire(BOHDAN)
    desk.told()
    return first, other


async def hints(desk: Desk, chat: int, request: Request) -> list[int]:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return [one.id for one in await likely.hints(work, actor, request)]


async def join(desk: Desk, chat: int, request: Request, main: Request) -> Request:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        about = draft({"main": base36(main.id)}, work.now, request=request.id)
        return (await twins.join(work, actor, about))[0]


async def part(desk: Desk, chat: int, request: Request) -> Request:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await twins.part(work, actor, request.id)


async def write(desk: Desk, chat: int, request: Request, text: str) -> None:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        await casework.write(work, actor, request.id, {"pieces": [{"m": 9, "text": text}]})


@pytest.mark.parametrize(
    ("second", "answers", "alike"),
    [
        (GALYNA, {"phone": OTHER_PHONE, "street": ""}, True),
        (HANNA, {"street": ""}, True),
        (HANNA, {"phone": OTHER_PHONE}, True),
        (HANNA, {"phone": OTHER_PHONE, "street": "Інша, 7"}, False),
        (GALYNA, {"service": "papers"}, False),
    ],
    ids=["the person", "the phone", "the home", "nothing", "another service"],
)
async def test_the_same_person_phone_or_home_and_service(
    desk: Desk, second: int, answers: dict[str, Any], alike: bool
) -> None:
    first, other = await pair(desk, second, **answers)
    assert await hints(desk, ANNA, other) == ([first.id] if alike else [])
    assert await hints(desk, BOHDAN, other) == await hints(desk, ADMIN, other) == [], "not theirs to know"


async def test_an_old_one_is_not_hinted(desk: Desk) -> None:
    await desk.hire(ANNA)
    first = await desk.take(ANNA, await desk.submit())
    desk.office.clock.at = first.created_at.replace(year=2027)
    other = await desk.submit()
    assert await hints(desk, HEAD, other) == []


async def test_joined_its_words_reach_the_worker_of_the_other_with_a_mark(desk: Desk) -> None:
    first, other = await pair(desk, HANNA)
    gone = await join(desk, ANNA, other, first)
    assert (gone.status, gone.duplicate_of, desk.told()) == (Status.DUPLICATE, first.id, [(HANNA, "joined")])
    assert next(m for m in desk.rows.memberships.values() if m.title == f"Ф-{ANNA}").load == 10
    await write(desk, HANNA, other, "Ще дрова")
    (letter,) = desk.letters("resident_words")
    params = letter.body["params"]
    assert (letter.chat, letter.about, params["number"], params["twin"]) == (ANNA, other.id, first.number, other.number)
    assert params["others"] is True


async def test_of_another_person_no_number_is_told(desk: Desk) -> None:
    first, other = await pair(desk, HANNA)
    await join(desk, ANNA, other, first)
    (letter,) = desk.letters("joined")
    assert first.number not in repr(letter.body)
    mine, again = await desk.submit(), first
    await desk.take(ANNA, mine)
    await join(desk, ANNA, mine, again)
    assert first.number in repr(desk.letters("joined")[-1].body), "one's own is named"


async def test_no_chains_and_no_rings(desk: Desk) -> None:
    first, other = await pair(desk)
    await join(desk, ANNA, other, first)
    with pytest.raises(NotNow):
        await join(desk, ANNA, first, other)
    third = await desk.take(ANNA, await desk.submit())
    assert await hints(desk, ANNA, third) == [first.id], "in place of what is joined, that which goes on"
    with pytest.raises(NotFound):
        await join(desk, ANNA, third, other)


async def test_parted_by_its_people_only_and_routed_again(desk: Desk) -> None:
    first, other = await pair(desk)
    await join(desk, ANNA, other, first)
    desk.told()
    for chat in (BOHDAN, GALYNA, ADMIN):
        with pytest.raises(NotFound):
            await part(desk, chat, other)
    back = await part(desk, HEAD, other)
    assert (back.status, back.duplicate_of) == (Status.OFFERED, 0)
    assert (GALYNA, "parted") in desk.told()
    with pytest.raises(NotNow):
        await part(desk, HEAD, other)


async def test_what_is_sensitive_is_neither_hinted_to_the_uncleared_nor_joined(desk: Desk) -> None:
    await desk.hire(ANNA)
    first = await desk.submit(service="unsafe", for_whom="other", about_name="Оля", answers_to="me")
    other = await desk.submit(service="unsafe", for_whom="other", about_name="Оля", answers_to="me")
    assert first.sensitive and other.sensitive
    assert await hints(desk, HEAD, other) == [] == await hints(desk, ANNA, other)
    with pytest.raises(NotFound):
        await join(desk, HEAD, other, first)


async def end(desk: Desk, request: Request) -> None:
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        about = draft({"outcome": "provided"}, work.now, request=request.id)
        await casework.finish(work, actor, about)


async def test_when_the_main_one_is_over_only_another_person_is_told_of_theirs(desk: Desk) -> None:
    first, other = await pair(desk, HANNA)
    await join(desk, ANNA, other, first)
    own = await desk.take(ANNA, await desk.submit())
    await join(desk, ANNA, own, first)
    desk.told()
    await end(desk, first)
    (letter,) = desk.letters("twin_over")
    assert (letter.chat, letter.body["params"]["number"]) == (HANNA, other.number)
    assert first.number not in repr(letter.body)
    assert [kind for chat, kind in desk.told() if chat == GALYNA] == ["finished"]


async def test_what_is_parted_is_not_told_of_the_end(desk: Desk) -> None:
    first, other = await pair(desk, HANNA)
    await join(desk, ANNA, other, first)
    await part(desk, ANNA, other)
    await end(desk, first)
    assert not desk.letters("twin_over")


async def test_words_on_a_joined_one_are_unread_at_the_main_one(desk: Desk) -> None:
    first, other = await pair(desk, HANNA)
    await join(desk, ANNA, other, first)
    for n in (1, 2):
        await write(desk, HANNA, other, "Ще дрова")
        assert desk.request(first).unread == n
    assert desk.request(first).version == first.version, "buttons of the case stay as they are"
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        await looking.open_case(work, actor, first.id)
    assert desk.request(first).unread == 0


async def name(desk: Desk, chat: int, request: Request, text: str) -> int:
    """The id of what is found by this number, 0 for nothing."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        found = await twins.typed(work, actor, draft({}, work.now, request=request.id), text)
    return found.id if found else 0


async def test_the_main_one_may_be_named_by_its_number(desk: Desk) -> None:
    first, other = await pair(desk, HANNA, phone=OTHER_PHONE, street="Інша, 7")
    papers, bohdan = await desk.submit(service="papers"), await desk.actor(BOHDAN)
    async with desk.work() as work:
        away = await queueing.claim(work, bohdan, papers.id)
    assert await hints(desk, ANNA, other) == []
    digits = first.number[-8:]
    for text in (first.number, first.number.lower(), f"№ {first.number}", digits, digits.replace("-", " ")):
        assert await name(desk, ANNA, other, text) == first.id, text
    for text in ("00-00-01", other.number, away.number, "привіт"):
        assert await name(desk, ANNA, other, text) == 0, text
    assert await name(desk, HEAD, other, away.number) == away.id
    assert ("searched", HEAD) in {(line[1], desk.rows.people[line[0]].chat) for line in desk.rows.audit}
    with pytest.raises(NotFound):
        await join(desk, ANNA, other, away)
    assert (await join(desk, ANNA, other, first)).duplicate_of == first.id
    third = await desk.take(ANNA, await desk.submit(HANNA, service="papers", street=""))
    assert await name(desk, HEAD, third, other.number) == first.id, "in place of what is joined, that which goes on"
