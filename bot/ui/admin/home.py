"""The admin's desk: what may be set up, each behind its label."""

from __future__ import annotations

from bot.ui import labels
from bot.ui.callbacks import Office
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View

DESKS = ((labels.STAFF, "sts"), (labels.COMMUNITIES, "cms"), (labels.SERVICES_DESK, "svs"))


def home(v: View) -> Screen:
    """The whole installation."""
    text = v.t.say("🛠 The whole installation. What shall we set up?")
    return Screen(text, buttons=one_each(*(Button(v.t.plain(label), Office(verb)) for label, verb in DESKS)))
