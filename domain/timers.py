"""Which timers a request's state needs. A timer is a row; a stale one does nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from domain.communities import OfficeHours
from domain.deadlines import RULES, DeadlineRule, add_days, day_after, daytime, due
from domain.requests import UNOWNED, Request, Status


class TimerKind(StrEnum):
    """What the clock may do on its own."""

    UNROUTED = "unrouted"
    OFFER = "offer"
    CHECK_IN = "check_in"
    FIRST_CONTACT = "first_contact"
    SURVEY_AGAIN = "survey_again"
    CLOSE = "close"
    STALLED = "stalled"
    ASK_AGAIN = "ask_again"
    WAITED = "waited"
    DRAFT_REMIND = "draft_remind"
    DRAFT_ERASE = "draft_erase"
    DETAILS_AWAY = "details_away"
    FILES_AWAY = "files_away"


CHECK_IN_AT = time(10)
ASK_AGAIN_AFTER = (2, 5)  # days of waiting for an answer
WAITED_DAYS = 10  # working days, then somebody telephones
STALLED_AFTER = 5  # working days (Law 2671-VIII art. 20: the needs are assessed within 5)
A_DAY_IN_MINUTES = 24 * 60
SURVEY_AGAIN_AFTER = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Timer:
    """One wake-up. `key` is unique: the same wish made twice is one row. `version` is that of its subject."""

    kind: TimerKind
    subject: int
    due_at: datetime
    version: int
    key: str
    id: int = 0
    attempts: int = 0


def for_request(request: Request, hours: OfficeHours, now: datetime, event: str = "") -> tuple[Timer, ...]:
    """The timers of a request that came into its present state by `event` at `now`.

    When nobody could be found, the next try (and alarm) comes after the time an offer has, not at once.
    """
    if event == "slipped":  # the other terms run on
        return (_timer(request, TimerKind.FIRST_CONTACT, request.due),)
    asked = handing_due(request, hours)
    answer = (_timer(request, TimerKind.OFFER, max(asked, now)),) if asked else ()
    return answer if event == "handed" else (*_of_status(request, hours, now, event), *answer)


def handing_due(request: Request, hours: OfficeHours) -> datetime | None:
    """Until when a colleague may answer whether they take a case over; None when nobody is asked to."""
    receiver = request.receiver
    return due(_offer_rule(request), receiver.offered_at, hours) if receiver else None


def _of_status(request: Request, hours: OfficeHours, now: datetime, event: str) -> tuple[Timer, ...]:
    offer = _offer_rule(request)
    wanted: dict[TimerKind, datetime] = {}
    if request.status in UNOWNED | {Status.ACCEPTED}:
        wanted[TimerKind.FIRST_CONTACT] = max(request.due, now)
    if request.status in (Status.NEW, Status.REOPENED):
        wanted[TimerKind.UNROUTED] = due(offer if event == "unrouted" else RULES["unrouted"], now, hours)
    elif request.status is Status.OFFERED:
        wanted[TimerKind.OFFER] = due(offer, now, hours)
    elif request.status is Status.ACCEPTED:
        wanted[TimerKind.CHECK_IN] = day_after(now, hours.timezone, CHECK_IN_AT)
    elif request.status is Status.IN_PROGRESS:
        return (stalled_timer(request, hours, now),)
    elif request.status is Status.WAITING:
        return _waiting(request, hours, now)
    elif request.status is Status.RESOLVED:
        wanted[TimerKind.SURVEY_AGAIN] = daytime(now + SURVEY_AGAIN_AFTER, hours.timezone)
        wanted[TimerKind.CLOSE] = due(RULES["close"], now, hours)
    return tuple(_timer(request, kind, at) for kind, at in wanted.items())


def stalled_timer(request: Request, hours: OfficeHours, now: datetime) -> Timer:
    """When a case in work in which nothing moves is spoken of: after the term of the needs assessment."""
    at = add_days(hours, now, STALLED_AFTER)
    key = f"{request.id}:stalled:{request.version}:{at:%y%m%d%H%M}"
    return Timer(TimerKind.STALLED, request.id, at, request.version, key)


def _waiting(request: Request, hours: OfficeHours, now: datetime) -> tuple[Timer, ...]:
    """A question is asked again twice, then it is telephoned."""
    first = _timer(request, TimerKind.ASK_AGAIN, now)
    again = [(days, daytime(now + timedelta(days=days), hours.timezone)) for days in ASK_AGAIN_AFTER]
    asks = [replace(first, due_at=at, key=f"{first.key}:{days}") for days, at in again]
    return (*asks, waited_timer(request, hours, now, WAITED_DAYS))


def waited_timer(request: Request, hours: OfficeHours, now: datetime, days: int = STALLED_AFTER) -> Timer:
    """When a case that waits for an answer is a task to telephone: after so many working days."""
    at = add_days(hours, now, days)
    key = f"{request.id}:{TimerKind.WAITED}:{request.version}:{at:%y%m%d%H%M}"
    return Timer(TimerKind.WAITED, request.id, at, request.version, key)


def _offer_rule(request: Request) -> DeadlineRule:
    """An urgent offer that everybody let pass is made again ever more seldom, so that it does not bury them."""
    if not request.urgent:
        return RULES["offer"]
    rounds = max(Counter(offer.membership_id for offer in request.offers).values(), default=1)
    rule = RULES["offer_urgent"]
    return replace(rule, amount=min(rule.amount * 4 ** (rounds - 1), A_DAY_IN_MINUTES))


def _timer(request: Request, kind: TimerKind, at: datetime) -> Timer:
    return Timer(kind, request.id, at, request.version, f"{request.id}:{kind}:{request.version}")


def first_call_due(urgent: bool, hours: OfficeHours, now: datetime) -> datetime:
    """When the resident is promised the first call."""
    return due(RULES["first_contact_urgent" if urgent else "first_contact"], now, hours)
