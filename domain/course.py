"""The legal procedure beside a request: its milestones are dates, its terms are clocks. Neither is a status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Clock:
    """One running or met term, with the rule as it was when it began: a later change of the rule does not touch it.

    `spent` are the minutes it took, counted when it was met and never again: working minutes for working units.
    """

    code: str
    started_at: datetime
    due: datetime
    amount: int
    unit: str
    source: str
    met_at: datetime | None = None
    spent: int | None = None

    @property
    def running(self) -> bool:
        """Whether it still runs."""
        return self.met_at is None

    def late(self, now: datetime) -> bool:
        """Whether it was, or is, not kept."""
        return (self.met_at or now) > self.due


@dataclass(frozen=True, slots=True)
class Course:
    """Milestones of one request (rules.md, Request). `application` is the number of the official application; `last`
    is what was recorded last, for whoever did it by mistake."""

    application: str = ""
    registered: datetime | None = None
    assessed: datetime | None = None
    decided: datetime | None = None
    decision: str = ""
    ground: str = ""
    where: str = ""
    notified: datetime | None = None
    started: datetime | None = None
    term: str = ""
    until: date | None = None
    suspended: datetime | None = None
    ended: datetime | None = None
    end_reason: str = ""
    clocks: tuple[Clock, ...] = ()
    last: Last | None = None

    def clock(self, code: str) -> Clock | None:
        """The newest clock of this term."""
        return next((clock for clock in reversed(self.clocks) if clock.code == code), None)


@dataclass(frozen=True, slots=True)
class Last:
    """The milestone that was recorded last, when that was done, and the course before it (which has no `last`)."""

    step: str
    at: datetime
    former: Course


NO_COURSE = Course()
_PARTS = frozenset({"clocks", "last"})
_DAYS = frozenset({"until"})
_TEXTS = frozenset({"application", "decision", "ground", "where", "term", "end_reason", "code", "unit", "source"})
_NUMBERS = frozenset({"amount", "spent"})


def plain(course: Course) -> dict[str, Any]:
    """As plain values, only what there is: empty for `NO_COURSE`."""
    told = _plain(course)
    if course.clocks:
        told["clocks"] = [_plain(clock) for clock in course.clocks]
    if last := course.last:
        told["last"] = {"step": last.step, "at": last.at.isoformat(), "former": plain(last.former)}
    return told


def read(told: Mapping[str, Any]) -> Course:
    """What `plain` wrote."""
    clocks = tuple(Clock(**_read(one)) for one in told.get("clocks", ()))
    return Course(**_read({name: told[name] for name in told if name not in _PARTS}), clocks=clocks, last=_last(told))


def _last(told: Mapping[str, Any]) -> Last | None:
    found = told.get("last")
    return Last(found["step"], datetime.fromisoformat(found["at"]), read(found["former"])) if found else None


def _plain(one: Course | Clock) -> dict[str, Any]:
    values = {field.name: getattr(one, field.name) for field in fields(one) if field.name not in _PARTS}
    return {name: _told(value) for name, value in values.items() if value not in ("", None)}


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _read(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in told.items()}


def _value(name: str, value: Any) -> Any:
    if name in _TEXTS | _NUMBERS:
        return value
    return date.fromisoformat(value) if name in _DAYS else datetime.fromisoformat(value)
