"""Both ends of the post: what came in is never lost, what went out is never sent again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.messages import Lane
from domain.people import Reach
from tests.support.offices import Office, resident
from usecases.ports import Incoming, Letter, Settled
from usecases.ports_mail import HELD


def _update(number: int, chat: int = 5) -> Incoming:
    return Incoming(number, chat, f'{{"update_id":{number},"text":"привіт \ud83d"}}')


async def test_updates_are_kept_in_order_and_once(office: Office) -> None:
    assert await office.inbox.store(1, []) == []
    assert await office.inbox.store(1, [_update(2), _update(3)]) == [_update(2), _update(3)]
    office.clock.move(seconds=1)
    assert await office.inbox.store(1, [_update(3), _update(4), _update(4), _update(5)]) == [
        _update(4),
        _update(5),
    ]
    assert await office.inbox.store(1, [_update(5)]) == []
    assert await office.inbox.store(2, [_update(5)]) == [_update(5)]
    assert await office.inbox.pending(1) == [_update(number) for number in (2, 3, 4, 5)]


async def test_what_came_earlier_is_earlier_even_when_telegram_begins_to_count_anew(office: Office) -> None:
    await office.inbox.store(1, [_update(900)])
    office.clock.move(seconds=1)
    await office.inbox.store(1, [_update(1), _update(2)])
    assert [found.update_id for found in await office.inbox.pending(1)] == [900, 1, 2]


async def test_done_and_poisoned_updates_do_not_wait(office: Office) -> None:
    await office.inbox.store(1, [_update(number) for number in (1, 2, 3)])
    async with office.works() as work:
        assert await work.claim(1, 1)
    await office.inbox.poison(1, 2, "KeyError")
    assert [found.update_id for found in await office.inbox.pending(1)] == [3]
    async with office.works() as work:
        assert not await work.claim(1, 2)
    assert await office.inbox.store(1, [_update(1), _update(2)]) == []


async def test_attempts_are_counted(office: Office) -> None:
    await office.inbox.store(1, [_update(1)])
    assert [await office.inbox.attempt(1, 1) for _ in range(3)] == [1, 2, 3]
    assert await office.inbox.pending(1) == [replace(_update(1), attempts=3)]


async def test_an_update_that_was_rolled_back_waits(office: Office) -> None:
    await office.inbox.store(1, [_update(1)])
    try:
        async with office.works() as work:
            assert await work.claim(1, 1)
            raise RuntimeError
    except RuntimeError:
        assert await office.inbox.pending(1) == [_update(1)]


async def _post(office: Office, count: int) -> list[Letter]:
    async with office.works() as work:
        person = await resident(work, 5)
        for number in range(count):
            work.outbox.put(Letter(0, 5, person.id, Lane.REPLY, {"n": number}, key=f"k{number}"))
    return list(office.told[-1].letters)


async def test_finished_letters_do_not_wait(office: Office) -> None:
    sent, dropped, expired, failed, waits = await _post(office, 5)
    outcomes = [Settled(sent.id, "sent", 77), Settled(dropped.id, "dropped", error="blocked")]
    outcomes += [
        Settled(expired.id, "expired"),
        Settled(failed.id, "failed", error="bad"),
        Settled(404, "sent"),
    ]
    await office.mailroom.settle(outcomes)
    await office.mailroom.settle([])
    assert await office.mailroom.pending() == [waits]


async def test_a_letter_that_is_retried_waits_until_then(office: Office) -> None:
    first, second = await _post(office, 2)
    later = office.clock.at + timedelta(seconds=30)
    await office.mailroom.settle([Settled(first.id, "retry", error="429", again_at=later), Settled(second.id, "retry")])
    once = [replace(first, attempts=1, not_before=later), replace(second, attempts=1)]
    assert await office.mailroom.pending() == once


async def test_a_letter_that_its_reader_put_off_was_not_tried(office: Office) -> None:
    (letter,) = await _post(office, 1)
    later = office.clock.at + timedelta(hours=8)
    await office.mailroom.settle([Settled(letter.id, "retry", error=HELD, again_at=later)])
    assert await office.mailroom.pending() == [replace(letter, not_before=later)]


async def test_a_settled_letter_stays_settled_and_its_key_is_remembered(office: Office) -> None:
    (letter,) = await _post(office, 1)
    await office.mailroom.settle([Settled(letter.id, "sent", 77)])
    await office.mailroom.settle([Settled(letter.id, "retry", again_at=office.clock.at)])
    async with office.works() as work:
        work.outbox.put(replace(letter, id=0))
    assert await office.mailroom.pending() == []
    assert len(office.told) == 1


async def test_readers_are_as_they_are_now(office: Office) -> None:
    async with office.works() as work:
        person = await resident(work, 5)
        other = await resident(work, 6)
    await office.mailroom.reach(5, "blocked")
    blocked = replace(person, reach=Reach.BLOCKED)
    assert await office.mailroom.readers([person.id, other.id, 404]) == {person.id: blocked, other.id: other}
    assert await office.mailroom.readers([]) == {}
