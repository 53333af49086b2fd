"""A visit to a resident's home, agreed for a window of time. Whoever holds the request makes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class VisitState(StrEnum):
    """proposed → confirmed | declined | moved → done | no_show | cancelled (rules.md, Visits).

    DECLINED: the resident asks for another time; MOVED: a new time that waits for their yes.
    """

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    MOVED = "moved"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


OPEN_VISITS = frozenset({VisitState.PROPOSED, VisitState.CONFIRMED, VisitState.DECLINED, VisitState.MOVED})
RESULTS = ("done", "not_home", "moved", "commission", "worker")  # `worker`: the worker could not come


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit. `repeat` is "" (once), "w:2,5" (ISO weekdays) or "d:14" (every so many days).

    `follows` is the visit of the series that it comes after; `wish_at` the other time that the resident asked for;
    `flagged`: nobody told the result in time. Where and for whom is the request's: community, settlement, person_id.
    """

    id: int
    request_id: int
    community: str
    settlement: str
    person_id: int
    starts_at: datetime
    ends_at: datetime
    made_at: datetime
    state: VisitState = VisitState.PROPOSED
    version: int = 1
    repeat: str = ""
    follows: int = 0
    result: str = ""
    wish_at: datetime | None = None
    flagged: bool = False

    @property
    def open(self) -> bool:
        """Whether it is still to come, or its result to be told."""
        return self.state in OPEN_VISITS


class VisitChanged(Exception):
    """Somebody was first; `fresh` is the visit as it is, to show in place of the old one."""

    def __init__(self, fresh: Visit) -> None:
        super().__init__("VisitChanged")
        self.fresh = fresh
