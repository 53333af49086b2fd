"""Visits in the history of their request, as its resident reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.i18n import Html, mark
from bot.ui import visit_words
from bot.ui.view import View
from domain.requests import Event, Request
from domain.visits import VisitState

_TOLD = {
    "visit_proposed": mark("a visit was proposed: {when}"),
    "visit_confirmed": mark("the visit was agreed: {when}"),
    "visit_moved": mark("the visit was moved: {when}"),
    "visit_cancelled": mark("the visit was called off: {when}"),
    "visit_done": mark("the visit took place: {when}"),
    "visit_no_show": mark("the visit did not take place: {when}"),
}


def _with_time(v: View, _: Request, event: Event) -> Html:
    when = visit_words.short(v, event.data["starts"], event.data["ends"])
    return v.t.say(_TOLD[event.kind], when=when)


def _wished(v: View, _: Request, event: Event) -> Html:
    wish = event.data["wish"]
    return v.t.say("you asked for another time: {when}", when=v.short(wish)) if wish else v.t.say(ASKED)


ASKED = visit_words.PLAIN[VisitState.DECLINED]
SAID: Mapping[str, Callable[[View, Request, Event], Html]] = {
    **dict.fromkeys(_TOLD, _with_time),
    "visit_wished": _wished,
}
