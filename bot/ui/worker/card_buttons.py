"""What a worker may do with a case: the everyday things on the card, the rest behind «⋯ Ще»."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import mark
from bot.ui import labels
from bot.ui.callbacks import Case, Lists
from bot.ui.screen import Button, Row, one_each
from bot.ui.view import View
from domain.requests import Status

Params = Mapping[str, Any]
TO_LIST = mark("⬅️ To the list")
MINE = "mine"  # the list of one's own cases
WITHDRAW = mark("↩️ Keep it myself")
REDIRECT = mark("↪️ Redirect")
TWIN = mark("👯 A duplicate")
STAGES = mark("🧾 Milestones")
NEW_CODE = mark("🔗 New code for Telegram")


def do(v: View, params: Params, label: str, verb: str) -> Button:
    """One thing to do with this case."""
    return Button(v.t.plain(label), Case(verb, params["request"], params["version"]))


def everyday(v: View, params: Params) -> tuple[Row, ...]:
    """Of a case in hand; nobody can write to a report without a name."""

    def row(*wanted: tuple[str, str] | None) -> Row:
        return tuple(do(v, params, *one) for one in wanted if one)

    named = not params["unnamed"]
    contact = (labels.CONTACTED, "contact") if params["status"] != Status.IN_PROGRESS else None
    rows = (
        row(contact, (labels.WRITE, "write") if named else None),
        row((labels.CARD, "details"), (labels.VISIT, "visit")),
        row((labels.NOTE, "note"), (labels.ASK, "ask") if named else None),
        row(None if params["receiver"] else (labels.HAND_OVER, "hand"), (labels.FINISH, "finish")),
        (do(v, params, labels.MORE_OF_CASE, "more"), to_list(v, params)),
    )
    return tuple(one for one in rows if one)


def rarely(v: View, params: Params, head: bool) -> tuple[Row, ...]:
    """What is behind «⋯ Ще»; `head`: its reader is a coordinator besides."""
    return one_each(
        do(v, params, labels.HISTORY, "events"),
        do(v, params, STAGES, "ms"),
        do(v, params, labels.CONTACTED, "contact") if params["status"] == Status.IN_PROGRESS else None,
        do(v, params, WITHDRAW, "withdraw") if params["receiver"] else None,
        None if params["sensitive"] or params["urgent"] else do(v, params, REDIRECT, "redirect"),
        do(v, params, NEW_CODE, "newcode") if params.get("paper") else None,
        None if params["sensitive"] else do(v, params, TWIN, "twin"),
        do(v, params, labels.REJECT, "reject") if head and params["may_reject"] else None,
        do(v, params, labels.BACK, "less"),
    )


def to_list(v: View, params: Params) -> Button:
    """Back to the page of the list on which this case stands."""
    return Button(v.t.plain(TO_LIST), Lists(MINE, params["request"]))


def watching(v: View, params: Params) -> tuple[Row, ...]:
    """For a coordinator who does not have it: to read, and to refuse where that may be."""
    return one_each(
        do(v, params, labels.CARD, "details"),
        do(v, params, labels.HISTORY, "events"),
        do(v, params, labels.REJECT, "reject") if params["may_reject"] else None,
    )
