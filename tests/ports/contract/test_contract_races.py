"""What is done at the same moment on a real database: one worker, one offer, no load too much, nobody kept waiting."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from domain.cancelling import Cancel
from domain.forms import Draft
from domain.people import Actor, Membership, Role
from domain.requests import AlreadyTaken, By, NotFound, Refused, Request, Stale
from domain.transitions import transition
from tests.support.bare_rows import read_rows
from tests.support.offices import PYRIATYN, Office, a_request, hire, resident
from tests.support.rounds import rounds
from usecases import casework, handing, offers, queueing
from usecases.apply import apply
from usecases.ports import UnitOfWork

ROUNDS, STORMS, WAVES, TOGETHER = 15, 28, 4, 7
TRIES = 4  # as often as the bot tries an update
RESIDENT, HEADS, WORKERS = 1, (21, 22), (11, 12, 13, 14, 15)
HAPPENED = {
    "accepted",
    "declined",
    "expired",
    "contacted",
    "cancelled",
    "handed",
    "handed_over",
    "handing_withdrawn",
} | {
    *("assigned", "taken_over", "released", "recalled"),
}
Deed = Callable[[UnitOfWork], Awaitable[object]]


async def _staffed(office: Office, *workers: int, capacity: int = 10**6) -> list[Membership]:
    async with office.works() as work:
        await work.communities.add(PYRIATYN)
        await resident(work, RESIDENT)
        for chat in HEADS:
            await hire(work, chat, Role.COORDINATOR, capacity)
        return [await hire(work, chat, capacity=capacity) for chat in workers]


async def _new(office: Office, nth: int, urgent: bool = False) -> Request:
    """A request that nobody has been asked about."""
    person = (await office.actor(RESIDENT)).person
    async with office.works() as work:
        request = replace(a_request(work, person, f"ПИР-{nth:06d}"), urgent=urgent)
        await work.requests.add(request)
    return request


async def _routed(office: Office, request: Request) -> Request:
    async with office.works() as work:
        return await offers.find_worker(work, request)


async def _at_once(office: Office, *deeds: Deed) -> list[object]:
    """Each in a transaction of its own; a refusal is a result, anything else is a fault of ours."""

    async def done(deed: Deed) -> object:
        for _ in range(TRIES):
            try:
                async with office.works() as work:
                    return await deed(work)
            except (Refused, NotFound) as refused:
                return refused
            except DBAPIError as trouble:  # of two that wait for each other PostgreSQL undoes one
                assert "deadlock" in str(trouble.orig)
        raise AssertionError("tried again and again, as the bot does")

    return list(await asyncio.gather(*(done(deed) for deed in deeds)))


async def _well(office: Office) -> None:
    assert office.engine is not None
    assert list((await read_rows(office.engine)).faults()) == []


def _take(actor: Actor, request: Request) -> Deed:
    return lambda work: offers.take(work, actor, request.id)


def _claim(actor: Actor, request: Request) -> Deed:
    return lambda work: queueing.claim(work, actor, request.id)


@pytest.mark.parametrize("way", [_take, _claim])
async def test_of_many_who_take_it_one_has_it(stored_office: Office, way: Callable[[Actor, Request], Deed]) -> None:
    await _staffed(stored_office, *WORKERS)
    actors = [await stored_office.actor(chat) for chat in WORKERS]
    for nth in range(ROUNDS):
        request = await _routed(stored_office, await _new(stored_office, nth, urgent=way is _take))
        told = await _at_once(stored_office, *(way(actor, request) for actor in actors))
        won = [one for one in told if isinstance(one, Request)]
        assert len(won) == 1
        assert won[0].holder
        lost = [one for one in told if isinstance(one, AlreadyTaken | Stale)]
        assert len(lost) == len(actors) - 1
        assert {one.fresh.holder and one.fresh.holder.person_id for one in lost} == {won[0].holder.person_id}
    await _well(stored_office)


async def test_of_two_who_look_for_a_worker_one_finds(stored_office: Office) -> None:
    await _staffed(stored_office, *WORKERS)
    for nth in range(ROUNDS):
        request = await _new(stored_office, nth, urgent=bool(nth % 2))
        told = await _at_once(stored_office, *[lambda work, it=request: offers.find_worker(work, it)] * 3)
        found = [one for one in told if isinstance(one, Request)]
        assert len(found) == 1
        assert len(found[0].offered) == (len(WORKERS + HEADS) if request.urgent else 1)
        assert all(isinstance(one, Stale) for one in told if one not in found)
    await _well(stored_office)


async def test_nobody_gets_more_than_they_can_carry(stored_office: Office) -> None:
    team = await _staffed(stored_office, *WORKERS[:3], capacity=40)
    new = [await _new(stored_office, nth) for nth in range(ROUNDS)]
    await _at_once(stored_office, *(lambda work, it=one: offers.find_worker(work, it) for one in new))
    assert [await stored_office.load(member) for member in team] == [40, 40, 40]
    await _well(stored_office)


async def test_everybody_does_something_at_once(stored_office: Office) -> None:
    """Whatever is done to one request in the same moment, the rows agree, and nobody fails."""
    await _staffed(stored_office, *WORKERS, capacity=50)
    chance = random.Random(4)
    heads = [await stored_office.actor(chat) for chat in HEADS]
    workers = [await stored_office.actor(chat) for chat in WORKERS]
    owner, happened = (await stored_office.actor(RESIDENT)).person, set[str]()
    for nth in rounds(STORMS, lambda: len(happened) > 6):
        request = await _routed(stored_office, await _new(stored_office, nth, urgent=chance.random() < 0.3))
        if nth % 2:
            await _at_once(stored_office, _claim(workers[0], request))
        deeds = [deed for worker in workers for deed in _of_worker(worker, request)]
        deeds += [deed for head in heads for deed in _of_head(head, request)] * 2
        deeds += [_expiry(request), _cancelling(request, owner.id)]
        for _ in range(WAVES):
            await _at_once(stored_office, *chance.sample(deeds, TOGETHER))
        await _well(stored_office)
        assert stored_office.engine is not None
        happened.update(HAPPENED & {event.kind for event in (await read_rows(stored_office.engine)).events})
    assert len(happened) > 6, happened  # of twelve; who wins decides which of them come up


def _of_worker(actor: Actor, request: Request) -> list[Deed]:
    return [
        _take(actor, request),
        _claim(actor, request),
        lambda work: offers.decline(work, actor, request.id, "busy"),
        lambda work: casework.record_contact(work, actor, request.id),
        lambda work: handing.withdraw(work, actor, request.id),
        lambda work: _handed(work, actor, request),
    ]


def _of_head(actor: Actor, request: Request) -> list[Deed]:
    return [
        lambda work: handing.take_over(work, actor, request.id),
        lambda work: handing.release(work, actor, request.id),
        lambda work: handing.offer_again(work, actor, request.id),
        lambda work: handing.withdraw(work, actor, request.id),
        lambda work: _assigned(work, actor, request),
    ]


async def _assigned(work: UnitOfWork, actor: Actor, request: Request) -> object:
    _request, able = await handing.receivers(work, actor, request.id)
    return await handing.assign(work, actor, request.id, able[0].id)


async def _handed(work: UnitOfWork, actor: Actor, request: Request) -> object:
    _request, able = await handing.receivers(work, actor, request.id)
    answers = {"to": str(able[-1].id), "cause": "away"}
    return await handing.hand_over(
        work, actor, Draft("n", "hand_over", "to", work.now, answers, {"request": request.id})
    )


def _expiry(request: Request) -> Deed:
    async def expire(work: UnitOfWork) -> object:
        return await offers.expire(work, await work.requests.get(request.id, within=None))

    return expire


def _cancelling(request: Request, owner: int) -> Deed:
    async def cancel(work: UnitOfWork) -> object:
        now = await work.requests.get(request.id, within=None)
        return await apply(work, transition(now, Cancel("mistake"), By(owner), work.now))

    return cancel
