"""Requests: whole or not at all, within one's scope, and of two who act at once one wins."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.assignments import OfferState
from domain.people import Membership, Person, Role
from domain.requests import AlreadyTaken, By, NotFound, Refused, Request, Stale, Status, change
from domain.transitions import Accept, AddWords, Cancel, Command, Decline, Expire, Finish, transition
from tests.support.offices import Office, a_request, by, hire, offer_to, offered, resident
from usecases.ports import NumberTaken


async def _opened(office: Office, *chats: int) -> tuple[Person, Request, list[Membership]]:
    """A request of chat 1, offered to workers of these chats."""
    async with office.works() as work:
        person = await resident(work, 1)
        workers = [await hire(work, chat) for chat in chats]
        request = a_request(work, person)
        await work.requests.add(request)
        return person, await offered(work, request, *workers) if workers else request, workers


async def _do(office: Office, request_id: int, command: Command, who: By) -> Request:
    async with office.works() as work:
        found = await work.requests.get(request_id, within=None)
        done = transition(found, command, who, work.now)
        await work.requests.save(done)
    return done.after


async def _read(office: Office, request_id: int) -> Request:
    async with office.works() as work:
        return await work.requests.get(request_id, within=None)


async def test_a_request_comes_back_as_it_was(office: Office) -> None:
    _, request, _ = await _opened(office)
    assert await _read(office, request.id) == request


async def test_a_taken_number_writes_nothing_and_the_work_goes_on(office: Office) -> None:
    person, request, _ = await _opened(office)
    async with office.works() as work:
        twin = a_request(work, person)
        with pytest.raises(NumberTaken):
            await work.requests.add(twin)
        await work.requests.add(replace(twin, number="ПИР-00-00-01"))
    async with office.works() as work:
        assert [one.number for one in await work.requests.of_person(person.id)] == [
            "ПИР-00-00-01",
            request.number,
        ]


async def test_out_of_scope_looks_like_not_found(office: Office) -> None:
    _, request, _ = await _opened(office, 2)
    async with office.works() as work:
        await hire(work, 3)
        await hire(work, 4, Role.COORDINATOR)
        await hire(work, 5, Role.ADMIN)
        await resident(work, 6)
    for chat, sees in ((1, True), (2, True), (3, True), (4, True), (5, False), (6, False)):
        actor = await office.actor(chat)
        async with office.works() as work:
            if sees:
                assert await work.requests.get(request.id, within=actor) == request
            else:
                with pytest.raises(NotFound):
                    await work.requests.get(request.id, within=actor)
    async with office.works() as work:
        with pytest.raises(NotFound):
            await work.requests.get(404, within=None)


async def test_a_change_is_saved_whole(office: Office) -> None:
    _, request, (first, second) = await _opened(office, 2, 3)
    taken = await _do(office, request.id, Accept(), by(first))
    assert await _read(office, request.id) == taken
    assert (taken.status, taken.version) == (Status.ACCEPTED, 3)
    assert await office.load(first) == request.weight
    assert await office.load(second) == 0


async def test_the_load_goes_with_the_offer(office: Office) -> None:
    _, request, (first, second) = await _opened(office, 2, 3)
    await _do(office, request.id, Decline("other"), by(first))
    assert (await office.load(first), await office.load(second)) == (0, request.weight)
    await _do(office, request.id, Expire(), By())
    assert await office.load(second) == 0
    fresh = await _read(office, request.id)
    assert [offer.reason for offer in fresh.offers] == ["other", ""]
    assert fresh.excluded == {first.id, second.id}


async def test_finishing_frees_the_worker(office: Office) -> None:
    person, request, (worker,) = await _opened(office, 2)
    await _do(office, request.id, Accept(), by(worker))
    done = await _do(office, request.id, Finish("provided"), by(worker))
    assert await _read(office, request.id) == done
    assert await office.load(worker) == 0
    async with office.works() as work:
        assert await work.requests.former_worker(person.id, request.community) == worker.id


async def test_a_load_never_falls_below_zero(office: Office) -> None:
    async with office.works() as work:
        person, worker = await resident(work, 1), await hire(work, 2)
        request = a_request(work, person)
        await work.requests.add(request)
        await work.requests.save(offer_to(work, request, worker))
    await _do(office, request.id, Cancel("solved"), By(person.id))
    assert await office.load(worker) == 0


async def test_an_old_version_is_stale_and_shows_the_fresh_one(office: Office) -> None:
    person, request, (worker,) = await _opened(office, 2)
    fresh = await _do(office, request.id, AddWords(), By(person.id))
    async with office.works() as work:
        with pytest.raises(Stale) as refused:
            await work.requests.save(transition(request, Accept(), by(worker), work.now))
        assert refused.value.fresh == fresh
    assert await _read(office, request.id) == fresh
    assert await office.load(worker) == request.weight


async def test_of_two_workers_at_once_one_wins(office: Office) -> None:
    _, request, workers = await _opened(office, 2, 3, 4)

    async def take(worker: Membership) -> Request | Refused:
        try:
            return await _do(office, request.id, Accept(), by(worker))
        except (AlreadyTaken, Stale) as refused:
            return refused

    outcomes = await asyncio.gather(*map(take, workers))
    (won,) = (outcome for outcome in outcomes if isinstance(outcome, Request))
    assert [outcome.fresh for outcome in outcomes if isinstance(outcome, Refused)] == [won, won]
    loads = {worker.id: await office.load(worker) for worker in workers}
    assert won.holder is not None
    assert loads == {m.id: request.weight if m.id == won.holder.membership_id else 0 for m in workers}


async def test_lists_of_requests(office: Office) -> None:
    person, request, (worker,) = await _opened(office, 2)
    async with office.works() as work:
        urgent = replace(a_request(work, person, "ПИР-11-11-11"), due=work.now + timedelta(minutes=5))
        await work.requests.add(urgent)
        urgent = await offered(work, urgent, worker)
        open_one = a_request(work, person, "ПИР-22-22-22")
        await work.requests.add(open_one)
    for one in (request, urgent):
        await _do(office, one.id, Accept(), by(worker))
    async with office.works() as work:
        held = await work.requests.of_worker([worker.id])
        assert [one.id for one in held] == [urgent.id, request.id]
        assert all(one.holder for one in held)
        assert await work.requests.of_worker([worker.id], limit=1) == held[:1]
        assert await work.requests.of_worker([]) == []
        assert [r.id for r in await work.requests.of_person(person.id, limit=2)] == [open_one.id, urgent.id]


async def test_the_former_worker_is_the_holder_before_a_later_one(office: Office) -> None:
    person, request, (first, second) = await _opened(office, 2, 3)
    async with office.works() as work:
        assert await work.requests.former_worker(person.id, request.community) is None
    await _do(office, request.id, Accept(), by(first))
    async with office.works() as work:
        other = a_request(work, person, "ПИР-11-11-11")
        await work.requests.add(other)
        await offered(work, other, second)
    await _do(office, other.id, Accept(), by(second))
    await _do(office, other.id, Finish("provided"), by(second))
    async with office.works() as work:
        assert await work.requests.former_worker(person.id, request.community) == first.id
        assert await work.requests.former_worker(person.id, "UA404") is None


async def test_a_request_can_pass_from_one_holder_to_another_in_one_change(office: Office) -> None:
    _, request, (first, second) = await _opened(office, 2, 3)
    held = await _do(office, request.id, Accept(), by(second))
    states = {first.id: OfferState.ACCEPTED, second.id: OfferState.REVOKED}
    swapped = tuple(replace(offer, state=states[offer.membership_id], weight=10) for offer in held.offers)
    async with office.works() as work:
        await work.requests.save(change(held, By(), work.now, "handed_over", offers=swapped))
    assert (await _read(office, request.id)).offers == swapped
    assert (await office.load(first), await office.load(second)) == (10, 0)


async def test_what_this_transaction_does_is_history_for_the_next_one(office: Office) -> None:
    async with office.works() as work:
        request = a_request(work, await resident(work, 2))
        await work.requests.add(request)
        await offered(work, request, await hire(work, 1))
        assert await work.requests.events(request.id) == []
    async with office.works() as work:
        assert [event.kind for event in await work.requests.events(request.id)] == ["created", "offered"]
