"""When ordinary notices are not sent: from nine in the evening until eight (rules.md, quiet hours)."""

from __future__ import annotations

from datetime import datetime

from domain.deadlines import EVENING, Zone, daytime, instant, local


def is_night(at: datetime, tz: Zone) -> bool:
    """Whether people are not disturbed now by what can wait."""
    return daytime(at, tz) > at


def turn(at: datetime, tz: Zone) -> datetime:
    """When that changes next."""
    opens = daytime(at, tz)
    return opens if opens > at else instant(local(at, tz).date(), EVENING, tz)
