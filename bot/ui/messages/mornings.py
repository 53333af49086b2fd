"""The day of the staff: the worker's morning list and the coordinator's evening line. Nothing personal stands here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.i18n import Html
from bot.ui import labels, visit_words
from bot.ui.admin.desk import to_desk
from bot.ui.callbacks import Lists, Visiting
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.card_buttons import MINE
from bot.ui.worker.queue import QUEUE
from bot.ui.worker.visits_list import DAY, STAMP

Params = Mapping[str, Any]
PLACES, WINDOWS = 3, 8  # so many are written out


def morning(v: View, params: Params) -> Screen:
    """What the day brings: figures, where to go, which cases are late."""
    head = v.t.say("Good morning. Today: {what}.", what=Html(", ".join(_figures(v, params))))
    shown, more = params["places"][:PLACES], len(params["places"]) - PLACES
    lines = [*_named(v, params), head, *(_place(v, one) for one in shown)]
    if more > 0:
        lines.append(v.t.count("… and {n} more settlement", "… and {n} more settlements", more))
    if params["numbers"]:
        lines.append(v.t.say("⏰ Overdue: {numbers}", numbers=", ".join(params["numbers"])))
    return Screen(Html("\n".join(lines)), buttons=_onward(v, params))


def evening(v: View, params: Params) -> Screen:
    """One line, and the way to the desk."""
    text = v.t.say("Overdue by this evening: {what}.", what=Html(", ".join(_overdue(v, params))))
    desk = Button(v.t.plain(labels.DESK), to_desk(params["desk"]))
    return Screen(Html(". ".join([*_named(v, params), text])), buttons=one_each(desk))


def _figures(v: View, params: Params) -> list[Html]:
    today, new = params["today"], params["new"]
    visits = [v.t.count("{n} visit", "{n} visits", today)] if today else []
    asked = [v.t.count("{n} new request", "{n} new requests", new)] if new else []
    return [*visits, *_overdue(v, params), *asked]


def _overdue(v: View, params: Params) -> list[Html]:
    calls, terms, visits = (params[what] for what in ("calls", "terms", "visits"))
    told = [
        (calls, v.t.count("{n} overdue call", "{n} overdue calls", calls)),
        (terms, v.t.count("{n} overdue term", "{n} overdue terms", terms)),
        (visits, v.t.count("{n} visit without a result", "{n} visits without a result", visits)),
    ]
    return [words for n, words in told if n]


def _named(v: View, params: Params) -> list[Html]:
    """Which community, for whoever works in several."""
    return [v.t.say("🧭 {community}", community=params["of"])] if params["of"] else []


def _place(v: View, one: Params) -> Html:
    windows: Sequence[Sequence[Any]] = one["at"][:WINDOWS]
    told = ", ".join(visit_words.window(v, first, last) + ("" if sure else " ❔") for first, last, sure in windows)
    more = "…" if len(one["at"]) > WINDOWS else ""
    return v.t.say("📍 {place}: {windows}", place=v.place(one["place"]), windows=Html(told + more))


def _onward(v: View, params: Params) -> tuple[Row, ...]:
    first = params["places"][0]["at"][0][0] if params["places"] else ""
    day = visit_words.day_of(v, datetime.fromisoformat(first)) if first else None
    visits = Button(v.t.plain(labels.VISITS), Visiting(DAY, 0, 0, f"{day:{STAMP}}")) if day else None
    queue = Button(v.t.plain(labels.QUEUE), Lists(QUEUE)) if params["new"] else None
    return one_each(visits, Button(v.t.plain(labels.CASES), Lists(MINE)), queue)
