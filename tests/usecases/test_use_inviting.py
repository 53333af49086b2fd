"""Invitations in memory: who may invite whom, what is listed, and a link that was taken back."""

from __future__ import annotations

import pytest

from domain.people import Role
from domain.requests import NotFound
from tests.usecases.desk import ADMIN, ANNA, GALYNA, HEAD, HOME, NEXT, Desk
from usecases import inviting, staff


async def test_who_may_invite_whom(desk: Desk) -> None:
    await desk.hire(ANNA)
    admin, head, anna = [await desk.actor(chat) for chat in (ADMIN, HEAD, ANNA)]
    places = (HOME.code, NEXT.code, "")
    may = {
        (actor.person.chat, role, code)
        for actor in (admin, head, anna)
        for code in places
        for role in inviting.roles(actor, code)
    }
    local = {(ADMIN, role, code) for role in (Role.WORKER, Role.COORDINATOR) for code in places[:2]}
    assert may == local | {(ADMIN, Role.ADMIN, ""), (ADMIN, Role.AUDITOR, ""), (HEAD, Role.WORKER, HOME.code)}
    async with desk.work() as work:
        for actor in (admin, head, anna):
            for role in Role:
                for code in places:
                    if (actor.person.chat, role, code) in may:
                        assert await inviting.make(work, actor, role, code)
                    else:
                        with pytest.raises(NotFound):
                            await inviting.make(work, actor, role, code)


async def test_links_are_listed_with_who_made_them_and_without_their_codes(desk: Desk) -> None:
    head, admin = await desk.actor(HEAD), await desk.actor(ADMIN)
    async with desk.work() as work:
        code = await inviting.make(work, head, Role.WORKER, HOME.code)
        await inviting.make(work, admin, Role.WORKER, NEXT.code)
        links = await inviting.listed(work, head, HOME.code)
        assert [(one.role, one.made_by, one.made_at, one.code) for one in links] == [
            (Role.WORKER, head.person.id, work.now, "")
        ]
        assert code not in links[0].handle
        assert list((await inviting.makers(work, links)).values()) == [f"Фахівчиня {HEAD}"]
        with pytest.raises(NotFound):
            await inviting.listed(work, head, NEXT.code)


async def test_a_link_that_was_taken_back_lets_nobody_in_and_says_so(desk: Desk) -> None:
    head, admin, galyna = [await desk.actor(chat) for chat in (HEAD, ADMIN, GALYNA)]
    async with desk.work() as work:
        code = await inviting.make(work, head, Role.WORKER, HOME.code)
        (link,) = await inviting.listed(work, head, HOME.code)
        assert not await inviting.revoke(work, admin, NEXT.code, link.handle), "it is not of that community"
        assert await inviting.revoke(work, head, HOME.code, link.handle)
        assert not await inviting.revoke(work, head, HOME.code, link.handle)
        assert await staff.join(work, galyna, code) == staff.NoEntry("revoked")
        assert await inviting.listed(work, head, HOME.code) == []
    assert [line[1] for line in desk.rows.audit] == ["invited_worker", "invite_revoked"]


async def test_a_coordinator_does_not_take_back_what_they_may_not_make(desk: Desk) -> None:
    head, admin = await desk.actor(HEAD), await desk.actor(ADMIN)
    async with desk.work() as work:
        await inviting.make(work, admin, Role.COORDINATOR, HOME.code)
        (link,) = await inviting.listed(work, head, HOME.code)
        with pytest.raises(NotFound):
            await inviting.revoke(work, head, HOME.code, link.handle)


async def test_a_used_or_old_link_is_listed_no_longer(desk: Desk) -> None:
    head, galyna = await desk.actor(HEAD), await desk.actor(GALYNA)
    async with desk.work() as work:
        code = await inviting.make(work, head, Role.WORKER, HOME.code)
        assert isinstance(await staff.join(work, galyna, code), staff.Joined)
        assert await inviting.listed(work, head, HOME.code) == []
        await inviting.make(work, head, Role.WORKER, HOME.code)
    desk.office.clock.move(hours=48)
    async with desk.work() as work:
        assert await inviting.listed(work, head, HOME.code) == []
