"""What residents are told at the end of a request: the outcome or the decision, and what they may answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.dialogs import words
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View

Params = Mapping[str, Any]
OPEN = mark("📋 Open the request")
OUTCOMES = {
    "provided": mark("The social worker marked: help was given."),
    "partly": mark("The social worker marked: help was given in part."),
    "referred": mark("The social worker passed your case to another service."),
    "withdrawn": mark("The social worker marked: the help is no longer needed."),
    "not_reached": mark("The social worker could not reach you."),
    "not_eligible": mark("The social worker could not arrange this help."),
}


def finished(v: View, params: Params) -> Screen:
    """The outcome. Whether it helped is asked later; on the request's page it can be answered at once."""
    lines = [
        v.t.say("Request No. {number}.", number=params["number"]),
        v.t.say(OUTCOMES[params["outcome"]]),
        v.t.say("Later we will ask how you are. You may answer now, too: open the request."),
    ]
    return Screen(Html("\n".join(lines)), buttons=one_each(Button(v.t.plain(OPEN), _case("my", params))))


def survey(v: View, params: Params) -> Screen:
    """An hour after the end: whether it helped."""
    text = v.t.say("Request No. {number}. Did we help you?", number=params["number"])
    return Screen(text, buttons=_survey(v, params))


def rejected(v: View, params: Params) -> Screen:
    """The decision, why, where to go instead, and that one may disagree."""
    lines = [
        v.t.say("Request No. {number}.", number=params["number"]),
        v.t.say("Decision: refused. Reason: {ground}.", ground=v.t.say(words.option("ground", params["ground"]))),
        v.t.say("Where to go instead: {where}", where=params["where"]),
        v.t.say("You may disagree within 30 days: press “Appeal”. The head of social services will look at it."),
    ]
    return Screen(Html("\n\n".join(lines)), buttons=one_each(Button(v.t.plain(labels.APPEAL), _case("appeal", params))))


def survey_again(v: View, params: Params) -> Screen:
    """One reminder of the question."""
    text = v.t.say("Request No. {number}. Is everything all right after our help?", number=params["number"])
    return Screen(text, buttons=_survey(v, params))


def closed_silently(v: View, params: Params) -> Screen:
    """No answer came; the door stays open for thirty days."""
    text = v.t.say(
        "Request No. {number} is finished. If it is not solved, tell us within 30 days, and we will go on.",
        number=params["number"],
    )
    return Screen(text, buttons=one_each(Button(v.t.plain(labels.NOT_HELPED), _case("no", params))))


def _survey(v: View, params: Params) -> tuple[Row, ...]:
    return one_each(
        Button(v.t.plain(labels.HELPED), _case("yes", params)),
        Button(v.t.plain(labels.NOT_HELPED), _case("no", params)),
    )


def _case(verb: str, params: Params) -> Case:
    return Case(verb, params["request"], params["version"])
