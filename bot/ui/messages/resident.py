"""What residents are told: short, warm, what happens next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Case, Move
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View

Params = Mapping[str, Any]
OUTCOMES = {
    "provided": mark("The social worker marked: help was given."),
    "partly": mark("The social worker marked: help was given in part."),
    "referred": mark("The social worker passed your case to another service."),
    "withdrawn": mark("The social worker marked: the help is no longer needed."),
    "not_reached": mark("The social worker could not reach you."),
    "not_eligible": mark("The social worker could not arrange this help."),
}


def taken(v: View, params: Params) -> Screen:
    """Who and by when."""
    text = v.t.say(
        "Request No. {number}.\nYour social worker: {worker}.\nFirst contact: {by}.",
        number=params["number"],
        worker=params["worker"],
        by=v.by(params["due"]),
    )
    return Screen(text, buttons=_add(v, params))


def worker_words(v: View, params: Params) -> Screen:
    """The worker's words, with a way to answer."""
    head = v.t.say(
        "Request No. {number}. Social worker {worker} writes:",
        number=params["number"],
        worker=params["worker"],
    )
    told = [v.t.say("{text}", text=text) for text in params["texts"]]
    files = tuple((kind, file_id, caption) for kind, file_id, caption in params["files"])
    return Screen(Html("\n\n".join([head, *told])), buttons=_add(v, params), files=files)


def contact_made(v: View, params: Params) -> Screen:
    """The worker recorded that they talked."""
    text = v.t.say(
        "Request No. {number}: the social worker noted that you have talked. The work goes on.",
        number=params["number"],
    )
    return Screen(text, buttons=_add(v, params))


def finished(v: View, params: Params) -> Screen:
    """The outcome, and whether it helped."""
    lines = [
        v.t.say("Request No. {number}.", number=params["number"]),
        v.t.say(OUTCOMES[params["outcome"]]),
        v.t.say("Did we help you?"),
    ]
    return Screen(Html("\n".join(lines)), buttons=_survey(v, params))


def survey_again(v: View, params: Params) -> Screen:
    """One reminder of the question."""
    return Screen(
        v.t.say("Request No. {number}. Did we help you?", number=params["number"]), buttons=_survey(v, params)
    )


def check_in(v: View, params: Params) -> Screen:
    """The day after acceptance."""
    text = v.t.say("Request No. {number}. Has the social worker contacted you?", number=params["number"])
    yes = Button(v.t.plain("Yes"), Case("called", params["request"], params["version"]))
    no = Button(v.t.plain("Not yet"), Case("notcalled", params["request"], params["version"]))
    return Screen(text, buttons=one_each(yes, no))


def slipped(v: View, params: Params) -> Screen:
    """An honest word and the new time."""
    text = v.t.say(
        "Request No. {number}. We did not manage to call in time. We are sorry. "
        "The head of social services already knows; they will contact you {by}.",
        number=params["number"],
        by=v.by(params["due"]),
    )
    return Screen(text, buttons=_add(v, params))


def closed_silently(v: View, params: Params) -> Screen:
    """No answer came; the door stays open for thirty days."""
    text = v.t.say(
        "Request No. {number} is finished. If it is not solved, tell us within 30 days, and we will go on.",
        number=params["number"],
    )
    return Screen(text, buttons=one_each(Button(v.t.plain(labels.NOT_HELPED), _case("no", params))))


def notice(v: View, params: Params) -> Screen:
    """A notice of the community, as it was written."""
    return Screen(v.t.say("📣 {text}", text=params["text"]))


def draft_remind(v: View, params: Params) -> Screen:
    """One gentle reminder."""
    text = v.t.say("You began a request and did not finish. Everything you wrote is kept. Shall we go on?")
    go_on = Button(v.t.plain("▶️ Go on"), Move(params["nonce"], "", "resume"))
    stop = Button(v.t.plain("✖️ Erase it"), Move(params["nonce"], "", "cancel"))
    return Screen(text, buttons=one_each(go_on, stop))


def draft_erased(v: View, _: Params) -> Screen:
    """After two weeks."""
    return Screen(
        v.t.say(
            "We have erased the request you did not finish two weeks ago. If you need help, press “🤝 I need help”."
        )
    )


def fault(v: View, _: Params) -> Screen:
    """Ours: the message is kept."""
    return Screen(
        v.t.say(
            "Something broke on our side, but your message is kept. Please try again in a few minutes or call 1545."
        )
    )


def _add(v: View, params: Params) -> tuple[Row, ...]:
    return one_each(Button(v.t.plain(labels.ADD), _case("add", params)))


def _survey(v: View, params: Params) -> tuple[Row, ...]:
    return one_each(
        Button(v.t.plain(labels.HELPED), _case("yes", params)),
        Button(v.t.plain(labels.NOT_HELPED), _case("no", params)),
    )


def _case(verb: str, params: Params) -> Case:
    return Case(verb, params["request"], params["version"])
