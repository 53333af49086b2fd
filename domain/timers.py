"""Which timers a request's state needs. A timer is a row; a stale one does nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.clocks import OUT, Wake, wakes
from domain.course import Clock
from domain.deadline_rules import DeadlineRule
from domain.deadlines import daytime, due
from domain.office import Office
from domain.requests import OPEN, Request, Status
from domain.taking_back import TAKEN_BACK


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
    URGENT_SEND = "urgent_send"
    DETAILS_AWAY = "details_away"
    FILES_AWAY = "files_away"
    TERM = "term"
    OVERDUE = "overdue"
    ESCALATE = "escalate"
    SURVEY = "survey"
    ALL_WELL = "all_well"
    VISIT_EVENING = "visit_evening"
    VISIT_SOON = "visit_soon"
    VISIT_RESULT = "visit_result"
    VISIT_MISSED = "visit_missed"
    ABSENCE_START = "absence_start"
    ABSENCE_END = "absence_end"
    MORNING = "morning"
    EVENING = "evening"
    NOTICE_STEP = "notice_step"
    NOTICE_LIST_AWAY = "notice_list_away"
    NOTICE_START = "notice_start"


ASK_AGAIN_AFTER = (2, 5)  # days of waiting for an answer
A_DAY_IN_MINUTES = 24 * 60
CALL = "first_contact"  # the code of its rule
LAST_LEVEL = 3  # of an escalation: the admins


@dataclass(frozen=True, slots=True)
class Timer:
    """One wake-up. `key` is unique: the same wish made twice is one row. `version` is that of its subject.

    `missed`: it fell due long before the process began, while nobody was up.
    """

    kind: TimerKind
    subject: int
    due_at: datetime
    version: int
    key: str
    id: int = 0
    attempts: int = 0
    missed: bool = False


def for_request(request: Request, office: Office, now: datetime, event: str = "") -> tuple[Timer, ...]:
    """The timers of a request that came into its present state by `event` at `now`.

    When nobody could be found, the next try (and alarm) comes after the time an offer has, not at once.
    """
    if beside := BESIDE.get(event):
        return beside(request, office, now)
    return (
        *_of_status(request, office, now, event),
        *_ladder(request, office),
        *_handing(request, office, now),
        *_terms(request, office, now),
    )


def _slipped(request: Request, office: Office, now: datetime) -> tuple[Timer, ...]:
    return (_timer(request, TimerKind.FIRST_CONTACT, request.due), *near_timers(request, office, now))


def call_clock(request: Request, since: datetime) -> Clock:
    """The time for the first call as a clock; of an urgent request nights and weekends count."""
    return Clock(CALL, since, request.due, 0, "hours" if request.urgent else "working_days", "")


def near_timers(request: Request, office: Office, since: datetime) -> tuple[Timer, ...]:
    """When whoever has taken it is reminded of the first call: half of the time is over, then most of it."""
    if request.holder is None or not request.awaits_call:
        return ()
    found = [wake for wake in wakes((call_clock(request, since),), office.hours, since) if wake.share != OUT]
    kind = TimerKind.TERM
    return tuple(Timer(kind, request.id, w.at, request.version, f"{request.id}:{kind}:{w.key}") for w in found)


def _escalated(request: Request, office: Office, now: datetime) -> tuple[Timer, ...]:
    return _ladder(request, office)


def _ladder(request: Request, office: Office) -> tuple[Timer, ...]:
    """What was escalated stays so until a person acts, whatever the clock does with the case meanwhile."""
    return (climb_timer(request, office, request.level_at),) if request.level and request.level_at else ()


def climb_timer(request: Request, office: Office, since: datetime) -> Timer:
    """When the next level hears of a request that nobody acts on, counted from when this one did.

    The urgent are not left for a working day, but the last level is told no oftener than that.
    """
    soon = request.urgent and request.level < LAST_LEVEL
    at = office.due("first_contact_urgent" if soon else "escalation", since)
    return Timer(TimerKind.ESCALATE, request.id, at, request.version, f"{request.id}:escalate:{since:%y%m%d%H%M%S}")


def _handing(request: Request, office: Office, now: datetime) -> tuple[Timer, ...]:
    asked = handing_due(request, office)
    return (_timer(request, TimerKind.OFFER, max(asked, now)),) if asked else ()


def _terms(request: Request, office: Office, now: datetime) -> tuple[Timer, ...]:
    """The clocks of the law run on whatever becomes of the case, until it is over."""

    def timer(wake: Wake) -> Timer:
        kind = TimerKind.OVERDUE if wake.share == OUT else TimerKind.TERM
        return Timer(kind, request.id, wake.at, request.version, f"{request.id}:{kind}:{wake.key}")

    found = wakes(request.course.clocks, office.hours, now) if request.status in OPEN else ()
    return tuple(timer(wake) for wake in found)


def _terms_again(request: Request, office: Office, now: datetime) -> tuple[Timer, ...]:
    """A clock that was met by mistake runs on: its moments may have gone by meanwhile, so these are others."""
    return tuple(
        replace(timer, key=timer.key.replace(f":{timer.kind}:", f":{timer.kind}@{request.version}:", 1))
        for timer in _terms(request, office, now)
    )


def _helped(request: Request, office: Office, now: datetime) -> tuple[Timer, ...]:
    return (well_timer(request, office.due("well", now)),)


# Events whose term runs beside the others of the case: their timers are added, the others stay.
BESIDE: Mapping[str, Callable[[Request, Office, datetime], tuple[Timer, ...]]] = {
    "slipped": _slipped,
    "escalated": _escalated,
    "handed": _handing,
    "registered": _terms,
    "decided": _terms,
    TAKEN_BACK: _terms_again,
    "visit_done": _helped,
    "service_started": _helped,
}


def handing_due(request: Request, office: Office) -> datetime | None:
    """Until when a colleague may answer whether they take a case over; None when nobody is asked to."""
    receiver = request.receiver
    return _offer_due(request, office, receiver.offered_at) if receiver else None


def _offer_due(request: Request, office: Office, offered_at: datetime) -> datetime:
    return due(_offer_rule(request, office, offered_at), offered_at, office.hours)


def _of_status(request: Request, office: Office, now: datetime, event: str) -> tuple[Timer, ...]:
    wanted: dict[TimerKind, datetime] = {}
    if request.awaits_call:
        wanted[TimerKind.FIRST_CONTACT] = max(request.due, now)
    if request.status in (Status.NEW, Status.REOPENED):
        wanted[TimerKind.UNROUTED] = (
            _offer_due(request, office, now) if event == "unrouted" else office.due("unrouted", now)
        )
    elif request.status is Status.OFFERED:
        wanted[TimerKind.OFFER] = _offer_due(request, office, now)
    elif request.status is Status.ACCEPTED:
        wanted[TimerKind.CHECK_IN] = office.due("check_in", now)
    elif request.status is Status.IN_PROGRESS:
        return (stalled_timer(request, office, now),)
    elif request.status is Status.RESOLVED:
        wanted[TimerKind.SURVEY] = office.due("survey", now)
        wanted[TimerKind.SURVEY_AGAIN] = office.due("survey_again", now)
        wanted[TimerKind.CLOSE] = office.due("close", now)
    waits = _waiting(request, office, now) if request.status is Status.WAITING else ()
    found = (_timer(request, kind, at) for kind, at in wanted.items())
    return (*found, *waits, *near_timers(request, office, now))


def well_timer(request: Request, at: datetime) -> Timer:
    """When its resident is asked whether all is well: it is the person's, so no change of the case takes it away."""
    return Timer(TimerKind.ALL_WELL, request.person_id, at, 0, f"{TimerKind.ALL_WELL}:{request.id}:{at:%y%m%d}")


def stalled_timer(request: Request, office: Office, now: datetime) -> Timer:
    """When a case in work in which nothing moves is spoken of: after the term of the needs assessment."""
    at = office.due("stalled", now)
    key = f"{request.id}:stalled:{request.version}:{at:%y%m%d%H%M}"
    return Timer(TimerKind.STALLED, request.id, at, request.version, key)


def _waiting(request: Request, office: Office, now: datetime) -> tuple[Timer, ...]:
    """A question is asked again twice, then it is telephoned."""
    first = _timer(request, TimerKind.ASK_AGAIN, now)
    again = [(days, daytime(now + timedelta(days=days), office.hours.timezone)) for days in ASK_AGAIN_AFTER]
    asks = [replace(first, due_at=at, key=f"{first.key}:{days}") for days, at in again]
    return (*asks, waited_timer(request, office, now, "waited"))


def waited_timer(request: Request, office: Office, now: datetime, rule: str = "stalled") -> Timer:
    """When a case that waits for an answer is a task to telephone: after the working days of this rule."""
    at = office.due(rule, now)
    key = f"{request.id}:{TimerKind.WAITED}:{request.version}:{at:%y%m%d%H%M}"
    return Timer(TimerKind.WAITED, request.id, at, request.version, key)


def _offer_rule(request: Request, office: Office, now: datetime) -> DeadlineRule:
    """An urgent offer that everybody let pass is made again ever more seldom, so that it does not bury them."""
    if not request.urgent:
        return office.rule("offer", now)
    rounds = max(Counter(offer.membership_id for offer in request.offers).values(), default=1)
    rule = office.rule("offer_urgent", now)
    return replace(rule, amount=min(rule.amount * 4 ** (rounds - 1), A_DAY_IN_MINUTES))


def _timer(request: Request, kind: TimerKind, at: datetime) -> Timer:
    return Timer(kind, request.id, at, request.version, f"{request.id}:{kind}:{request.version}")


def first_call_due(urgent: bool, office: Office, now: datetime) -> datetime:
    """When the resident is promised the first call."""
    return office.due("first_contact_urgent" if urgent else "first_contact", now)
