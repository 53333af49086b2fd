"""What people are told of the legal procedure: the resident step by step, the worker when a term comes near."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from bot.i18n import Html, mark
from bot.ui.admin.terms_words import called
from bot.ui.messages.resident import add
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker.offers import summary, to_open
from bot.ui.worker.terms import source
from domain.course_steps import REFUSE, UNTIL, Milestone
from domain.deadlines import local

Params = Mapping[str, Any]
ENDED = {
    "no_need": mark("The help has ended: it is no longer needed."),
    "expired": mark("The help has ended: its term is over."),
    "moved": mark("The help has ended: you have moved."),
    "wish": mark("The help has ended, as you wished."),
    "breach": mark("The help has ended: its terms were broken."),
}
NOT_SO: Mapping[Milestone, str] = {  # after a record that was taken back
    Milestone.REGISTERED: mark("The application is not registered yet."),
    Milestone.DECIDED: mark("There is no decision yet."),
    Milestone.NOTIFIED: mark("The social worker will tell you of the decision."),
    Milestone.STARTED: mark("The help has not begun yet."),
    Milestone.SUSPENDED: mark("The help is not suspended."),
    Milestone.RESUMED: mark("The help is still suspended."),
    Milestone.ENDED: mark("The help has not ended."),
}
BEGUN = {"single": mark("The help is given once."), "periodic": mark("The help begins. It will be regular.")}


def milestone(v: View, params: Params) -> Screen:
    """What was done, what comes next; a way to answer."""
    step = Milestone(params["step"])
    said = _mistaken(v, step) if params.get("mistaken") else _SAID[step](v, params)
    lines = [v.t.say("Request No. {number}.", number=params["number"]), *said]
    return Screen(Html("\n".join(lines)), buttons=add(v, params))


def _mistaken(v: View, step: Milestone) -> Iterator[Html]:
    yield v.t.say("Our former message was a mistake, sorry.")
    yield v.t.say(NOT_SO[step])


def _registered(v: View, params: Params) -> Iterator[Html]:
    day = v.date(local(datetime.fromisoformat(params["at"]), v.tz).date().isoformat())
    yield v.t.say("Your application is registered: No. {number}, {day}.", number=params["application"], day=day)
    if params["by"] and datetime.fromisoformat(params["by"]) > v.now:
        yield v.t.say("There will be a decision {by}.", by=v.by(params["by"]))
    yield v.t.say("Nothing needs to be done now.")


def _decided(v: View, params: Params) -> Iterator[Html]:
    if params["decision"] == REFUSE:
        yield v.t.say("There is a decision about your application. You will be told of it {by}.", by=v.by(params["by"]))
        return
    yield v.t.say("Decision: help will be given. The social worker will tell you what comes next.")


def _notified(v: View, params: Params) -> Iterator[Html]:
    yield v.t.say("The social worker noted that you know the decision: help will be given.")
    yield v.t.say("If you do not agree with something in it, write here. The head of social services will look at it.")


def _started(v: View, params: Params) -> Iterator[Html]:
    if params["term"] == UNTIL:
        yield v.t.say("The help begins. It is given until {day}.", day=_day(params["until"]))
        return
    yield v.t.say(BEGUN[params["term"]])


def _suspended(v: View, params: Params) -> Iterator[Html]:
    yield v.t.say("The help is suspended for a time. If you have questions, write here.")


def _resumed(v: View, params: Params) -> Iterator[Html]:
    yield v.t.say("The help goes on.")


def _ended(v: View, params: Params) -> Iterator[Html]:
    yield v.t.say(ENDED[params["reason"]])
    yield v.t.say("If you do not agree, or need help again, write here.")


def _day(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%d.%m.%Y}"


def late(v: View, params: Params) -> Screen:
    """An honest word: the decision was promised, and is not there."""
    lines = [
        v.t.say("Request No. {number}.", number=params["number"]),
        v.t.say("There was to be a decision {by}, and there is none yet. We are sorry.", by=v.by(params["by"])),
        v.t.say("The head of social services already knows."),
    ]
    return Screen(Html("\n".join(lines)), buttons=add(v, params))


def near(v: View, params: Params) -> Screen:
    """To the worker: which term, until when, and where it comes from."""
    told = {"term": called(v, params["term"]), "by": v.by(params["by"]), "source": source(v, params["source"])}
    head = v.t.say("⏳ A term comes near: {term}, {by} ({source}).", **told)
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=to_open(v, params))


_SAID: Mapping[Milestone, Callable[[View, Params], Iterator[Html]]] = {
    Milestone.REGISTERED: _registered,
    Milestone.DECIDED: _decided,
    Milestone.NOTIFIED: _notified,
    Milestone.STARTED: _started,
    Milestone.SUSPENDED: _suspended,
    Milestone.RESUMED: _resumed,
    Milestone.ENDED: _ended,
}
