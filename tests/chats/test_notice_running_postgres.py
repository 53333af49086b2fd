"""A notice is paused and goes on where its steps, its copies and people's taps really run beside each other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chats.test_notice_running import test_at_night_it_rests_and_is_paused_and_goes_on as the_pause
from tests.support.postgres import postgres_database
from tests.support.town import Town
from tests.support.town import town as a_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose rows lie in PostgreSQL."""
    with postgres_database() as url:
        async with a_town(tmp_path, database_url=url) as place:
            yield place


async def test_it_goes_on_after_the_night(town: Town) -> None:
    await the_pause(town)
