"""What is said while urgent help is awaited goes to it without a question; beside another request it is asked."""

from __future__ import annotations

from domain.answers import Wrote, add_to_story
from domain.requests import Request
from tests.usecases.desk import ANNA, GALYNA, Desk
from usecases import urgent

STORY = add_to_story(None, Wrote("Мені страшно", message=70))


async def said(desk: Desk) -> Request | None:
    """Galyna writes outside any dialog."""
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        return await urgent.goes_on(work, actor, STORY)


async def test_the_only_open_request_is_urgent(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.take(ANNA, await desk.submit(threat="yes"))
    desk.told()
    assert await said(desk)
    assert desk.told() == [(ANNA, "resident_words")]
    await desk.submit()
    assert await said(desk) is None, "it may be about the other one"
    await desk.submit(threat="yes")
    assert await said(desk) is None, "which of them, only the person knows"
    assert request.urgent


async def test_an_ordinary_one_is_asked_about(desk: Desk) -> None:
    assert await said(desk) is None
    await desk.submit()
    assert await said(desk) is None
