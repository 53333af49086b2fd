"""When a notice begins and until when it may go out: what can be chosen, what cannot be, how long the sending lasts."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum

from domain.deadlines import Zone, daytime, instant, local
from domain.notices import Notice

LIFE = timedelta(days=2)  # after the start nobody needs to read it any more, where nothing else was said
FARTHEST = timedelta(days=366)
LONGEST = timedelta(days=31)  # of the time in which one may go out
NIGHT = time(21)


class TimeFault(StrEnum):
    """Why a time cannot be: each is said kindly."""

    UNREAD = "unread"
    PAST = "past"
    FAR = "far"
    EARLY = "early"  # it would expire before it begins
    LONG = "long"


class BadTime(Exception):
    """The time cannot be."""

    def __init__(self, fault: TimeFault) -> None:
        super().__init__(fault)
        self.fault = fault


def begins(notice: Notice, now: datetime) -> datetime:
    """When it would begin if it were decided now; a time that has gone by is now."""
    return max(notice.starts_at or now, now)


def opens(notice: Notice, now: datetime, tz: Zone) -> datetime:
    """When the first copy would go: an ordinary notice waits for the morning."""
    at = begins(notice, now)
    return at if notice.danger else daytime(at, tz)


def expires(notice: Notice, now: datetime) -> datetime:
    """After which moment it is not sent to anybody any more: as was said, else two days after the start."""
    return notice.not_after or begins(notice, now) + LIFE


def start_at(notice: Notice, at: datetime, now: datetime, tz: Zone) -> datetime:
    """When it begins if `at` was wished for: what would be at night, in the morning. Raises BadTime."""
    if at <= now:
        raise BadTime(TimeFault.PAST)
    if at > now + FARTHEST:
        raise BadTime(TimeFault.FAR)
    return at if notice.danger else daytime(at, tz)


def expire_at(notice: Notice, at: datetime, now: datetime, tz: Zone) -> datetime:
    """The last moment for it. Raises BadTime, also when it would be over before the first copy could go."""
    if at <= now:
        raise BadTime(TimeFault.PAST)
    if at <= opens(notice, now, tz):
        raise BadTime(TimeFault.EARLY)
    if at > begins(notice, now) + LONGEST:
        raise BadTime(TimeFault.LONG)
    return at


def lasts(people: int, per_second: int) -> timedelta:
    """How long the sending takes at the pace that is set."""
    return timedelta(seconds=people / max(per_second, 1))


def in_time(notice: Notice, people: int, per_second: int, now: datetime, tz: Zone) -> int:
    """To about how many of them it comes before it expires."""
    return min(people, int(_working(notice, now, expires(notice, now), tz).total_seconds() * per_second))


def till_night(notice: Notice, people: int, per_second: int, now: datetime, tz: Zone) -> int:
    """To about how many of them it comes on the first day; the night interrupts the rest."""
    if notice.danger:
        return people
    at = opens(notice, now, tz)
    night = instant(local(at, tz).date(), NIGHT, tz)
    return min(people, int((night - at).total_seconds() * per_second))


def _working(notice: Notice, now: datetime, until: datetime, tz: Zone) -> timedelta:
    """The time until then in which it goes out: not at night, but for a danger."""
    at, total = opens(notice, now, tz), timedelta()
    while at < until:
        night = until if notice.danger else instant(local(at, tz).date(), NIGHT, tz)
        total += min(night, until) - at
        at = until if notice.danger else daytime(night, tz)
    return total
