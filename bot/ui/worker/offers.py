"""A request as a message about it may show it: what it is and by when, the offer, and the way to the case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.dialogs import words
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View

SHOWN = "call_me"  # what a sensitive request is called wherever others may see it


def summary(v: View, params: Mapping[str, Any]) -> Html:
    """Number, service, settlement, the first call as long as it is due: nothing personal (for a lock screen)."""
    service = v.t.say(words.option("service", SHOWN if params.get("sensitive") else params["service"]))
    parts = [params["number"], service, v.place(params["settlement"])]
    urgent = v.t.say("❗ Urgent · ") if params.get("urgent") else Html()
    line = v.t.say("{text}", text=" · ".join(parts))
    if not params.get("called"):
        line = v.t.say("{line} · {due}", line=line, due=v.t.say("first call by {at}", at=v.short(params["due"])))
    return Html(urgent + line)


def offer(v: View, params: Mapping[str, Any]) -> Screen:
    """A new request, to take or to decline."""
    head = v.t.say("New request for the whole team") if params.get("shared") else v.t.say("New request")
    buttons = one_each(
        Button(v.t.plain(labels.TAKE), Case("take", params["request"], params["version"])),
        Button(v.t.plain(labels.DECLINE), Case("decline", params["request"], params["version"])),
    )
    lines = [Html(f"<b>{head}</b>"), summary(v, params)]
    if params.get("alike"):
        lines.append(v.t.say("👯 Perhaps there already: No. {numbers}", numbers=", ".join(params["alike"])))
    return Screen(Html("\n".join(lines)), buttons=buttons)


def to_open(v: View, params: Mapping[str, Any]) -> tuple[Row, ...]:
    """The button under a message that leads to its case."""
    return one_each(Button(v.t.plain("🗂 Open the case"), Case("case", params["request"], params["version"])))
