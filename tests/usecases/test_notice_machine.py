"""Whatever people, the clock, Telegram and faults do in whatever order: a notice reaches everyone it is for, once."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.usecases.machine_notices_people import People
from tests.usecases.machine_notices_running import Deciding, Running
from tests.usecases.machine_notices_time import Time
from usecases import notice_copying


class Notices(Running, People, Time):
    """All of it."""


class Hasty(Deciding, Notices):
    """And decisions while something flies."""


BUDGET = settings(
    max_examples=30,
    stateful_step_count=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)


def test_whatever_happens_a_notice_reaches_everyone_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice_copying, "CHUNK", 4)  # so that a few people are several stretches
    with asyncio.Runner() as Hasty.runner:
        run_state_machine_as_test(Hasty, settings=BUDGET)
