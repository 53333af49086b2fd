"""The legal procedure on the resident's own card: only what they wait for now."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Html, mark
from bot.ui.dialogs import words
from bot.ui.view import View
from domain.clocks import nearest
from domain.course import Course
from domain.course_steps import REFUSE, serving
from domain.requests import OPEN, Request

_KEPT = {
    "registered": mark("application registered"),
    "assessed": mark("needs assessed"),
    "decided": mark("there is a decision"),
    "notified": mark("the applicant was told"),
    "started": mark("the service began"),
    "suspended": mark("the service was suspended"),
    "ended": mark("the service ended"),
}


def lines(v: View, request: Request) -> Iterator[Html]:
    """The application, the decision and the service, as far as they have come."""
    course = request.course
    if request.status not in OPEN or not (course.registered or course.started):
        return
    if course.registered:
        yield v.t.say("Application: No. {number}", number=course.application)
        yield from _decision(v, course)
    if course.started:
        yield _service(v, course)


def _decision(v: View, course: Course) -> Iterator[Html]:
    clock = nearest(tuple(clock for clock in course.clocks if clock.code != "assessment"))
    by = v.by(clock.due) if clock and not clock.late(v.now) else ""
    if course.decided and course.decision != REFUSE:
        yield v.t.say("Decision: help will be given.")
    elif course.decided and by:
        yield v.t.say("There is a decision. You will be told of it {by}.", by=by)
    elif by:
        yield v.t.say("Decision: {by}", by=by)


def _service(v: View, course: Course) -> Html:
    if not serving(course):
        return v.t.say("The help has ended.")
    return v.t.say("The help is suspended for a time.") if course.suspended else v.t.say("Help is being given.")


def whole(v: View, course: Course) -> Iterator[Html]:
    """All that is held of it, for whoever asks what is held about them."""
    if course.application:
        yield v.t.say("Application: No. {number}", number=course.application)
    for step in _KEPT:
        if at := getattr(course, step):
            yield v.t.say("{what}, {day}", what=v.t.say(_KEPT[step]), day=v.short(at))
    for value, key in ((course.decision, "decision"), (course.ground, "ground"), (course.end_reason, "end_reason")):
        if value:
            yield v.t.say(words.option(key, value))
    if course.where:
        yield v.t.say("Where to go instead: {where}", where=course.where)
