"""The goals as data, and how a row of figures is judged against them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that must not be above `limit`. `later` is where it is to get to after this step."""

    row: str
    what: str
    limit: float
    unit: str = "×"
    later: float | None = None


GOALS = {
    "request_sqlalchemy": Goal("P1", "CPU of a request / aiogram + SQLAlchemy", 1.0, later=0.60),
    "request_ptb": Goal("P2", "CPU of a request / python-telegram-bot + aiosqlite", 0.50),
    "step_p99": Goal("P3", "p99 of a step, 20 people at once / aiogram + SQLAlchemy", 0.5),
    "press_aiogram": Goal("P4", "CPU of a light press / bare aiogram echo", 1.5),
    "press_ptb": Goal("P4", "CPU of a light press / bare python-telegram-bot echo", 0.8),
    "order": Goal("P5", "answers out of order in a chat", 0, ""),
    "rate_bucket": Goal("P7", "a notice: time / that of the allowed rate, token bucket", 1 / 0.99),
    "rate_window": Goal("P7", "the same, at most so many in any second", 1 / 0.96),
    "floods": Goal("P7", "calls refused with 429", 0, ""),
    "beside_broadcaster": Goal("P7", "time of a notice, 50 ms latency / aiogram-broadcaster", 0.5),
    "beside_broadcast": Goal("P7", "time of a notice, 50 ms latency / aiogram-broadcast", 0.5),
    "audience": Goal("P8", "memory: 1,000,000 people - 1,000 people", 10, "MB"),
    "idle_flat": Goal("P9", "CPU of a wake-up, nothing due: 1,000,000 timers / 1,000", 1.5),
    "idle_peer": Goal("P9", "CPU of a wake-up, nothing due / APScheduler + SQLAlchemyJobStore", 0.1),
    "held": Goal("P10", "100 due: how long the loop is held / APScheduler + SQLAlchemyJobStore", 0.2),
    "meanwhile": Goal("P10", "p99 of a press while 10,000 are due / with nothing due", 3.0),
    "help": Goal("P12", "susid --help", 0.3, "s"),
    "ready": Goal("P12", "bot ready / import aiogram", 1.25),
    "statements": Goal("P13", "SQL statements an update, median", 6, ""),
    "commits": Goal("P13", "commits an update, median", 1, ""),
    "memory": Goal("P13", "memory at the end of a load / after its first fifth", 1.05),
}
ROWS = tuple(dict.fromkeys(goal.row for goal in GOALS.values()))


@dataclass(frozen=True, slots=True)
class Reached:
    """What was measured for a goal, one value a round; or why nothing was."""

    goal: Goal
    values: tuple[float, ...] = ()
    why_not: str = ""

    @property
    def median(self) -> float:
        """The figure that is judged."""
        return statistics.median(self.values)

    @property
    def verdict(self) -> str:
        """`yes`, `no`, or `not run`."""
        if not self.values:
            return "not run"
        return "yes" if self.median <= self.goal.limit else "no"


def ratios(mine: Sequence[float], others: Sequence[float]) -> tuple[float, ...]:
    """Round by round, so that a slow moment of the machine falls on both sides."""
    return tuple(one / other for one, other in zip(mine, others, strict=True) if other)


def shown(values: Sequence[float]) -> str:
    """`median [min..max]` with as many digits as mean something."""
    low, middle, high = (_number(value) for value in (min(values), statistics.median(values), max(values)))
    return middle if low == high else f"{middle} [{low}..{high}]"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
