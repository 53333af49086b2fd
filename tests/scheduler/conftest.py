"""Effects that are only noted."""

from __future__ import annotations

import pytest

from scheduler import ticks
from tests.scheduler.effects import Effects


@pytest.fixture
def effects(monkeypatch: pytest.MonkeyPatch) -> Effects:
    """What the timers did."""
    effects = Effects()
    monkeypatch.setattr(ticks, "fire", effects.fire)
    return effects
