"""The terms of the law as clocks: what begins one, what meets it, and when a running one wakes somebody up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.communities import OfficeHours
from domain.course import Clock
from domain.deadlines import add, elapsed
from domain.office import Office

ASSESSMENT, DECISION, DECISION_URGENT, NOTIFY = "assessment", "decision", "decision_urgent", "notify"
DECISIONS = (DECISION, DECISION_URGENT)
SHARES = (50, 80)  # percent of a term after which its worker is reminded
OUT = 100  # the term is over
_MINUTE = timedelta(minutes=1)
Clocks = tuple[Clock, ...]


@dataclass(frozen=True, slots=True)
class Wake:
    """A moment of a running clock: so many percent of its term are over. `key` says which clock and which share."""

    share: int
    at: datetime
    key: str


def begun(office: Office, at: datetime, *codes: str) -> Clocks:
    """New clocks with the rules that hold on the day of their anchor; a later change of a rule leaves them alone."""
    rules = [office.rule(code, at) for code in codes]
    return tuple(Clock(r.code, at, office.due(r.code, at), r.amount, r.unit, r.source) for r in rules)


def met(clocks: Clocks, codes: tuple[str, ...], at: datetime, hours: OfficeHours) -> Clocks:
    """The running ones of these terms are frozen with the time they took; those met before stay as they are."""
    return tuple(_frozen(clock, at, hours) if clock.running and clock.code in codes else clock for clock in clocks)


def _frozen(clock: Clock, at: datetime, hours: OfficeHours) -> Clock:
    took = elapsed(hours, clock.started_at, at) if in_working_time(clock) else at - clock.started_at
    return replace(clock, met_at=at, spent=max(took, timedelta()) // _MINUTE)


def in_working_time(clock: Clock) -> bool:
    """Whether only the hours of the office count."""
    return clock.unit.startswith("working")


def running(clocks: Clocks) -> Clocks:
    """Those that are not met."""
    return tuple(clock for clock in clocks if clock.running)


def nearest(clocks: Clocks) -> Clock | None:
    """The running one that is over first."""
    return min(running(clocks), key=lambda clock: clock.due, default=None)


def wakes(clocks: Clocks, hours: OfficeHours, now: datetime) -> Iterator[Wake]:
    """The moments ahead of the running ones. A reminder whose moment has gone by is left out, an overrun never."""
    for clock in running(clocks):
        for share in SHARES:
            at = moment(clock, share, hours)
            if now < at < clock.due:
                yield Wake(share, at, key(clock, share))
        yield Wake(OUT, max(clock.due, now), key(clock, OUT))


def moment(clock: Clock, share: int, hours: OfficeHours) -> datetime:
    """When so many percent of the term are over: of working time, where the term is counted in it."""
    if in_working_time(clock):
        return add(hours, clock.started_at, elapsed(hours, clock.started_at, clock.due) * share / OUT)
    return clock.started_at + (clock.due - clock.started_at) * share / OUT


def key(clock: Clock, share: int) -> str:
    """The name of this moment: the same however often it is wished."""
    return f"{clock.code}:{share}:{clock.started_at:%y%m%d%H%M%S}:{clock.due:%y%m%d%H%M}"


def woken(clocks: Clocks, named: str) -> tuple[Clock, int] | None:
    """The running clock and the share that a key names; None when it is met, or began anew."""
    moments = ((clock, share) for clock in running(clocks) for share in (*SHARES, OUT))
    return next((found for found in moments if key(*found) == named), None)
