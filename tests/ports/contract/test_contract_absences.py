"""Absences on every make of the office: cases and loads go over and come back, whatever happens at the same moment."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy.exc import DBAPIError

from domain.absences import Absence
from domain.people import Membership, Role
from domain.requests import NotFound, Refused, Request
from domain.substituting import root_of
from tests.support.bare_rows import read_rows
from tests.support.offices import PYRIATYN, Office, a_request, hire, offered, resident
from usecases import absences, handing, offers

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
RESIDENT, HEAD, ANNA, BOHDAN, VIRA = 1, 21, 11, 12, 13
ROUNDS, TRIES = 8, 4


async def _staffed(office: Office) -> tuple[Membership, ...]:
    async with office.works() as work:
        await work.communities.add(PYRIATYN)
        await resident(work, RESIDENT)
        await hire(work, HEAD, Role.COORDINATOR)
        return (await hire(work, ANNA), await hire(work, BOHDAN), await hire(work, VIRA))


async def _case(office: Office, nth: int, member: Membership, chat: int) -> Request:
    person, actor = (await office.actor(RESIDENT)).person, await office.actor(chat)
    async with office.works() as work:
        request = a_request(work, person, f"ПИР-{nth:06d}")
        await work.requests.add(request)
        asked = await offered(work, request, member)
        return await offers.take(work, actor, asked.id)


async def _away(office: Office, chat: int, member: Membership, substitute: Membership) -> Absence:
    actor = await office.actor(chat)
    async with office.works() as work:
        return await absences.plan(work, actor, member.id, MONDAY, FRIDAY, substitute.id)


async def _back(office: Office, chat: int, absence: Absence) -> None:
    actor = await office.actor(chat)
    async with office.works() as work:
        await absences.cancel(work, actor, absence.id)


async def _held(office: Office, *cases: Request) -> list[tuple[int, int]]:
    """Who has each, and whose it is."""
    async with office.works() as work:
        holders = [(await work.requests.get(one.id, within=None)).holder for one in cases]
    return [(one.membership_id, root_of(one)) for one in holders if one]


async def test_along_a_chain_and_back(office: Office) -> None:
    anna, bohdan, vira = team = await _staffed(office)
    first, second = await _case(office, 1, anna, ANNA), await _case(office, 2, bohdan, BOHDAN)
    of_anna = await _away(office, ANNA, anna, bohdan)
    assert [await office.load(member) for member in team] == [0, 20, 0]
    of_bohdan = await _away(office, BOHDAN, bohdan, vira)
    assert await _held(office, first, second) == [(vira.id, anna.id), (vira.id, bohdan.id)]
    assert [await office.load(member) for member in team] == [0, 0, 20]
    await _back(office, BOHDAN, of_bohdan)
    assert await _held(office, first, second) == [(bohdan.id, anna.id), (bohdan.id, bohdan.id)]
    await _back(office, ANNA, of_anna)
    assert await _held(office, first, second) == [(anna.id, anna.id), (bohdan.id, bohdan.id)]
    assert [await office.load(member) for member in team] == [10, 10, 0]


async def test_whatever_happens_at_the_same_moment_the_rows_agree(stored_office: Office) -> None:
    """A worker goes away while a coordinator takes a case over, and another one finds themself away, too."""
    anna, bohdan, vira = await _staffed(stored_office)
    head = await stored_office.actor(HEAD)
    for nth in range(ROUNDS):
        cases = [await _case(stored_office, 2 * nth + n, anna, ANNA) for n in range(2)]
        of_bohdan = await _case(stored_office, 1000 + nth, bohdan, BOHDAN)
        await asyncio.gather(
            _tried(lambda: _away(stored_office, ANNA, anna, bohdan)),
            _tried(lambda: _away(stored_office, BOHDAN, bohdan, vira)),
            _tried(partial(_taken_over, stored_office, head, cases[0])),
        )
        for chat, member in ((ANNA, anna), (BOHDAN, bohdan)):
            async with stored_office.works() as work:
                running = await work.absences.of_member(member.id)
            for one in running:
                await _back(stored_office, chat, one)
        now = await _held(stored_office, *cases, of_bohdan)
        assert [root for _, root in now[1:]] == [anna.id, bohdan.id]
        assert all(held == root for held, root in now), "everybody is back and has their own"
    assert stored_office.engine is not None
    assert list((await read_rows(stored_office.engine)).faults()) == []


async def _taken_over(office: Office, head: Any, case: Request) -> None:
    async with office.works() as work:
        await handing.take_over(work, head, case.id)


async def _tried(deed: Callable[[], Awaitable[object]]) -> None:
    """As often as the bot tries an update: of two that wait for each other PostgreSQL undoes one."""
    for _ in range(TRIES):
        try:
            await deed()
        except (Refused, NotFound, absences.Refused):
            return
        except DBAPIError as trouble:
            assert "deadlock" in str(trouble.orig)
        else:
            return
    raise AssertionError("tried again and again, as the bot does")
