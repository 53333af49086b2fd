"""To somebody of the staff: their role ended, or they have it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html
from bot.ui.admin.joining import ROLES
from bot.ui.menus import at_once
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Role


def role(v: View, params: Mapping[str, Any]) -> Screen:
    """Which role, where, and what it means."""
    name = v.t.say(ROLES[Role(params["role"])])
    where = v.t.say("Community: {name}", name=params["community"]) if params["community"] else ""
    if params["active"]:
        lines = [v.t.say("👋 Your role is yours again: {role}.", role=name), where, v.t.say("Press /start.")]
    else:
        then = v.t.say("Your open cases go to colleagues. If this is a mistake, ask your coordinator.")
        lines = [v.t.say("Your role has ended: {role}.", role=name), where, then]
    return at_once(
        v, Html("\n".join(line for line in lines if line)), params.get("menu", ""), bool(params.get("switch"))
    )
