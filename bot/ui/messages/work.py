"""What people are told while a case is worked on: tried, asked, sent elsewhere, joined to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html, mark
from bot.ui.callbacks import Case
from bot.ui.messages.resident import add
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.offers import to_open

Params = Mapping[str, Any]
TRIED = {
    "no_answer": mark("We telephoned and did not get through. We will call again."),
    "wrong_number": mark("We cannot get through: it seems the number is wrong. Please write the right one here."),
    "nobody_home": mark("We came by, and nobody was at home. We will be in touch again."),
}


def tried(v: View, params: Params) -> Screen:
    """They were not reached; another time may suit better."""
    lines = [
        v.t.say("Request No. {number}.", number=params["number"]),
        v.t.say(TRIED[params["how"]]),
        v.t.say("If another time suits you better, write it here."),
    ]
    return Screen(Html("\n".join(lines[:2] if params["how"] == "wrong_number" else lines)), buttons=add(v, params))


def question(v: View, params: Params) -> Screen:
    """The worker asks: one button to answer, or Telegram's reply."""
    head = v.t.say("❓ Request No. {number}. A question from: {worker}", **_named(params))
    return _asked(v, params, head)


def ask_again(v: View, params: Params) -> Screen:
    """The same question, when no answer has come."""
    head = v.t.say("❓ Request No. {number}. We still wait for your answer to: {worker}", **_named(params))
    return _asked(v, params, head)


def _asked(v: View, params: Params, head: Html) -> Screen:
    said = [v.t.say("{text}", text=text) for text in params["texts"]]
    files = tuple((kind, file_id, caption) for kind, file_id, caption in params["files"])
    answer = Button(v.t.plain("💬 Answer"), Case("add", params["request"], params["version"]))
    reply_to = int(params.get("reply_to", 0))
    return Screen(Html("\n\n".join([head, *said])), buttons=one_each(answer), files=files, reply_to=reply_to)


def _named(params: Params) -> dict[str, str]:
    return {"number": params["number"], "worker": params["worker"]}


def redirected(v: View, params: Params) -> Screen:
    """Where to go, and the way back."""
    lines = [
        v.t.say("Request No. {number}.", number=params["number"]),
        v.t.say("Our community does not do this. Please turn here: {where}", where=params["where"]),
        v.t.say("If they do not help, write to us."),
    ]
    back = Button(v.t.plain("🔄 They did not help"), Case("bounce", params["request"], params["version"]))
    return Screen(Html("\n\n".join(lines)), buttons=one_each(back))


def joined(v: View, params: Params) -> Screen:
    """One's own other request goes on; of somebody else's only that help is on its way."""
    if not params["main"]:
        text = v.t.say(
            "Request No. {number}. We have been asked for this already, and help is under way. "
            "If there is something to add, write it here.",
            number=params["number"],
        )
        return Screen(text, buttons=add(v, params))
    lines = [v.t.say("Request No. {number} is joined to No. {main}.", number=params["number"], main=params["main"])]
    if params["worker"]:
        lines.append(v.t.say("Your social worker: {name}", name=params["worker"]))
    return Screen(Html("\n".join(lines)), buttons=add(v, params))


def parted(v: View, params: Params) -> Screen:
    """It is a request of its own again."""
    text = v.t.say(
        "Request No. {number} is looked at by itself again. A social worker will contact you {by}.",
        number=params["number"],
        by=v.by(params["due"]),
    )
    return Screen(text, buttons=add(v, params))


def twin_over(v: View, params: Params) -> Screen:
    """To the resident of a joined request when that of somebody else, which went on for both, is over."""
    text = v.t.say(
        "Request No. {number}: what you wrote about is finished. If help is still needed, write it here.",
        number=params["number"],
    )
    return Screen(text, buttons=add(v, params))


def twin(v: View, params: Params) -> Screen:
    """To the worker of the one that goes on, or of the one that rests now."""
    if not params["other"]:
        return Screen(
            v.t.say("🔗 {number}: joined to another request. Nothing more is to be done.", number=params["number"])
        )
    text = v.t.say("🔗 {number}: request No. {other} was joined to it.", number=params["number"], other=params["other"])
    return Screen(text, buttons=to_open(v, params))
