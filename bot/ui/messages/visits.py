"""What residents are told of visits: when, whether it suits, and what they may answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html
from bot.ui import visit_words
from bot.ui.messages.resident import add
from bot.ui.resident.visit_buttons import answers
from bot.ui.screen import Row, Screen
from bot.ui.view import View
from domain.consequences_visits import NOT_COME
from domain.visits import VisitState

Params = Mapping[str, Any]


def proposed(v: View, params: Params) -> Screen:
    """A worker wishes to come: does it suit?"""
    lines = [_number(v, params), _wishes(v, params), _repeats(v, params), v.t.say("Does it suit you?")]
    return _told(lines, _answers(v, params))


def _wishes(v: View, params: Params) -> Html:
    """Who comes when; of a schedule whose visits they know, only when."""
    when, worker = _when(v, params), params.get("worker")
    if params.get("series"):
        return v.t.say("The next visit: {when}.", when=when)
    if not worker:
        return v.t.say("Your social worker would like to visit you: {when}.", when=when)
    return v.t.say("{worker} would like to visit you: {when}.", worker=worker, when=when)


def moved(v: View, params: Params) -> Screen:
    """Another time, which waits for a yes."""
    told = v.t.say("The visit has been moved. The new time: {when}.", when=_when(v, params))
    return _told([_number(v, params), told, v.t.say("Does it suit you?")], _answers(v, params))


def confirmed(v: View, params: Params) -> Screen:
    """It is agreed."""
    next_one = params.get("series")
    told = _wishes(v, params) if next_one else v.t.say("The visit is agreed: {when}.", when=_when(v, params))
    more = v.t.say("If something changes, press “🕐 Another time”.")
    return _told([_number(v, params), told, _comes(v, params), _repeats(v, params), more], _answers(v, params))


def cancelled(v: View, params: Params) -> Screen:
    """It does not take place; the request goes on, or is over."""
    if params.get("why") == NOT_COME:
        told = v.t.say("The worker could not come. We are sorry. It was planned: {when}.", when=_when(v, params))
        then = v.t.say("You will be offered another time.")
    else:
        told = v.t.say("The visit will not take place: {when}.", when=_when(v, params))
        then = v.t.say("If you still need it, write here.")
    return _told([_number(v, params), told, then], add(v, params))


def reminder(v: View, params: Params) -> Screen:
    """The evening before, and shortly before."""
    told = v.t.say("A reminder of the visit: {when}.", when=_when(v, params))
    waits = params["state"] in (VisitState.PROPOSED, VisitState.MOVED)
    asked = v.t.say("Does it suit you?") if waits else Html()
    return _told([_number(v, params), told, _comes(v, params), asked], _answers(v, params))


def _told(lines: list[Html], buttons: tuple[Row, ...]) -> Screen:
    return Screen(Html("\n".join(line for line in lines if line)), buttons=buttons)


def _number(v: View, params: Params) -> Html:
    return v.t.say("Request No. {number}.", number=params["number"])


def _when(v: View, params: Params) -> Html:
    return visit_words.when(v, params["starts"], params["ends"])


def _comes(v: View, params: Params) -> Html:
    worker = params.get("worker")
    return v.t.say("Your social worker: {name}", name=worker) if worker else Html()


def _repeats(v: View, params: Params) -> Html:
    again = visit_words.repeats(v, params["repeat"])
    return v.t.say("After that: {every}.", every=again) if again else Html()


def _answers(v: View, params: Params) -> tuple[Row, ...]:
    return answers(v, params["visit"], params["visit_version"], VisitState(params["state"]))
