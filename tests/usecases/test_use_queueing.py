"""The queue of a team: what stands in it, and taking a request out of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from domain.people import Role
from domain.requests import AlreadyTaken, NotFound, Request, Status
from tests.usecases.desk import ANNA, BOHDAN, FAR, GALYNA, HEAD, NEXT, VIRA, Desk
from usecases import queueing

OTHER = 502


async def page(desk: Desk, chat: int, number: int = 0) -> queueing.Queue:
    """What this worker is shown."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await queueing.queue(work, actor, number)


async def claim(desk: Desk, chat: int, request: Request) -> Request:
    """This worker takes it out of the queue."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await queueing.claim(work, actor, request.id)


def load(desk: Desk, chat: int) -> int:
    """What this worker carries."""
    return next(m.load for m in desk.rows.memberships.values() if desk.rows.people[m.person_id].chat == chat)


async def test_the_oldest_first_and_only_ones_own(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(VIRA, community=NEXT.code)
    first = await desk.submit()
    desk.office.clock.move(minutes=5)
    second = await desk.submit()
    await desk.resident(OTHER, FAR)
    far = await desk.submit(OTHER)
    assert [r.id for r in (await page(desk, ANNA)).requests] == [first.id, second.id]
    assert [r.id for r in (await page(desk, VIRA)).requests] == [far.id]
    await desk.take(ANNA, first)
    assert [r.id for r in (await page(desk, ANNA)).requests] == [second.id]


async def test_one_person_in_two_communities_has_one_queue(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(ANNA, community=NEXT.code)
    near = await desk.submit()
    await desk.resident(OTHER, FAR)
    far = await desk.submit(OTHER)
    assert [r.id for r in (await page(desk, ANNA)).requests] == [near.id, far.id]


async def test_pages(desk: Desk) -> None:
    await desk.hire(ANNA)
    made = [await desk.submit() for _ in range(7)]
    first, second, beyond = [await page(desk, ANNA, n) for n in (0, 1, 99)]
    assert [len(p.requests) for p in (first, second)] == [5, 2]
    assert (first.pages, first.all) == (2, 7) and beyond == second
    assert [r.id for r in (*first.requests, *second.requests)] == [r.id for r in made]


async def test_a_claim_moves_the_load_and_tells_whoever_was_asked(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    await desk.hire(BOHDAN)
    desk.told()
    taken = await claim(desk, BOHDAN, request)
    assert taken.status is Status.ACCEPTED and taken.holder
    assert (load(desk, ANNA), load(desk, BOHDAN)) == (0, 10)
    assert desk.told() == [(GALYNA, "taken"), (ANNA, "offer_gone")]
    assert desk.asked(request) == []


async def test_whoever_was_offered_it_takes_the_offer(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    taken = await claim(desk, ANNA, request)
    assert len(taken.offers) == 1 and load(desk, ANNA) == 10


async def test_whoever_is_full_may_still_ask_for_more(desk: Desk) -> None:
    await desk.hire(ANNA, capacity=0)
    request = await desk.submit()
    assert (await claim(desk, ANNA, request)).holder and load(desk, ANNA) == 10


async def test_a_late_claim_promises_anew(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    await desk.hire(BOHDAN)
    desk.office.clock.move(days=5)
    assert (await claim(desk, BOHDAN, request)).due > desk.now


async def test_two_at_once(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN, VIRA):
        await desk.hire(chat)
    request = await desk.submit()
    done = await asyncio.gather(*(claim(desk, c, request) for c in (ANNA, BOHDAN, VIRA)), return_exceptions=True)
    won = [one for one in done if isinstance(one, Request)]
    lost = [one for one in done if isinstance(one, AlreadyTaken)]
    assert (len(won), len(lost)) == (1, 2)
    assert {one.fresh.holder.title for one in lost if one.fresh.holder} == {
        won[0].holder.title if won[0].holder else ""
    }
    assert sum(load(desk, c) for c in (ANNA, BOHDAN, VIRA)) == 10


async def _someone(desk: Desk, chat: int, **fields: Any) -> Request:
    await desk.hire(ANNA)
    request = await desk.submit()
    await desk.hire(chat, **fields)
    return request


@pytest.mark.parametrize(
    ("chat", "fields"),
    [(VIRA, {"community": NEXT.code}), (VIRA, {"role": Role.ADMIN, "community": ""}), (GALYNA, {})],
    ids=["of another community", "an admin", "their own"],
)
async def test_for_others_it_is_not_there(desk: Desk, chat: int, fields: dict[str, Any]) -> None:
    request = await _someone(desk, chat, **fields)
    for _ in ("in the queue", "taken"):
        with pytest.raises(NotFound):
            await claim(desk, chat, request)
        assert (await page(desk, chat)).all == 0
        await desk.take(ANNA, request) if not desk.request(request).holder else None


async def test_once_the_work_has_begun_it_is_not_there_for_colleagues(desk: Desk) -> None:
    request = await _someone(desk, BOHDAN)
    await desk.take(ANNA, request)
    with pytest.raises(AlreadyTaken):
        await claim(desk, BOHDAN, request)
    desk.rows.requests[request.id] = _at_work(desk.request(request))
    with pytest.raises(NotFound):
        await claim(desk, BOHDAN, request)
    with pytest.raises(AlreadyTaken):
        await claim(desk, ANNA, request)


def _at_work(request: Request) -> Request:

    return replace(request, status=Status.IN_PROGRESS)


async def test_a_coordinator_may_take_what_is_sensitive(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit(service="unsafe")
    assert (await page(desk, ANNA)).all == 0
    with pytest.raises(NotFound):
        await claim(desk, ANNA, request)
    assert (await claim(desk, HEAD, request)).holder
