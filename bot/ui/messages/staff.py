"""What workers, coordinators and admins are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.dialogs import words
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.cases import offer, summary

__all__ = [
    "cancelled",
    "helped",
    "nobody",
    "not_called",
    "offer",
    "offer_gone",
    "poison",
    "reopened",
    "resident_words",
]
Params = Mapping[str, Any]


def offer_gone(v: View, params: Params) -> Screen:
    """An open offer ended without its reader's doing."""
    if params["why"] == "taken":
        return Screen(v.t.say("Already taken: {number}. Worker: {who}", number=params["number"], who=params["worker"]))
    return Screen(
        v.t.say("The time for the offer is over: {number}. It goes to the next worker.", number=params["number"])
    )


def resident_words(v: View, params: Params) -> Screen:
    """The resident wrote: their words, and a button to answer."""
    head = v.t.say("💬 The resident writes, {number}:", number=params["number"])
    told = [v.t.say("{text}", text=text) for text in params["texts"]]
    return Screen(Html("\n".join([head, *told])), buttons=_answer(v, params), files=_files(params), protect=True)


def helped(v: View, params: Params) -> Screen:
    """The resident confirmed."""
    return Screen(
        v.t.say("✅ {number}: the resident says that it helped. The case is closed.", number=params["number"])
    )


def reopened(v: View, params: Params) -> Screen:
    """To the coordinator: it did not help."""
    return Screen(Html(f"{v.t.say('🔄 Open again: the resident says it is not solved.')}\n{summary(v, params)}"))


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


def not_called(v: View, params: Params) -> Screen:
    """The first call is missing."""
    head = v.t.say("⏰ The resident has not been called yet. Please call as soon as you can.")
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=_open(v, params))


def nobody(v: View, params: Params) -> Screen:
    """An alarm: nobody can take it."""
    head = v.t.say("🚨 There is nobody to give this request to: all workers are away, busy or have declined.")
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=offer(v, params).buttons if params.get("take") else ())


def stalled(v: View, params: Params) -> Screen:
    """A case in work in which nothing has moved."""
    head = v.t.say("🕰 Nothing has changed in this case for five working days.")
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=_open(v, params))


def poison(v: View, params: Params) -> Screen:
    """To admins: ids only."""
    return Screen(v.t.say("🛠 An update could not be handled and was set aside: {update}.", update=params["update"]))


def _answer(v: View, params: Params) -> tuple[Row, ...]:
    if not params.get("worker"):
        return ()
    write = Button(v.t.plain(labels.WRITE), Case("write", params["request"], params["version"]))
    return ((write, *_open(v, params)[0]),)


def _open(v: View, params: Params) -> tuple[Row, ...]:
    return one_each(Button(v.t.plain("🗂 Open the case"), Case("case", params["request"], params["version"])))


def _files(params: Params) -> tuple[tuple[str, str, str], ...]:
    return tuple((kind, file_id, caption) for kind, file_id, caption in params["files"])
