"""Thanks and «добре» outside any dialog: who hears them, and that nobody is asked where they belong."""

from __future__ import annotations

import pytest

from domain.answers import Wrote, add_to_story
from domain.messages import Lane
from domain.requests import Request
from tests.support.fake_rows import Posted
from tests.usecases.desk import ANNA, GALYNA, Desk
from usecases import casework, thanks
from usecases.ports import Letter

STORY = add_to_story(None, Wrote("Дякую", message=502))
ASKED = add_to_story(None, Wrote("Чи зручно в середу?", message=90))


async def stands(desk: Desk, about: int = 0, notice: int = 0, message: int = 500) -> None:
    """A message of ours is the newest in Galyna's chat."""
    person = (await desk.actor(GALYNA)).person
    letter = Letter(len(desk.rows.outbox) + 9000, GALYNA, person.id, Lane.REPLY, {}, about=about, notice=notice)
    desk.rows.outbox[letter.id] = Posted(letter, "sent", message, settled_at=desk.now)


async def thanked(desk: Desk, within: bool = False) -> Request | None:
    """Galyna says so."""
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        return await thanks.passed(work, actor, 502, STORY, within)


@pytest.fixture
async def taken(desk: Desk) -> Request:
    """Galyna's request, which Anna has."""
    await desk.hire(ANNA)
    request = await desk.take(ANNA, await desk.submit())
    desk.told()
    return request


@pytest.mark.parametrize("within", [False, True])
async def test_the_worker_of_what_stands_right_above_hears_them(desk: Desk, taken: Request, within: bool) -> None:
    await stands(desk, about=taken.id)
    assert await thanked(desk, within)
    assert desk.told() == [(ANNA, "resident_words")]


async def test_the_worker_who_wrote_last_hears_them(desk: Desk, taken: Request) -> None:
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        await casework.write(work, actor, taken.id, ASKED)
    desk.told()
    await stands(desk)
    assert await thanked(desk, within=True) is None, "in a dialog they may be an answer to it"
    assert await thanked(desk)
    assert desk.told() == [(ANNA, "resident_words")]
    assert await thanked(desk) is None, "answered already"


async def test_under_a_notice_they_are_for_the_notice(desk: Desk, taken: Request) -> None:
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        await casework.write(work, actor, taken.id, ASKED)
    desk.told()
    await stands(desk, notice=77)
    assert await thanked(desk) is None
    assert desk.told() == []


async def test_without_a_worker_nobody_is_disturbed(desk: Desk) -> None:
    request = await desk.submit()
    desk.told()
    await stands(desk, about=request.id)
    assert await thanked(desk) is None
    assert desk.told() == []


async def test_a_case_of_somebody_else_is_nothing(desk: Desk, taken: Request) -> None:
    await desk.resident(502)
    actor = await desk.actor(502)
    person = actor.person
    letter = Letter(9500, 502, person.id, Lane.REPLY, {}, about=taken.id)
    desk.rows.outbox[letter.id] = Posted(letter, "sent", 500, settled_at=desk.now)
    async with desk.work() as work:
        assert await thanks.passed(work, actor, 502, STORY) is None
