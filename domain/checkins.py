"""Asking how people are: rounds of «Чи все гаразд?», and when a question may disturb its reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.deadlines import Zone, daytime, local
from domain.office import Office
from domain.people import Person
from domain.reaching import next_window
from domain.requests import HELD, Request, Status
from domain.timers import Timer
from domain.visits import Visit, VisitState

LASTING = frozenset({"until", "periodic"})  # terms of a service that goes on
MOST_ROUNDS = 1000
_PUT_OFF = "@"  # in the key of a timer that waits for its reader's hours


def helped_since(request: Request, visits: Iterable[Visit]) -> datetime | None:
    """When help began: the service, else the first visit that was made. None: it has not."""
    if request.course.started:
        return request.course.started
    return min((visit.ends_at for visit in visits if visit.state is VisitState.DONE), default=None)


def goes_on(request: Request, visits: Iterable[Visit], office: Office, now: datetime) -> bool:
    """Whether help is given again and again: a service for a time, or visits by a schedule."""
    course = request.course
    if course.started and course.ended is None and course.term in LASTING:
        return course.until is None or local(now, office.hours.timezone).date() <= course.until
    return any(visit.open and visit.repeat for visit in visits)


def asked_now(request: Request) -> bool:
    """Whether the question fits: not while another one waits for an answer, nor while the service rests."""
    return request.status in HELD - {Status.WAITING} and request.course.suspended is None


def turn(office: Office, since: datetime, now: datetime) -> tuple[int, datetime]:
    """Which round of the question it is, counted from 0, and when the next begins. Each round asks once."""
    number, after = 0, office.due("well_again", since)
    while after <= now and number < MOST_ROUNDS:
        number, after = number + 1, office.due("well_again", after)
    return number, after


def may_ask_at(person: Person, now: datetime, tz: Zone) -> datetime:
    """`now`, or when the person may next be disturbed: by day, and in the hours that are safe."""
    return next_window(person.safe.hours, daytime(now, tz), tz)


def put_off(timer: Timer, until: datetime) -> Timer:
    """The same question at that moment, when it is decided anew whether it is to be asked."""
    key = timer.key.split(_PUT_OFF)[0]
    return replace(timer, id=0, attempts=0, due_at=until, key=f"{key}{_PUT_OFF}{until:%y%m%d%H%M}")
