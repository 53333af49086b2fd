"""What colleagues are told when a case goes from hand to hand, and what becomes of the work of one who leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html, mark
from bot.ui.dialogs import words
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker.offers import offer, summary, to_open

Params = Mapping[str, Any]
HANDING = {
    "accepted": mark("✅ {number} is handed over. It is in these hands now: {worker}. You need not do anything more."),
    "declined": mark("↩️ {number}: {worker} cannot take it. Reason: {reason}. The case stays with you."),
    "expired": mark("⌛ {number}: no answer came from {worker}. The case stays with you."),
    "withdrawn": mark("↩️ {number} is not being handed over any more. The case stays with you."),
    "left": mark("↩️ {number}: {worker} does not work here any more. The case stays with you."),
    "away": mark("↩️ {number}: {worker} is away now. The case stays with you."),
    "assigned": mark("🔁 {number}: the coordinator hands it over to {worker}. Until they agree the case is yours."),
    "taken_over": mark("🔁 {number}: the coordinator has it now: {worker}. You need not do anything more."),
    "released": mark("🔁 {number}: the coordinator gives it to somebody else. You need not do anything more."),
}
GONE = {
    "assigned": mark("{number} was given to somebody else. You need not do anything."),
    "withdrawn": mark("{number} is not being handed over any more. You need not do anything."),
    "unanswered": mark("The time to answer is over: {number}. The case stays with the colleague."),
    "ended": mark("{number} is finished. There is nothing to take over any more."),
}
SHOWN = 20  # numbers of one report


def handed_over(v: View, params: Params) -> Screen:
    """A colleague, or the coordinator, asks to take a case over. What the person told comes after the taking."""
    head = v.t.say("🔁 A case is handed over to you. It is with {worker} now.", worker=params["worker"])
    if params.get("head"):
        head = v.t.say("🔁 The coordinator hands a case over to you. It is with {worker} now.", worker=params["worker"])
    why = v.t.say(words.option("cause", params["reason"])) if params.get("reason") else ""
    reason = v.t.say("Why: {reason}", reason=why) if why else ""
    lines = [Html(f"<b>{head}</b>"), summary(v, params), reason]
    return Screen(Html("\n".join(line for line in lines if line)), buttons=offer(v, params).buttons)


def handing(v: View, params: Params) -> Screen:
    """To the worker who has, or had, the case: what has become of it."""
    reason = v.t.plain(words.option("reason", params["reason"])) if params.get("reason") else ""
    text = v.t.say(HANDING[params["why"]], number=params["number"], worker=params["worker"], reason=reason)
    return Screen(text, buttons=to_open(v, params) if params["mine"] else ())


def left(v: View, params: Params) -> Screen:
    """To the coordinators: whose work goes to others, and to whom."""
    went = params["went"]
    lines = [
        v.t.say("👋 {who} does not work here any more.", who=params["who"]),
        v.t.count("{n} case looks for another worker.", "{n} cases look for another worker.", len(went))
        if went
        else "",
        *(_went(v, one) for one in went[:SHOWN]),
        v.t.count("… and {n} more.", "… and {n} more.", len(went) - SHOWN) if len(went) > SHOWN else "",
        v.t.count("Also {n} open offer.", "Also {n} open offers.", params["offers"]) if params["offers"] else "",
        "" if went or params["offers"] else v.t.say("There was no open work."),
    ]
    return Screen(Html("\n".join(line for line in lines if line)))


def _went(v: View, one: Params) -> Html:
    if not one["to"]:
        return v.t.say("• {number}: nobody, please look at it", number=one["number"])
    return v.t.say("• {number}: {who}", number=one["number"], who=", ".join(one["to"]))
