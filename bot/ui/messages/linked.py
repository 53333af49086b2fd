"""A worker learns that the person of a case has Telegram now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker.offers import to_open


def linked(v: View, params: Mapping[str, Any]) -> Screen:
    """From now on what the worker writes arrives."""
    text = v.t.say("🔗 {number}: the person is in Telegram now. You can write to them.", number=params["number"])
    return Screen(text, buttons=to_open(v, params))
