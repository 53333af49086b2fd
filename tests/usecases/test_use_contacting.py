"""A try is counted and told once a day; «could not reach» waits for enough of them."""

from __future__ import annotations

import pytest

from domain.contacting import Lacking
from domain.requests import NotFound, Request, Stale, Status
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, Desk, draft
from usecases import contacting


async def taken(desk: Desk) -> Request:
    """A request that Anna holds; Bohdan stands by."""
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    request = await desk.take(ANNA, await desk.submit())
    desk.told()
    return request


async def contact(desk: Desk, chat: int, request: Request, how: str) -> Request:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await contacting.contacted(work, actor, draft({"how": how}, work.now, request=request.id))


async def test_a_try_is_told_once_a_day_whatever_its_kind(desk: Desk) -> None:
    request = await taken(desk)
    for how in ("no_answer", "nobody_home", "wrong_number"):
        assert (await contact(desk, ANNA, request, how)).status is Status.ACCEPTED
    assert [chat for chat, kind in desk.told() if kind == "tried"] == [GALYNA]
    assert desk.request(request).tries == ("phone", "visit", "phone")
    await desk.turn(hours=20)
    desk.told()
    await contact(desk, ANNA, request, "no_answer")
    assert (GALYNA, "tried") in desk.told(), "another day"


async def test_a_talk_moves_it_on_and_the_count_begins_anew(desk: Desk) -> None:
    request = await taken(desk)
    await contact(desk, ANNA, request, "no_answer")
    desk.told()
    talked = await contact(desk, ANNA, request, "reached")
    assert (talked.status, talked.tries, desk.told()) == (Status.IN_PROGRESS, (), [(GALYNA, "contact_made")])


async def test_what_is_missing_is_asked_only_for_could_not_reach(desk: Desk) -> None:
    request = await taken(desk)
    await contact(desk, ANNA, request, "no_answer")
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        about = draft({}, work.now, request=request.id)
        assert await contacting.too_early(work, actor, about, "provided") is None
        assert await contacting.too_early(work, actor, about, "not_reached") == Lacking(2, ("visit", "chat"))


@pytest.mark.parametrize("chat", [BOHDAN, GALYNA, HEAD])
@pytest.mark.parametrize("how", ["reached", "no_answer"])
async def test_only_its_worker_records_anything(desk: Desk, chat: int, how: str) -> None:
    request = await taken(desk)
    before = desk.rows.copy()
    with pytest.raises((NotFound, Stale)):
        await contact(desk, chat, request, how)
    assert desk.rows == before
