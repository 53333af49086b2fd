"""What workers, coordinators and admins are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.dialogs import words
from bot.ui.messages import handing
from bot.ui.messages.resident import changed
from bot.ui.screen import Button, Row, Screen
from bot.ui.view import View
from bot.ui.worker.offers import to_open

Params = Mapping[str, Any]


GONE = {
    **handing.GONE,
    "expired": mark("The time for the offer is over: {number}. It goes to the next worker."),
    "redirected": mark("↪️ {number}: the person was told to turn elsewhere. Nothing more is to be done."),
    "joined": mark("🔗 {number}: joined to another request. Nothing more is to be done."),
}


def offer_gone(v: View, params: Params) -> Screen:
    """An open offer ended without its reader's doing."""
    if params["why"] == "taken":
        return Screen(v.t.say("Already taken: {number}. Worker: {who}", number=params["number"], who=params["worker"]))
    return Screen(v.t.say(GONE[params["why"]], number=params["number"]))


def resident_words(v: View, params: Params) -> Screen:
    """The resident wrote: their words, and a button to answer."""
    head = Html("\n".join([_writes(v, params), *_twin(v, params)]))
    told = changed(v, params) or [v.t.say("{text}", text=text) for text in params["texts"]]
    if params.get("sensitive"):  # nothing of it lies about in a chat
        return Screen(Html("\n".join([head, v.t.say("Open the case to read it.")])), buttons=to_open(v, params))
    buttons = to_open(v, params) if params.get("others") else _answer(v, params)
    reply_to = int(params.get("reply_to", 0))
    text = Html("\n".join([head, *told]))
    return Screen(text, buttons=buttons, files=_files(params), protect=True, reply_to=reply_to)


def _writes(v: View, params: Params) -> Html:
    """Of a question under a notice: which notice, as far as it has words."""
    if not params.get("question"):
        return v.t.say("💬 The resident writes, {number}:", number=params["number"])
    asks = v.t.say("❓ A question about a notice, {number}:", number=params["number"])
    about = v.t.say("It begins: “{words}”", words=params["notice"]) if params["notice"] else ""
    return Html("\n".join(filter(None, (asks, about))))


def _twin(v: View, params: Params) -> list[Html]:
    """It was added to a request that is joined to this one; somebody else's words are answered by telephone."""
    if not params.get("twin"):
        return []
    added = v.t.say("🔗 Added to the joined request No. {number}.", number=params["twin"])
    return (
        [added, v.t.say("This is another person: an answer here would not reach them.")]
        if params["others"]
        else [added]
    )


def helped(v: View, params: Params) -> Screen:
    """The resident confirmed."""
    return Screen(
        v.t.say("✅ {number}: the resident says that it helped. The case is closed.", number=params["number"])
    )


def cancelled(v: View, params: Params) -> Screen:
    """The resident took it back."""
    reason = v.t.say(words.option("reason", params["reason"]))
    return Screen(
        v.t.say(
            "✖️ {number}: the resident cancelled the request. Reason: {reason}",
            number=params["number"],
            reason=reason,
        )
    )


def decided(v: View, params: Params) -> Screen:
    """The coordinator refused what its reader had, or was asked to take."""
    ground = v.t.say(words.option("ground", params["ground"]))
    text = v.t.say("⚖️ {number}: the head refused the request. {ground}.", number=params["number"], ground=ground)
    return Screen(text)


def moved_in(v: View, params: Params) -> Screen:
    """To the coordinator of the new community: how many open requests a newcomer has, and whom to ask about them."""
    head = v.t.count(
        "🏘 Somebody with {n} open request has moved to your community and wishes you to know.",
        "🏘 Somebody with {n} open requests has moved to your community and wishes you to know.",
        sum(len(held["numbers"]) for held in params["held"]),
    )
    lines = [v.t.say("{community} has it: {numbers}. {phone}", **_held(held)) for held in params["held"]]
    stay = v.t.say("The requests stay with their workers until you agree otherwise.")
    return Screen(Html("\n".join([head, *lines, stay])))


def _held(held: Params) -> dict[str, str]:
    return {"community": held["community"], "numbers": ", ".join(held["numbers"]), "phone": held["phone"]}


def poison(v: View, params: Params) -> Screen:
    """To admins: ids only."""
    return Screen(v.t.say("🛠 An update could not be handled and was set aside: {update}.", update=params["update"]))


def timer_failed(v: View, params: Params) -> Screen:
    """To admins: ids only. To a coordinator: the case that nobody will be reminded of."""
    if "number" not in params:
        told = {"timer": params["timer"], "kind": params["what"]}
        return Screen(v.t.say("🛠 A reminder failed every time and was set aside: {timer} ({kind}).", **told))
    head = v.t.say("🚨 {number}: an automatic reminder did not work.", number=params["number"])
    then = v.t.say("Please open the case and see what is to be done.")
    return Screen(Html(f"{head}\n{then}"), buttons=to_open(v, params))


def _answer(v: View, params: Params) -> tuple[Row, ...]:
    if not params.get("worker"):
        return ()
    write = Button(v.t.plain(labels.WRITE), Case("write", params["request"], params["version"]))
    return ((write, *to_open(v, params)[0]),)


def _files(params: Params) -> tuple[tuple[str, str, str], ...]:
    return tuple((kind, file_id, caption) for kind, file_id, caption in params["files"])
