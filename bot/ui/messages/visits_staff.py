"""What the staff are told of visits: what the resident says, that one is near, how it was, that nobody told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.i18n import Html, mark
from bot.ui import labels, visit_words
from bot.ui.admin.case import ASSIGN, REASSIGN, TAKE_OVER
from bot.ui.messages.alarms import rows as solving
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from bot.ui.worker import visiting_buttons as buttons
from bot.ui.worker.offers import summary
from bot.ui.worker.visits_list import to_day
from domain.visits import VisitState

Params = Mapping[str, Any]
ANSWERS: Mapping[str, str] = {
    "confirmed": mark("👍 The visit is agreed: {when}."),
    "wished": mark("🕐 Another time is asked for. The visit was to be {when}."),
    "cancelled": mark("✖️ The resident called the visit off: {when}."),
}


def answer(v: View, params: Params) -> Screen:
    """What the resident says of a visit."""
    told = [v.t.say(ANSWERS[params["answer"]], when=_when(v, params)), summary(v, params)]
    if params["answer"] != "wished":
        return _screen(v, params, told, one_each(buttons.to_visit(v, params["visit"])))
    wish, visit = params.get("wish"), (params["visit"], params["visit_version"])
    told.append(v.t.say("They wish: {when}", when=v.short(wish)) if wish else _in_words(v))
    agree = buttons.agree(v, *visit, wish) if wish else None
    move = buttons.do(v, buttons.MOVE_IT, buttons.MOVE, *visit)
    return _screen(v, params, told, one_each(agree, move, buttons.to_visit(v, params["visit"])))


def near(v: View, params: Params) -> Screen:
    """The evening before, and two hours before."""
    told = [v.t.say("📅 A visit: {when}.", when=_when(v, params)), summary(v, params)]
    ways = one_each(buttons.to_visit(v, params["visit"]))
    if params["state"] != VisitState.CONFIRMED:
        told.append(v.t.say(visit_words.STATES[VisitState(params["state"])]))
        told.append(v.t.say("It is better to telephone first."))
        ways += buttons.details(v, params["request"], params["version"])
    return _screen(v, params, told, ways)


def result(v: View, params: Params) -> Screen:
    """How it was, in one tap."""
    told = [v.t.say("📅 How did the visit go? It was {when}.", when=_when(v, params)), summary(v, params)]
    return _screen(v, params, told, buttons.results(v, params["visit"], params["visit_version"]))


def missed(v: View, params: Params) -> Screen:
    """Nobody told how it was; the coordinators may send somebody else."""
    told = [v.t.say("⚠️ Nobody told how the visit went: {when}.", when=_when(v, params)), summary(v, params)]
    return _screen(v, params, told, buttons.results(v, params["visit"], params["visit_version"]))


def day_moved(v: View, params: Params) -> Screen:
    """To a worker: the coordinator has moved their day."""
    days = [v.date(params[which]) for which in ("day", "to")]
    told = [
        v.t.say("🚨 {who} has moved your visits: {on_day}.", who=params["who"], on_day=days[0]),
        v.t.count("{n} visit is now {on_day}.", "{n} visits are now {on_day}.", params["n"], on_day=days[1]),
        v.t.say("The residents are told. They will answer whether it suits."),
    ]
    to = date.fromisoformat(params["to"])
    return Screen(Html("\n".join(told)), buttons=one_each(Button(v.t.plain(labels.VISITS), to_day(to))))


def _screen(v: View, params: Params, told: list[Html], ways: tuple[Row, ...]) -> Screen:
    """A coordinator who gets it in the place of a worker finds one."""
    if params.get("head") or params.get("admin"):
        give = ASSIGN if params.get("held") is False else REASSIGN
        ways = solving(v, params, ((give, "assign"), (TAKE_OVER, "over")), ((labels.CARD, "details"),))
    return Screen(Html("\n".join(told)), buttons=ways)


def _when(v: View, params: Params) -> Html:
    return visit_words.when(v, params["starts"], params["ends"])


def _in_words(v: View) -> Html:
    return v.t.say("They say in words when it suits.")
