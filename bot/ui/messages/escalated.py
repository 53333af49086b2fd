"""What was not done in time, level by level; a term that runs out soon; and what fell due while the bot was down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin.case import ASSIGN, OFFER_AGAIN, REASSIGN, TAKE_OVER
from bot.ui.callbacks import Case, Lists, Menu
from bot.ui.messages.alarms import OTHERS, rows
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.card_buttons import MINE
from bot.ui.worker.free import DESK
from bot.ui.worker.offers import summary, to_open
from domain.escalating import ADMINS, CHIEF

Params = Mapping[str, Any]
WHY: Mapping[str, str] = {
    "not_called": mark("⏰ Nobody has called the resident yet."),
    "nobody": mark("🚨 Nobody has taken this request, and there is nobody else to ask."),
    "stalled": mark("🕰 Nothing has changed in this case for a long time."),
    "waited": mark("☎️ The resident does not answer the question. Somebody has to telephone."),
    "visit": mark("📅 Nobody has told how the visit went."),
    "assessment": mark("⏰ The term of the needs assessment has run out."),
    "decision": mark("⏰ The term of the decision has run out."),
    "decision_urgent": mark("⏰ The term of the decision has run out."),
    "notify": mark("⏰ The term to tell the applicant of the decision has run out."),
    "unwatched": mark("🔎 This request had fallen out of sight. Now it is watched again."),
}
OTHER = mark("⏰ Something was not done in time.")
SHARES: Mapping[int, str] = {
    50: mark("⏳ {number}: half of the time for the first call is over."),
    80: mark("⏰ {number}: little time is left for the first call."),
}
_UNOWNED = (((OFFER_AGAIN, "reoffer"),), ((ASSIGN, "assign"), (TAKE_OVER, "over")), ((labels.CARD, "details"),))
_HELD = (((REASSIGN, "assign"), (TAKE_OVER, "over")), ((labels.CARD, "details"), (OTHERS, "releaseok")))


def escalated(v: View, params: Params) -> Screen:
    """To an admin the number and the community alone; to the others what is missing, and what may be done at once."""
    if params.get("admin"):
        return Screen(Html("\n".join(_admins(v, params))))
    why = v.t.say(WHY.get(params["why"], OTHER))
    lines = [why, summary(v, params), *_level(v, params)]
    solving = rows(v, params, *(_HELD if params["held"] else _UNOWNED))
    return Screen(Html("\n".join(lines)), buttons=solving)


def _admins(v: View, params: Params) -> Iterator[Html]:
    yield v.t.say("🚨 {number}: nobody acts on this request.", number=params["number"])
    yield v.t.say("Community: {name}", name=params["community"])
    yield v.t.say("Please talk with its coordinators.")


def _level(v: View, params: Params) -> Iterator[Html]:
    """Who knows of it by now."""
    if params["level"] >= ADMINS:
        yield v.t.say("🚨 Still nothing is done. The admin knows of it, too. We shall remind you every working day.")
    elif params["level"] == CHIEF:
        yield v.t.say("⏫ Nothing was done after the first alarm.")
        if params["chief"]:
            yield v.t.say("You read this as the head of the department.")
        else:
            yield v.t.say("No head of the department is here, so all coordinators are told once more.")
    elif not params.get("head"):
        yield v.t.say("The coordinator knows of it.")


def term_near(v: View, params: Params) -> Screen:
    """To the worker: so much of the time for the first call is over, and they may call at once."""
    head = v.t.say(SHARES[params["share"]], number=params["number"])
    call = Button(v.t.plain(labels.CARD), Case("details", params["request"], params["version"]))
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=((call, *to_open(v, params)[0]),))


def backlog(v: View, params: Params) -> Screen:
    """One word for all that fell due while the bot was down, and where it stands."""
    lines = [v.t.say("🔌 The bot was down for some time. Meanwhile terms have run out.")]
    if params["community"]:
        lines.append(v.t.say("Community: {name}", name=params["community"]))
    if params["calls"]:
        lines.append(v.t.say("First calls overdue: {n}", n=params["calls"]))
    lines += [v.t.say("The residents have been told. Please look what is to be done first.")]
    return Screen(Html("\n".join(lines)), buttons=one_each(*_where(v, params)))


def _where(v: View, params: Params) -> Iterator[Button]:
    if params["as"] == "head":
        yield Button(v.t.plain(labels.DESK), Menu(DESK))
    elif params["as"] == "worker":
        yield Button(v.t.plain(labels.CASES), Lists(MINE))
