"""What calls a worker or a coordinator to look: nobody took it, nobody called, the resident is not content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html, mark
from bot.ui import labels, visit_words
from bot.ui.admin.case import ASSIGN, OFFER_AGAIN, REASSIGN, TAKE_OVER
from bot.ui.callbacks import Case
from bot.ui.dialogs import words
from bot.ui.screen import Button, Row, Screen
from bot.ui.view import View
from bot.ui.worker.offers import offer, summary, to_open

Params = Mapping[str, Any]
OTHERS = mark("🔁 Offer to others")


def rows(v: View, params: Params, *solving: tuple[tuple[str, str], ...]) -> tuple[Row, ...]:
    """The buttons under an alarm: a coordinator solves it there and then, an admin only learns of it."""
    if params.get("admin"):
        return ()
    if not params.get("head"):
        return to_open(v, params)

    def do(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Case(verb, params["request"], params["version"]))

    return (*(tuple(do(*one) for one in row) for row in solving), *to_open(v, params))


def _moving(params: Params) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Another worker, or the coordinator; the details, to telephone; whoever else there is."""
    if params.get("held") is False:
        return (((ASSIGN, "assign"), (TAKE_OVER, "over")), ((labels.CARD, "details"), (OFFER_AGAIN, "reoffer")))
    anew = ((OTHERS, "releaseok"),) if params.get("held") else ()
    return (((REASSIGN, "assign"), (TAKE_OVER, "over")), ((labels.CARD, "details"), *anew))


def reopened(v: View, params: Params) -> Screen:
    """To the coordinator: it did not help."""
    head = v.t.say("🔄 Open again: the resident says it is not solved.")
    solving = rows(v, params, ((ASSIGN, "assign"), (TAKE_OVER, "over")), ((labels.CARD, "details"),))
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=solving)


def cancel_asked(v: View, params: Params) -> Screen:
    """The resident of a sensitive request wishes to cancel it: somebody makes sure first, then finishes it."""
    head = v.t.say("❓ {number}: the resident asks to cancel the request.", number=params["number"])
    then = v.t.say("Please make sure that all is well with them. Then finish the case.")
    return Screen(Html(f"{head}\n{then}"), buttons=rows(v, params, *_moving(params)))


def appeal(v: View, params: Params) -> Screen:
    """To the coordinators: the resident does not accept the refusal. What they say of it is read on demand."""
    head = v.t.say("⚖️ The resident does not agree with the refusal. Please look at it anew.")
    buttons = (*offer(v, params).buttons, *to_open(v, params))
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=buttons)


def low_stars(v: View, params: Params) -> Screen:
    """To the coordinators: few stars, and why. The worker does not read it."""
    lines = [v.t.say("⭐ {number}: rated {stars} of 5.", number=params["number"], stars=params["stars"])]
    if params.get("words"):
        lines.append(v.t.say("What went wrong: {reason}", reason=params["words"]))
    elif params.get("reason"):
        lines.append(v.t.say("What went wrong: {reason}", reason=v.t.say(words.option("why", params["reason"]))))
    buttons = rows(v, params, ((labels.CARD, "details"),))
    return Screen(Html("\n".join(lines)), buttons=buttons, protect=True)


def unreachable(v: View, params: Params) -> Screen:
    """The resident blocked the bot, or let it in again."""
    if params["back"]:
        text = v.t.say("🔔 {number}: the person has switched the bot on again.", number=params["number"])
    else:
        text = v.t.say("🔕 {number}: the person has switched the bot off. Please call them.", number=params["number"])
    return Screen(text, buttons=to_open(v, params))


def telephone(v: View, params: Params) -> Screen:
    """A question that the resident must not be written: the worker asks it by telephone."""
    head = v.t.say("☎️ {number}: please telephone and ask how they are. We do not write here.", number=params["number"])
    if params.get("waited"):
        head = v.t.say("☎️ {number}: no answer has come to your question. Please telephone.", number=params["number"])
    if params.get("moved"):
        when = visit_words.when(v, params["starts"], params["ends"])
        head = v.t.say("☎️ {number}: please telephone. The visit is now {when}.", number=params["number"], when=when)
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=to_open(v, params))


def not_called(v: View, params: Params) -> Screen:
    """The first call is missing."""
    head = v.t.say("⏰ The resident has not been called yet. Please call as soon as you can.")
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=rows(v, params, *_moving(params)))


def nobody(v: View, params: Params) -> Screen:
    """An alarm: nobody can take it."""
    head = v.t.say("🚨 There is nobody to give this request to: all workers are away, busy or have declined.")
    if params.get("sensitive") and not params.get("urgent"):  # the urgent go to whoever is on duty
        head = v.t.say("🚨 Only somebody cleared for sensitive requests may get this one. Nobody can take it now.")
    solving = rows(v, params, ((OFFER_AGAIN, "reoffer"),), ((ASSIGN, "assign"), (TAKE_OVER, "over")))
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=solving if params.get("head") else ())


def stalled(v: View, params: Params) -> Screen:
    """A case in work in which nothing has moved."""
    head = v.t.say("🕰 Nothing has changed in this case for five working days.")
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=rows(v, params, *_moving(params)))
