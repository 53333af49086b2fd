"""Oneself: everything that is held is told, wishes are kept, and to be forgotten leaves the office its numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.requests import Details, Request, Status
from domain.words import texts
from tests.usecases.desk import ANNA, CANARY, GALYNA, HEAD, Desk
from usecases import casework, privacy


async def asked(desk: Desk) -> Request:
    """Галина's request, taken and read by Анна."""
    await desk.hire(ANNA)
    request = await desk.take(ANNA, await desk.submit())
    anna = await desk.actor(ANNA)
    async with desk.work() as work:
        await casework.read_details(work, anna, request.id)
    return request


async def test_everything_is_told_with_who_has_seen_it(desk: Desk) -> None:
    request = await asked(desk)
    galyna = await desk.actor(GALYNA)
    async with desk.work() as work:
        held = await privacy.everything(work, galyna)
    (one,) = held.requests
    assert (held.person, one.request.id) == (galyna.person, request.id)
    assert texts(one.words) == [f"{CANARY} ліки"]
    assert [event.kind for event in one.events] == ["created", "offered", "accepted"]
    (seen,) = one.seen
    assert (one.names[seen.person_id], seen.action) == (f"Ф-{ANNA}", "read_details")
    assert (galyna.person.id, "mydata", 0, "") in desk.rows.audit


async def test_nobody_elses_requests_are_told(desk: Desk) -> None:
    await asked(desk)
    await desk.resident(777)
    async with desk.work() as work:
        held = await privacy.everything(work, await desk.actor_in(work, 777))
    assert held.requests == []


async def test_a_kind_is_switched_off_and_on(desk: Desk) -> None:
    for expected in ({"notices"}, set()):
        actor = await desk.actor(GALYNA)
        async with desk.work() as work:
            await privacy.mute(work, actor, "notices")
        assert (await desk.actor(GALYNA)).person.quiet == expected
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        assert await privacy.mute(work, actor, "answers") == actor, "answers cannot be switched off"


async def test_to_be_forgotten(desk: Desk) -> None:
    request = await asked(desk)
    galyna = await desk.actor(GALYNA)
    desk.rows.people[galyna.person.id] = replace(galyna.person, acting=7)
    galyna = await desk.actor(GALYNA)
    desk.told()
    async with desk.work() as work:
        done = await privacy.forget(work, galyna)
    assert done.kept == 1
    assert desk.told() == [(ANNA, "cancelled")]
    left = desk.request(request)
    assert (left.status, left.number) == (Status.CANCELLED, request.number)
    assert left.details == Details(answers={"supplies.needed": ["medicine"]})
    assert CANARY not in str([desk.rows.people[galyna.person.id], desk.rows.words, desk.rows.drafts, left])
    assert (galyna.person.id, "forget", 0, "") in desk.rows.audit
    async with desk.work() as work:
        assert await work.people.actor(GALYNA) is None
    assert desk.rows.people[galyna.person.id].acting == 0, "whatever menu they chose once"


async def test_staff_are_not_forgotten_before_they_leave(desk: Desk) -> None:
    async with desk.work() as work:
        with pytest.raises(privacy.StaffStays):
            await privacy.forget(work, await desk.actor_in(work, HEAD))
    head = await desk.actor(HEAD)
    async with desk.work() as work:
        for member in head.memberships:
            await work.staff.save(replace(member, active=False))
    async with desk.work() as work:
        await privacy.forget(work, await desk.actor_in(work, HEAD))
    assert not [p for p in desk.rows.people.values() if p.chat == HEAD]


async def test_a_sensitive_request_is_looked_after_first(desk: Desk) -> None:
    request = await asked(desk)
    desk.rows.requests[request.id] = replace(desk.request(request), sensitive=True)
    galyna = await desk.actor(GALYNA)
    async with desk.work() as work:
        with pytest.raises(privacy.StillChecked):
            await privacy.forget(work, galyna)
    desk.rows.requests[request.id] = replace(desk.request(request), status=Status.CLOSED)
    async with desk.work() as work:
        assert (await privacy.forget(work, galyna)).kept == 1
