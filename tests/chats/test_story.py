"""The story that `susid demo --story` plays comes true, restart included."""

from __future__ import annotations

from bot.story import play
from tests.support.town import Town


async def test_the_story_comes_true(town: Town) -> None:
    assert await play(town.url, town.restart) == 0
