"""A line for each milestone: done and on which day, running and until when, or ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from bot.i18n import Html
from bot.ui.dialogs import words
from bot.ui.view import View
from bot.ui.worker.terms import source
from domain.clocks import in_working_time
from domain.course import Clock, Course
from domain.course_steps import REFUSE, UNTIL
from domain.deadlines import local
from domain.requests import Request, Status

_HOUR = 60


def rows(v: View, request: Request) -> Iterator[Html]:
    """The procedure in its order, then the service."""
    course = request.course
    if request.status is Status.WAITING:
        yield v.t.say("⏸ Paused: we wait for the person's answer. Our own reminders rest, the terms of the law run on.")
    yield _application(v, course)
    yield _step(v, v.t.say("Needs assessment"), course.assessed, course.clock("assessment"))
    yield _step(v, _decision(v, course), course.decided, course.clock("decision") or course.clock("decision_urgent"))
    yield _step(v, v.t.say("Applicant was told"), course.notified, course.clock("notify"))
    yield from _service(v, course)


def _application(v: View, course: Course) -> Html:
    if course.registered is None:
        return v.t.say("▫️ Application: not registered")
    return v.t.say("✅ Application No. {number}, {day}", number=course.application, day=day(v, course.registered))


def _decision(v: View, course: Course) -> Html:
    if not course.decided:
        return v.t.say("Decision")
    if course.decision == REFUSE:
        return v.t.say("Decision: to refuse ({ground})", ground=v.t.say(words.option("ground", course.ground)))
    return v.t.say("Decision: to give help")


def _step(v: View, what: Html, at: datetime | None, clock: Clock | None) -> Html:
    """The figure of a met clock is frozen; of a running one its end and its source are shown."""
    if at:
        done = v.t.say("✅ {what}, {day}", what=what, day=day(v, at))
        return Html(f"{done} · {_kept(v, clock)}") if clock and not clock.running else done
    if clock is None or not clock.running:
        return v.t.say("▫️ {what}", what=what)
    sign = "⏰" if clock.late(v.now) else "⏳"
    by = v.t.say("{what}: by {at} ({source})", what=what, at=v.short(clock.due), source=source(v, clock.source))
    return Html(f"{sign} {by}")


def _kept(v: View, clock: Clock) -> Html:
    hours = (clock.spent or 0) // _HOUR
    if clock.late(v.now):
        return v.t.say("late: the term was {at}", at=v.short(clock.due))
    if not hours:
        return v.t.say("in time")
    if in_working_time(clock):
        return v.t.count("in time, {n} working hour", "in time, {n} working hours", hours)
    return v.t.count("in time, {n} hour", "in time, {n} hours", hours)


def _service(v: View, course: Course) -> Iterator[Html]:
    if course.started is None:
        yield v.t.say("▫️ Service")
        return
    term = v.t.say(words.option("term", course.term))
    if course.term == UNTIL and course.until:
        term = v.t.say("until {day}", day=day(v, course.until))
    yield v.t.say("✅ Service since {day}: {term}", day=day(v, course.started), term=term)
    if course.ended:
        reason = v.t.say(words.option("end_reason", course.end_reason))
        yield v.t.say("⏹ Service ended {day}: {reason}", day=day(v, course.ended), reason=reason)
    elif course.suspended:
        yield v.t.say("⏸ Service suspended since {day}", day=day(v, course.suspended))


def day(v: View, at: datetime | date) -> str:
    """«23.11.2026» where the reader lives."""
    return f"{local(at, v.tz) if isinstance(at, datetime) else at:%d.%m.%Y}"
