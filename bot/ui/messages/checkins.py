"""«Чи все гаразд?» to the resident, and the alarm when it is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin.case import REASSIGN, TAKE_OVER
from bot.ui.callbacks import Case
from bot.ui.messages.alarms import rows
from bot.ui.screen import Button, Row, Screen
from bot.ui.view import View
from bot.ui.worker.offers import summary

Params = Mapping[str, Any]
WELL, UNWELL = "well", "unwell"  # verbs of the buttons
ALL_WELL = mark("👍 All is well")
NOT_WELL = mark("👎 Not all is well")


def all_well(v: View, params: Params) -> Screen:
    """Some days after help was given."""
    text = v.t.say("Request No. {number}. Is everything all right with you?", number=params["number"])
    return Screen(text, buttons=asked(v, params["request"], params["version"]))


def asked(v: View, request: int, version: int) -> tuple[Row, ...]:
    """The two answers."""
    yes = Button(v.t.plain(ALL_WELL), Case(WELL, request, version))
    no = Button(v.t.plain(NOT_WELL), Case(UNWELL, request, version))
    return ((yes,), (no,))


def not_well(v: View, params: Params) -> Screen:
    """To the worker and the coordinators: whoever got help says that not all is well."""
    head = v.t.say("⚠️ The resident says that not all is well. Please call and ask what happened.")
    solving = rows(v, params, ((labels.CARD, "details"),), ((REASSIGN, "assign"), (TAKE_OVER, "over")))
    return Screen(Html(f"{head}\n{summary(v, params)}"), buttons=solving)
