"""Where people live and when the community's office works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from domain.deadline_rules import DeadlineRule


@dataclass(frozen=True, slots=True)
class Settlement:
    """One settlement of the state codifier (KATOTTG). Names are not unique: the code is the key."""

    code: str
    name: str
    category: str
    community: str
    raion: str
    oblast: str


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Working hours of a community's office in its local time.

    `week` maps ISO weekday (1 = Monday) to one or more (opens, closes) spans of that day, in order and
    not overlapping; lunch is the gap between two spans. `closed` are local non-working days.
    Under martial law public holidays are working days (Law 2136-IX, art. 6), so `holidays` count
    only when `martial_law` is false.
    """

    week: Mapping[int, tuple[tuple[time, time], ...]]
    closed: frozenset[date] = frozenset()
    holidays: frozenset[date] = frozenset()
    martial_law: bool = True
    timezone: str = "Europe/Kyiv"


_DAY = ((time(8), time(12)), (time(13), time(17)))
DEFAULT_HOURS = OfficeHours(week=dict.fromkeys(range(1, 6), _DAY))


@dataclass(frozen=True, slots=True)
class District:
    """A старостинський округ: an admin-kept set of settlements (KATOTTG has no such level)."""

    id: int
    community: str
    name: str
    settlements: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Community:
    """A громада that this installation serves. `code` is its KATOTTG code, `prefix` starts its request numbers.

    `skilled` are the services that only workers who are trained for them may get; `rules` its own terms, each from a
    day on: they come before the defaults.
    """

    code: str
    name: str
    prefix: str
    raion: str = ""
    oblast: str = ""
    phone: str = ""
    address: str = ""
    hours: OfficeHours = field(default=DEFAULT_HOURS)
    skilled: frozenset[str] = frozenset()
    rules: tuple[DeadlineRule, ...] = ()
