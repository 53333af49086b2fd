"""The whole story once more, on PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from bot.story import play
from tests.support.postgres import postgres_database
from tests.support.town import town


async def test_the_story_comes_true_on_postgresql(tmp_path: Path) -> None:
    with postgres_database() as url:
        async with town(tmp_path, database_url=url) as place:
            assert await play(place.url, place.restart) == 0
