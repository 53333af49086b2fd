"""Where details or files stood in a chat: that they are gone, and how to see them again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View


def away(v: View, params: Mapping[str, Any]) -> Screen:
    """The media that came with it are deleted; the button is there only for whoever may still read it."""
    number = params["number"]
    gone = v.t.say("🫥 The files are put away: {number}.", number=number)
    if not params.get("files"):
        gone = v.t.say("🫥 The details are put away: {number}.", number=number)
    if not params.get("again"):
        return Screen(gone, edit=True, deletes=params.get("deletes", ()))
    text = Html(f"{gone}\n{v.t.say('You can open them again from here.')}")
    button = Button(v.t.plain(labels.CARD), Case("details", params["request"], params["version"]))
    return Screen(text, buttons=one_each(button), edit=True, deletes=params.get("deletes", ()))
