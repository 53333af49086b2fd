"""Sent elsewhere by whoever may, with a way back for the resident and the coordinator."""

from __future__ import annotations

import pytest

from domain.people import Role
from domain.requests import NotFound, NotNow, Request, Stale, Status
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, GALYNA, HEAD, NEXT, Desk, draft
from tests.usecases.test_use_contacting import taken
from usecases import redirecting

WHERE = {"where": "Пенсійний фонд"}


async def redirect(desk: Desk, chat: int, request: Request) -> Request:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await redirecting.redirect(work, actor, draft(WHERE, work.now, request=request.id))


async def bounce(desk: Desk, chat: int, request: Request) -> Request:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await redirecting.bounce(work, actor, request.id)


async def test_by_its_worker_and_back_by_the_resident(desk: Desk) -> None:
    request = await taken(desk)
    away = await redirect(desk, ANNA, request)
    assert (away.status, desk.told(), desk.waiting(request)) == (Status.REDIRECTED, [(GALYNA, "redirected")], {})
    assert next(m for m in desk.rows.memberships.values() if m.title == f"Ф-{ANNA}").load == 0
    back = await bounce(desk, GALYNA, request)
    assert (back.status, desk.asked(request)) == (Status.OFFERED, [ANNA])
    assert back.due > desk.now and (HEAD, "reopened") in desk.told()
    with pytest.raises(NotNow):
        await bounce(desk, GALYNA, request)


async def test_while_nobody_has_it_by_a_coordinator(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    desk.told()
    with pytest.raises(NotFound):
        await redirect(desk, ANNA, request)
    await redirect(desk, HEAD, request)
    assert desk.told() == [(GALYNA, "redirected"), (ANNA, "offer_gone")]
    assert (await bounce(desk, HEAD, request)).status is Status.OFFERED


async def test_never_by_others_and_never_what_is_urgent(desk: Desk) -> None:
    request = await taken(desk)
    await desk.hire(702, Role.COORDINATOR, NEXT.code)
    for chat in (BOHDAN, ADMIN, 702, GALYNA, HEAD):
        with pytest.raises((NotFound, Stale)):
            await redirect(desk, chat, request)
    urgent = await desk.submit(threat="yes")
    await desk.take(ANNA, urgent)
    with pytest.raises(NotNow):
        await redirect(desk, ANNA, urgent)
    await redirect(desk, ANNA, request)
    for chat in (BOHDAN, ADMIN, 702):
        with pytest.raises(NotFound):
            await bounce(desk, chat, request)
