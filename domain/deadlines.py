"""When something is due: working time of an office, quiet hours, and the terms that are settings or law.

Everything goes in and comes out in UTC. One sentence settles both DST nights: a local time comes at the
first instant when the local clock shows it *or a later time of that date*. So a time that the clock skips
comes when the clock jumps, and a time that the clock shows twice comes the first time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, islice
from types import MappingProxyType
from zoneinfo import ZoneInfo

from domain.communities import OfficeHours
from domain.deadline_rules import DeadlineRule, Unit

Zone = str | ZoneInfo

SEARCH_DAYS = 400
_DAY = timedelta(days=1)
_NOTHING = timedelta()


class NoWorkingTime(ValueError):
    """The office has too little working time ahead: its hours or closed days must be wrong."""


def local(at: datetime, tz: Zone) -> datetime:
    """The same moment on the local clock. A time without its zone is refused."""
    if at.tzinfo is None:
        raise ValueError(f"a moment needs its time zone, got {at.isoformat()}")
    return at.astimezone(_zone(tz))


def instant(day: date, clock: time, tz: Zone) -> datetime:
    """The UTC moment at which local time `clock` of local date `day` comes."""
    zone = _zone(tz)
    wall = datetime.combine(day, clock)
    before, after = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return before if before <= after else _jump(zone, after, before)


def is_open(hours: OfficeHours, at: datetime) -> bool:
    """Whether the office works at this moment; at the moment of closing it no longer does."""
    today = local(at, hours.timezone).date()
    return any(opens <= at < closes for opens, closes in _spans(hours, today))


def next_open(hours: OfficeHours, at: datetime) -> datetime:
    """`at` itself when the office is open, else the moment when it opens next."""
    for opens, closes in _spans_from(hours, at):
        if at < closes:
            return max(_utc(at), opens)
    raise _too_little(hours, at, "any working time")


def add(hours: OfficeHours, start: datetime, amount: timedelta) -> datetime:
    """The first moment not before `start` at which `amount` of working time has passed since `start`.

    So a term that runs out exactly at closing time is due then, not at the next opening.
    """
    if amount < _NOTHING:
        raise ValueError(f"an amount of working time cannot be negative, got {amount}")
    if not amount:
        return _utc(start)
    left = amount
    for opens, closes in _spans_from(hours, start):
        begins = max(_utc(start), opens)
        if left <= closes - begins:
            return begins + left
        left -= max(closes - begins, _NOTHING)
    raise _too_little(hours, start, f"{amount} of working time")


def add_days(hours: OfficeHours, start: datetime, n: int) -> datetime:
    """The close of the office on the n-th working day (n >= 1) after the local day of `start`, which is day 0."""
    if n < 1:
        raise ValueError(f"working days are counted from 1, got {n}")
    today = local(start, hours.timezone).date()
    ahead = (spans for day in _days(today + _DAY) if (spans := _spans(hours, day)))
    for spans in islice(ahead, n - 1, None):
        return spans[-1][1]
    raise _too_little(hours, start, f"{n} working days")


def elapsed(hours: OfficeHours, start: datetime, end: datetime) -> timedelta:
    """Working time from `start` to `end`; nothing when `end` is not later."""
    total, since, until = _NOTHING, _utc(start), _utc(end)
    day, last = local(since, hours.timezone).date(), local(until, hours.timezone).date()
    while day <= last:
        for opens, closes in _spans(hours, day):
            total += max(min(closes, until) - max(opens, since), _NOTHING)
        day += _DAY
    return total


EVENING = time(21)  # when the quiet hours begin (rules.md: 21:00–08:00)


def daytime(at: datetime, tz: Zone, first: time = time(8), last: time = EVENING) -> datetime:
    """`at` when people may be disturbed (local `first` <= at < `last`), else the next local `first`."""
    today = local(at, tz).date()
    if at < instant(today, first, tz):
        return instant(today, first, tz)
    return _utc(at) if at < instant(today, last, tz) else instant(today + _DAY, first, tz)


def due(rule: DeadlineRule, anchor_at: datetime, hours: OfficeHours) -> datetime:
    """When the rule's term, counted from `anchor_at` by the community's office hours, runs out."""
    moment = _run_out(rule, anchor_at, hours)
    return daytime(moment, hours.timezone) if rule.daytime else moment


def _run_out(rule: DeadlineRule, anchor_at: datetime, hours: OfficeHours) -> datetime:
    match rule.unit:
        case "working_hours":
            return add(hours, anchor_at, timedelta(hours=rule.amount))
        case "working_days":
            return add_days(hours, anchor_at, rule.amount)
        case "minutes":
            return _utc(anchor_at) + timedelta(minutes=rule.amount)
        case "hours":
            return _utc(anchor_at) + timedelta(hours=rule.amount)
        case "days":
            here = local(anchor_at, hours.timezone)
            return _days_later(here, rule, hours.timezone)


def _days_later(here: datetime, rule: DeadlineRule, tz: Zone) -> datetime:
    clock = here.time() if rule.at_time is None else rule.at_time
    return instant(here.date() + rule.amount * _DAY, clock, tz)


def _zone(tz: Zone) -> ZoneInfo:
    return tz if isinstance(tz, ZoneInfo) else ZoneInfo(tz)


def _utc(at: datetime) -> datetime:
    return local(at, "UTC").replace(tzinfo=UTC)


def _jump(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """The moment in (early, late] when the clock was put forward, to the second."""
    offset = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // timedelta(seconds=2) * timedelta(seconds=1)
        if middle.astimezone(zone).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)


def _days(first: date) -> Iterator[date]:
    return (first + n * _DAY for n in islice(count(), SEARCH_DAYS))


def _spans(hours: OfficeHours, day: date) -> list[tuple[datetime, datetime]]:
    """Opening and closing moments of a local day, in order; closing at 00:00 means the end of that day."""
    if day in hours.closed or (day in hours.holidays and not hours.martial_law):
        return []
    spans = (
        (
            instant(day, opens, hours.timezone),
            instant(day if closes > time(0) else day + _DAY, closes, hours.timezone),
        )
        for opens, closes in hours.week.get(day.isoweekday(), ())
    )
    return [(opens, closes) for opens, closes in spans if opens < closes]


def open_spans(hours: OfficeHours, day: date) -> list[tuple[datetime, datetime]]:
    """When the office opens and closes on a local day, in UTC; nothing on a day off."""
    return _spans(hours, day)


def _spans_from(hours: OfficeHours, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    today = local(start, hours.timezone).date()
    return (span for day in _days(today) for span in _spans(hours, day))


def _too_little(hours: OfficeHours, start: datetime, wanted: str) -> NoWorkingTime:
    since = local(start, hours.timezone)
    return NoWorkingTime(
        f"the office has not {wanted} in the {SEARCH_DAYS} days from {since:%Y-%m-%d %H:%M} ({hours.timezone}):"
        " check its hours and closed days"
    )


def _law(code: str, amount: int, unit: Unit, anchor: str, source: str) -> DeadlineRule:
    """A term of the law; `source` names the act, in words of bot/ui."""
    return DeadlineRule(code, amount, unit, anchor, source, date(2020, 1, 1))


def _own(code: str, amount: int, unit: Unit, anchor: str, at: time | None = None, day: bool = False) -> DeadlineRule:
    """A default of this product, which a community may change; the law's terms name their act instead."""
    return DeadlineRule(code, amount, unit, anchor, "default", date(2026, 1, 1), at, day)


RULES: Mapping[str, DeadlineRule] = MappingProxyType(
    {
        rule.code: rule
        for rule in (
            _own("offer", 4, "working_hours", "offered"),
            _own("offer_urgent", 15, "minutes", "offered"),
            _own("first_contact", 1, "working_days", "accepted"),
            _own("first_contact_urgent", 2, "hours", "created"),
            _own("check_in", 1, "days", "accepted", at=time(10)),
            _own("survey", 1, "hours", "resolved", day=True),
            _own("close", 7, "days", "resolved", day=True),
            _own("survey_again", 3, "days", "resolved", day=True),
            _own("unrouted", 2, "minutes", "created"),
            _own("stalled", 5, "working_days", "moved"),
            _own("waited", 10, "working_days", "asked"),
            _own("escalation", 1, "working_days", "escalated"),
            _own("visit_result", 4, "hours", "visited"),
            _own("well", 3, "days", "helped", day=True),
            _own("well_again", 28, "days", "helped", day=True),
            # Law 2671-VIII "On social services"; facts and doubts: docs/glossary.md, Terms.
            _law("assessment", 5, "working_days", "registered", "law_2671_20"),
            _law("decision", 10, "working_days", "registered", "law_2671_decision"),
            _law("decision_urgent", 24, "hours", "registered", "law_2671_urgent"),
            _law("notify", 3, "working_days", "decided", "law_2671_notify"),
            _own("draft_reminder", 24, "hours", "touched", day=True),
            _own("draft_expiry", 14, "days", "touched", day=True),
        )
    }
)
