"""What has served a month ago goes; what waits, failed for good or is younger stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Table, func, select

from db.gates import gate_of
from db.repositories.housekeeping import Housekeeping, make_housekeeping
from db.tables import inbox, outbox, timers
from domain.messages import Lane
from domain.requests import By
from domain.timers import Timer, TimerKind
from domain.transitions import Cancel, transition
from tests.support.offices import Office, a_request, resident
from usecases.ports import Incoming, Letter, Settled


async def _handle(office: Office, *ids: int) -> None:
    """Updates that came and were answered, each with a letter that was sent."""
    await office.inbox.store(1, [Incoming(id_, 5, "{}") for id_ in ids])
    async with office.works() as work:
        for id_ in ids:
            assert await work.claim(1, id_)
            work.outbox.put(Letter(0, 5, 5, Lane.REPLY, {"n": id_}))
    await office.mailroom.settle([Settled(letter.id, "sent", 1) for letter in office.told[-1].letters])


async def _left(office: Office, table: Table) -> int:
    assert office.engine is not None
    async with office.engine.connect() as connection:
        return int(await connection.scalar(select(func.count()).select_from(table)) or 0)


async def _sweep(office: Office) -> int:
    assert office.engine is not None
    return await make_housekeeping(office.engine).sweep(office.clock.now())


async def test_what_has_served_goes_after_a_month(stored_office: Office) -> None:
    await _handle(stored_office, 1, 2)
    stored_office.clock.move(days=30)
    await _handle(stored_office, 3)
    assert await _sweep(stored_office) == 0
    stored_office.clock.move(seconds=1)
    assert await _sweep(stored_office) == 4
    assert await _sweep(stored_office) == 0
    assert (await _left(stored_office, inbox), await _left(stored_office, outbox)) == (1, 1)


async def test_what_waits_or_failed_for_good_stays(stored_office: Office) -> None:
    await stored_office.inbox.store(1, [Incoming(1, 5, "{}"), Incoming(2, 5, "{}")])
    await stored_office.inbox.poison(1, 2, "ValueError")
    async with stored_office.works() as work:
        work.outbox.put(Letter(0, 5, 5, Lane.REPLY, {"n": 1}))
    stored_office.clock.move(days=365)
    assert await _sweep(stored_office) == 0
    assert len(await stored_office.inbox.pending(1)) == len(await stored_office.mailroom.pending()) == 1
    assert await _left(stored_office, inbox) == 2


@pytest.mark.parametrize("most", [1, 2, 3, 7])
async def test_it_goes_in_chunks(stored_office: Office, most: int) -> None:
    assert stored_office.engine is not None
    await _handle(stored_office, *range(1, 7))
    stored_office.clock.move(days=31)
    sweeper = Housekeeping(gate_of(stored_office.engine), most)
    assert await sweeper.sweep(stored_office.clock.now()) == 12


async def _fire(office: Office, *due: Timer) -> None:
    """Timers that are due and done."""
    async with office.works() as work:
        await work.timers.add(*due)
        for timer in await work.timers.claim(work.now, work.now + timedelta(minutes=2), len(due)):
            assert await work.timers.claimed(timer)


async def test_a_timer_goes_a_month_after_it_was_done(stored_office: Office) -> None:
    now = stored_office.clock.now()
    await _fire(stored_office, *(Timer(TimerKind.MORNING, 7, now, 0, key) for key in "ab"))
    stored_office.clock.move(days=30)
    await _fire(stored_office, Timer(TimerKind.MORNING, 7, now, 0, "late: it was due long before"))
    assert await _sweep(stored_office) == 0
    stored_office.clock.move(minutes=3)
    assert await _sweep(stored_office) == 2
    assert await _left(stored_office, timers) == 1


async def test_a_timer_that_waits_or_failed_stays(stored_office: Office) -> None:
    now = stored_office.clock.now()
    async with stored_office.works() as work:
        await work.timers.add(Timer(TimerKind.MORNING, 7, now, 0, "failed"))
        (timer,) = await work.timers.claim(now, now, 1)
        await work.timers.fail(timer, None)
        await work.timers.add(Timer(TimerKind.MORNING, 7, now, 0, "waits"))
    stored_office.clock.move(days=365)
    assert await _sweep(stored_office) == 0
    assert await _left(stored_office, timers) == 2


async def test_that_a_term_ran_out_is_known_until_the_case_ends(stored_office: Office) -> None:
    """Else the same term would be wished again, and told of again, by the next thing that happens to the case."""
    async with stored_office.works() as work:
        request = a_request(work, await resident(work, 1))
        await work.requests.add(request)
        term = Timer(TimerKind.OVERDUE, request.id, work.now, 1, "the term")
    await _fire(stored_office, term, replace(term, kind=TimerKind.TERM, key="its reminder"))
    stored_office.clock.move(days=365)
    assert await _sweep(stored_office) == 1
    await _fire(stored_office, term)
    assert await _left(stored_office, timers) == 1
    async with stored_office.works() as work:
        await work.requests.save(transition(request, Cancel("elsewhere"), By(request.person_id), work.now))
    assert await _sweep(stored_office) == 1
