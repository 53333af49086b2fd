"""The oracle of the calendar: every minute of a week by the local clock, and offices of all kinds to count in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from domain.communities import OfficeHours

KYIV = "Europe/Kyiv"
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
WEEK = 7 * 24 * 60  # minutes of a table
Minute = tuple[datetime, date, int]


def last_sunday(year: int, month: int) -> date:
    """The night before it the clocks change, of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=last.isoweekday() % 7)


NIGHTS = [last_sunday(year, month) for year in range(2024, 2031) for month in (3, 10)]
MIDDLES = st.sampled_from([*NIGHTS, date(2026, 11, 24), date(2026, 12, 31), date(2028, 2, 29)])


def kyiv(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A UTC moment written by the local clock."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(KYIV)).astimezone(UTC)


@cache
def minutes_around(middle: date, zone: str = KYIV) -> list[Minute]:
    """Every minute of seven days: the moment, its local date, and how far the local clock of that date has got."""
    first = datetime.combine(middle - 3 * DAY, time(0), ZoneInfo(zone)).astimezone(UTC)
    reached: dict[date, int] = {}
    found = []
    for n in range(WEEK):
        here = (first + n * MINUTE).astimezone(ZoneInfo(zone))
        day, clock = here.date(), here.hour * 60 + here.minute
        reached[day] = max(reached.get(day, 0), clock)
        found.append((first + n * MINUTE, day, reached[day]))
    return found


def works(hours: OfficeHours, day: date, clock: int) -> bool:
    """The oracle's own reading of office hours, in minutes of the day."""
    if day in hours.closed or (not hours.martial_law and day in hours.holidays):
        return False
    spans = hours.week.get(day.isoweekday(), ())
    return any(o.hour * 60 + o.minute <= clock < (c.hour * 60 + c.minute or 1440) for o, c in spans)


def working(hours: OfficeHours, rows: list[Minute]) -> list[datetime]:
    """The minutes of these in which the office works."""
    return [at for at, day, clock in rows if works(hours, day, clock)]


@st.composite
def weeks(draw: st.DrawFn, around: tuple[date, ...] = tuple(NIGHTS)) -> OfficeHours:
    """Offices of all kinds: at night, in many spans, a few days a week, with closed days and holidays."""
    week = {}
    for weekday in range(1, 8):
        cuts = sorted(draw(st.sets(st.integers(0, 1440), max_size=6)))
        times = [time(cut // 60 % 24, cut % 60) for cut in cuts]
        week[weekday] = tuple(zip(times[::2], times[1::2], strict=False))
    days = st.frozensets(st.sampled_from([night + n * DAY for night in around for n in (-1, 0, 1)]), max_size=4)
    return OfficeHours(week, closed=draw(days), holidays=draw(days), martial_law=draw(st.booleans()))


# The tables of minutes are made on first use, on machines of any speed: time is no fault here.
patiently = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
