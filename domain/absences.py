"""When a worker is away, and who stands in for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AbsenceState(StrEnum):
    """planned → running → over; cancelled before it began."""

    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"
    CANCELLED = "cancelled"


COMING = frozenset({AbsenceState.PLANNED, AbsenceState.RUNNING})


@dataclass(frozen=True, slots=True)
class Absence:
    """From the first day away to the last, both local days of the community, both included.

    `substitute` is the membership that stands in, 0 for none; `made_by` the person who wrote it down.
    """

    id: int
    membership_id: int
    person_id: int
    community: str
    since: date
    until: date
    substitute: int = 0
    state: AbsenceState = AbsenceState.PLANNED
    made_by: int = 0
