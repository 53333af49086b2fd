"""One term as data: so many units from an anchor, where it comes from and since when it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

Unit = Literal["working_hours", "working_days", "minutes", "hours", "days"]


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One term: so many units from an anchor, where it comes from and since when it holds.

    `days` are calendar days: the same local time so many days later, or `at_time` of that day.
    `daytime` moves what would fall into the quiet hours to the next morning.
    """

    code: str
    amount: int
    unit: Unit
    anchor: str
    source: str
    valid_from: date
    at_time: time | None = None
    daytime: bool = False
