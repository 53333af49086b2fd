"""Whatever people, the clock and faults do in whatever order: nobody waits unnoticed, and nothing is said twice."""

from __future__ import annotations

import asyncio

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.usecases.machine_absences import Absences
from tests.usecases.machine_handing import Handing
from tests.usecases.machine_requests import Requests
from tests.usecases.machine_time import Time
from tests.usecases.machine_visits import Visits


class Town(Requests, Handing, Visits, Absences, Time):
    """All of it."""


BUDGET = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)


def test_whatever_happens_nobody_waits_unnoticed() -> None:
    with asyncio.Runner() as Town.runner:
        run_state_machine_as_test(Town, settings=BUDGET)
