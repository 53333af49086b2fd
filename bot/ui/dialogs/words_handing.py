"""«Передати»: to whom and why."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

QUESTIONS: Mapping[str, str] = {
    "hand_over.to": mark("Who will take the case?"),
    "hand_over.cause": mark("Why are you handing it over?"),
    "hand_over.own": mark("A few words for the history of the case, if you wish. The resident does not see them."),
}

OPTIONS: Mapping[str, str] = {
    "cause.not_my_area": mark("Not my district"),
    "cause.away": mark("Leave or illness"),
    "cause.conflict": mark("Friends or relatives"),
    "cause.other": mark("Other"),
}
