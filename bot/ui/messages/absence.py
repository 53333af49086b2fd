"""To the staff: somebody will be away, is away or is back, and whose the cases are meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.i18n import Html, mark
from bot.ui import days
from bot.ui.screen import Screen
from bot.ui.view import View

Params = Mapping[str, Any]
HEADS: Mapping[str, str] = {
    "planned": mark("🏖 {who}: away {days}."),
    "changed": mark("🏖 {who}: now away {days}."),
    "cancelled": mark("🏖 {who}: not away after all ({days})."),
    "yours": mark("🏖 Your absence is written down: {days}."),
    "yours_changed": mark("🏖 Your absence is changed: {days}."),
    "yours_cancelled": mark("🏖 Your absence is cancelled: {days}."),
    "begun": mark("🏖 Your absence has begun: {days}."),
    "stands_in": mark("🏖 {who}: away {days}. You stand in."),
    "back": mark("👋 Welcome back. Your cases are yours again."),
    "given_back": mark("👋 {who}: at work again. Their cases are theirs again."),
    "passed": mark("🏖 {who}: somebody else goes on with their cases."),
    "left": mark("👋 {who} does not work here any more. The cases that you had in their place look for a worker."),
    "no_substitute": mark("🏖 {other} cannot stand in for you any more. Please choose somebody else."),
    "nobody": mark("🚨 {who}: away, and there is nobody to have these cases. Please decide about them."),
}
SHOWN = 20  # numbers of one report


def absence(v: View, params: Params) -> Screen:
    """What it is about, who stands in, and which cases."""
    told = _days(v, params) if params["since"] else ""
    head = v.t.say(HEADS[params["why"]], who=params["who"], days=told, other=params.get("other", ""))
    return Screen(Html("\n".join([head, *_substitute(v, params), *_cases(v, params.get("cases", ()))])))


def _days(v: View, params: Params) -> Html:
    return days.span(v, date.fromisoformat(params["since"]), date.fromisoformat(params["until"]))


def _substitute(v: View, params: Params) -> list[str]:
    """Who it is, where the head does not say so."""
    if params["why"].removeprefix("yours_") not in ("planned", "changed", "yours"):
        return []
    if params.get("you"):
        return [v.t.say("You stand in.")]
    other = params.get("other")
    return [v.t.say("Stands in: {who}.", who=other) if other else v.t.say("Stands in: the coordinator.")]


def _cases(v: View, cases: Any) -> list[str]:
    """A line each: the number, and whose it is now where that is not the reader."""
    if not cases:
        return []
    lines: list[str] = [v.t.count("{n} case:", "{n} cases:", len(cases))]
    lines += [_case(v, *case) for case in cases[:SHOWN]]
    if len(cases) > SHOWN:
        lines.append(v.t.count("… and {n} more.", "… and {n} more.", len(cases) - SHOWN))
    return lines


def _case(v: View, number: str, who: str) -> str:
    return v.t.say("• {number}: {who}", number=number, who=who) if who else v.t.say("• {number}", number=number)
