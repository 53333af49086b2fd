"""How late a reminder may come before it is only noise: after a long outage nobody gets a flood of old ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from domain.messages import Kind, Lane, Message
from domain.timers import Timer, TimerKind

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

# What only reminds. A timer that is not here is a duty: it is done however late it is.
FRESH_FOR: Mapping[TimerKind, timedelta] = MappingProxyType(
    {
        TimerKind.CHECK_IN: 2 * _DAY,
        TimerKind.SURVEY: 2 * _DAY,  # a day later the reminder asks the same
        TimerKind.SURVEY_AGAIN: 3 * _DAY,  # before it is closed without an answer
        TimerKind.ALL_WELL: 3 * _DAY,
        TimerKind.ASK_AGAIN: 2 * _DAY,
        TimerKind.DRAFT_REMIND: 3 * _DAY,
        TimerKind.TERM: _DAY,  # of a term that runs; when it has run out, OVERDUE says so
        TimerKind.VISIT_EVENING: 6 * _HOUR,  # in the morning the other reminder comes
        TimerKind.VISIT_SOON: 2 * _HOUR,  # until the visit begins
        TimerKind.MORNING: 3 * _HOUR,
        TimerKind.EVENING: 3 * _HOUR,
    }
)
# How long a reminder is worth reading that could not be delivered at once: the night and safe hours are within it.
READ_WITHIN: Mapping[Kind, timedelta] = MappingProxyType(
    {
        Kind.MORNING: 4 * _HOUR,
        Kind.EVENING: 3 * _HOUR,
        Kind.CLOSED_SILENTLY: 30 * _DAY,  # it says what they may still do
        Kind.DRAFT_ERASED: 30 * _DAY,
    }
)
USUALLY = 3 * _DAY


def stale(timer: Timer, now: datetime) -> bool:
    """Whether its reminder would come too late to be of use."""
    fresh_for = FRESH_FOR.get(timer.kind)
    return fresh_for is not None and timer.due_at + fresh_for < now


def not_after(message: Message, now: datetime) -> datetime | None:
    """Until when a message may be delivered. Every reminder has an end; answers and alarms have none of their own."""
    if message.not_after is not None or message.lane is not Lane.REMINDER:
        return message.not_after
    return now + READ_WITHIN.get(message.kind, USUALLY)
