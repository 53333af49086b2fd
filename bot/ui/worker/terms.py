"""The terms of the law as the staff read them: the nearest one on the card, and that a pause does not stop it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from bot.i18n import Html
from bot.ui.admin.terms_words import SOURCES, called
from bot.ui.view import View
from domain.requests import Status


def source(v: View, code: str) -> Html:
    """Where a term comes from: an act, our own rule, or what a coordinator wrote."""
    return v.t.say(SOURCES[code]) if code in SOURCES else v.t.say("{text}", text=code)


def lines(v: View, params: Mapping[str, Any]) -> Iterator[Html]:
    """The nearest term that runs, with where it comes from. What waits for the resident is paused, the law is not."""
    term = params.get("term")
    if not term:
        return
    told = {"term": called(v, term["code"]), "at": v.short(term["due"]), "source": source(v, term["source"])}
    if datetime.fromisoformat(term["due"]) < v.now:
        yield v.t.say("⏰ Overdue: {term}, {at} ({source})", **told)
    else:
        yield v.t.say("⚖️ {term}: {at} ({source})", **told)
    if params.get("status") == Status.WAITING:
        yield v.t.say("⏸ The pause does not stop this term.")
