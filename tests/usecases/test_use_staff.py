"""Staff join by a link that opens one door once; notices reach every resident once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.people import Role
from tests.usecases.desk import ADMIN, HOME, NEXT, Desk
from usecases import registration, staff
from usecases.staff import Joined, NoEntry


async def a_link(desk: Desk, role: Role = Role.WORKER) -> str:
    async with desk.work() as work:
        return await staff.invite(work, role, HOME.code, "Оксана Петрівна")


async def open_link(desk: Desk, chat: int, code: str) -> Joined | NoEntry:
    """This account opens the link."""
    async with desk.work() as work:
        await registration.recognise(work, chat, "Оксана")
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await staff.join(work, actor, code)


@pytest.mark.parametrize("role", [Role.WORKER, Role.COORDINATOR])
async def test_the_link_opens_the_door(desk: Desk, role: Role) -> None:
    joined = await open_link(desk, 650, await a_link(desk, role))
    assert isinstance(joined, Joined)
    actor = await desk.actor(650)
    assert actor.memberships == (joined.membership,)
    assert actor.holds(role, HOME.code) and not actor.holds(role, NEXT.code)
    assert joined.membership.title == "Оксана Петрівна"
    assert desk.rows.audit == [(actor.person.id, f"joined_{role}", 0, HOME.code)]


async def test_once_and_for_one_account(desk: Desk) -> None:
    code = await a_link(desk)
    first = await open_link(desk, 650, code)
    rows = desk.rows.copy()
    assert await open_link(desk, 650, code) == first
    assert desk.rows == rows
    assert await open_link(desk, 651, code) == NoEntry("used")
    assert (await desk.actor(651)).memberships == ()


@pytest.mark.parametrize(("after", "works"), [(timedelta(hours=48, seconds=-1), True), (timedelta(hours=48), False)])
async def test_it_expires_after_two_days(desk: Desk, after: timedelta, works: bool) -> None:
    code = await a_link(desk)
    desk.office.clock.at += after
    result = await open_link(desk, 650, code)
    assert isinstance(result, Joined) if works else result == NoEntry("expired")


async def test_an_unknown_link_opens_nothing(desk: Desk) -> None:
    assert await open_link(desk, 650, "нісенітниця") == NoEntry("unknown")
    assert len({await a_link(desk) for _ in range(20)}) == 20
    assert all(len(code) <= 64 and code.isascii() for code in desk.rows.invites), "Telegram's limit for /start"


async def test_the_admins_of_the_settings_are_made_once(desk: Desk) -> None:
    for _ in range(2):
        async with desk.work() as work:
            await staff.ensure_admins(work, {ADMIN, 990})
    admins = [desk.rows.people[m.person_id].chat for m in desk.rows.memberships.values() if m.role is Role.ADMIN]
    assert sorted(admins) == [ADMIN, 990]
