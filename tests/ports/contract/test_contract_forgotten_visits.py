"""To be forgotten with visits ahead: none is made, none is reminded of, and nothing says any more what was wished."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from db.tables import timers
from domain.deadlines import instant, local
from domain.requests import Request, Status
from domain.visits import Visit, VisitState
from tests.support.offices import PYRIATYN, Office, a_request, hire, offered, resident
from usecases import offers, privacy, visiting

OWNER, OTHER, WORKER = 1, 2, 3
TZ, TWO_HOURS, EVERY_WEEK = "Europe/Kyiv", timedelta(hours=2), "d:7"


async def _do(office: Office, chat: int, what: Callable[..., Awaitable[Any]], *more: Any) -> Any:
    """A use case, by whoever writes from this chat."""
    actor = await office.actor(chat)
    async with office.works() as work:
        return await what(work, actor, *more)


def _at(office: Office, ahead: int) -> datetime:
    """Ten o'clock, so many days from today."""
    return instant(local(office.clock.now(), TZ).date() + timedelta(days=ahead), time(10), TZ)


async def _visits(office: Office, request: Request) -> list[Visit]:
    async with office.works() as work:
        return await work.visits.of_request(request.id)


async def _staffed(office: Office) -> tuple[Request, Request]:
    """Two people whose requests one worker has."""
    async with office.works() as work:
        await work.communities.add(PYRIATYN)
        worker = await hire(work, WORKER)
        held = []
        for chat in (OWNER, OTHER):
            request = a_request(work, await resident(work, chat), f"ПИР-00-00-{chat:02}")
            await work.requests.add(request)
            held.append(await offered(work, request, worker))
    return await _do(office, WORKER, offers.take, held[0].id), await _do(office, WORKER, offers.take, held[1].id)


async def _with_visits(office: Office) -> tuple[Request, Request]:
    """A visit every week: one was made, the next one is to be at another time, says the person; one more is asked."""
    cases = await _staffed(office)
    firsts = []
    for chat, request in zip((OWNER, OTHER), cases, strict=True):
        starts = _at(office, 1)
        first = await _do(office, WORKER, visiting.propose, request.id, starts, starts + TWO_HOURS, EVERY_WEEK)
        firsts.append(await _do(office, chat, visiting.confirm, first.id, first.version))
    office.clock.at += timedelta(days=1, hours=6)
    for chat, request, first in zip((OWNER, OTHER), cases, firsts, strict=True):
        await _do(office, WORKER, visiting.result, first.id, first.version, "done")
        second = (await _visits(office, request))[1]
        await _do(office, chat, visiting.wish, second.id, second.version, _at(office, 2))
        starts = _at(office, 3)
        await _do(office, WORKER, visiting.propose, request.id, starts, starts + TWO_HOURS)
    return cases


async def test_all_of_them_are_told_to_whom_they_belong(office: Office) -> None:
    mine, _theirs = await _with_visits(office)
    held = await _do(office, OWNER, privacy.everything)
    (one,) = held.requests
    assert one.visits == await _visits(office, mine) and len(one.visits) == 3


async def test_none_is_to_come_and_no_wish_is_left(office: Office) -> None:
    mine, theirs = await _with_visits(office)
    before, kept = await _visits(office, mine), await _visits(office, theirs)
    office.told.clear()
    await _do(office, OWNER, privacy.forget)
    after = await _visits(office, mine)
    assert {one.state for one in before} == {VisitState.DONE, VisitState.DECLINED, VisitState.PROPOSED}
    done = next(one for one in before if one.state is VisitState.DONE)
    assert replace(done, repeat="") in after, "when it was and how it went is the office's own record"
    assert sorted(one.state for one in after) == [VisitState.CANCELLED, VisitState.CANCELLED, VisitState.DONE]
    assert not [one for one in after if one.wish_at or one.repeat]
    assert await _visits(office, theirs) == kept, "the neighbour's stay"
    assert {letter.chat for told in office.told for letter in told.letters} == {WORKER}, "nobody is there to be told"
    async with office.works() as work:
        request = await work.requests.get(mine.id, within=None)
        assert (request.status, request.visit_at) == (Status.CANCELLED, None)
        assert not [event for event in await work.requests.events(mine.id) if event.data and "wish" in event.data]


async def test_a_visit_that_outlived_its_request_goes_too(office: Office) -> None:
    """Whatever the rows say: nothing of a forgotten person waits."""
    mine, _theirs = await _with_visits(office)
    async with office.works() as work:
        (asked, *_rest) = await work.visits.open_of(mine.id)
        stray = replace(asked, id=work.new_id(), follows=0)
        await work.visits.add(stray)
        owner = (await work.people.get([mine.person_id]))[mine.person_id]
        await work.privacy.forget(owner, [await work.requests.get(mine.id, within=None)])
    assert not [one for one in await _visits(office, mine) if one.open]
    assert [one.version for one in await _visits(office, mine) if one.id == stray.id] == [stray.version + 1]


async def test_no_clock_waits_for_them(stored_office: Office) -> None:
    mine, theirs = await _with_visits(stored_office)
    await _do(stored_office, OWNER, privacy.forget)
    gone = {one.id for one in await _visits(stored_office, mine)}
    there = {one.id for one in await _visits(stored_office, theirs) if one.open}
    assert stored_office.engine is not None
    async with stored_office.engine.connect() as connection:
        waiting = set(await connection.scalars(select(timers.c.subject).where(timers.c.state == "waiting")))
    assert not waiting & gone
    assert waiting >= there
