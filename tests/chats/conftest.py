"""Every conversation has a town of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chats.canary_steps import whole
from tests.support.town import Town
from tests.support.town import town as a_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """The sandbox, the bot and the demo's cast at ten o'clock on a Monday."""
    async with a_town(tmp_path) as place:
        yield place


@pytest.fixture
def whole_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sandbox shows all that the bot sent, not only how it begins."""
    monkeypatch.setattr("sandbox.calls._short", whole)
