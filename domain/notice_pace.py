"""When a notice that goes out is looked at again, and when people are shown how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from domain.notice_figures import Figures
from domain.notices import Notice, NoticeState
from domain.timers import Timer, TimerKind

_SECOND, _MINUTE = timedelta(seconds=1), timedelta(minutes=1)
_SHOWN: Mapping[timedelta, timedelta] = MappingProxyType(  # so long under way: shown so often
    {_MINUTE: 3 * _SECOND, 10 * _MINUTE: 10 * _SECOND}
)
SELDOM = 30 * _SECOND
_YOUNG = 10 * _SECOND  # a notice to a few people is over by then: its end is seen at once
_STUCK = 20 * _SECOND
NIGHT, STUCK, PAUSED = "night", "stuck", "paused"


@dataclass(frozen=True, slots=True)
class Trace:
    """What people were shown last: when, of how many copies the end was known, and why nothing moved, if so."""

    shown_at: datetime
    ended: int = 0
    why: str = ""


def shown_every(notice: Notice, now: datetime) -> timedelta:
    """How often the progress is filled up: ever more seldom, it takes a place in Telegram's pace each time."""
    under_way = _under_way(notice, now)
    return next((every for until, every in _SHOWN.items() if under_way < until), SELDOM)


def look_every(notice: Notice, now: datetime) -> timedelta:
    """How often it is looked at whether all is done."""
    return _SECOND if _under_way(notice, now) < _YOUNG else shown_every(notice, now)


def _under_way(notice: Notice, now: datetime) -> timedelta:
    return now - (notice.pace_at or notice.begun_at or now)


def why_still(figures: Figures, ended: int, trace: Trace, now: datetime) -> str:
    """Why nothing moves; "" while something does."""
    if figures.state is NoticeState.PAUSED:
        return PAUSED
    if figures.rests:
        return NIGHT
    if ended != trace.ended or trace.why == NIGHT:
        return ""
    return STUCK if trace.why == STUCK or now - trace.shown_at >= _STUCK else ""


def step_timer(notice: Notice, at: datetime, trace: Trace, unique: int) -> Timer:
    """The next step of the chain; it carries the trace."""
    kind = TimerKind.NOTICE_STEP
    told = f"{round(trace.shown_at.timestamp() * 1000)}:{trace.ended}:{trace.why}"
    return Timer(kind, notice.id, at, notice.version, f"{notice.id}:{kind}:{told}:{unique}")


def trace_of(timer: Timer) -> Trace:
    """What the former step left."""
    _notice, _kind, shown, ended, why, _unique = timer.key.split(":")
    return Trace(datetime.fromtimestamp(int(shown) / 1000, UTC), int(ended), why)
