"""What a danger is called, and why somebody did not wait for the second person."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui.view import View

DANGERS: Mapping[str, str] = {
    "weather": mark("🌪 Storm, frost, heat"),
    "water": mark("🌊 Flood, bad water"),
    "fire": mark("🔥 Fire"),
    "chemical": mark("☣️ Chemicals, radiation"),
    "epidemic": mark("🦠 Epidemic"),
    "war": mark("💥 Shelling, mines"),
    "other": mark("✏️ Another danger"),
}
ALONE: Mapping[str, str] = {
    "minutes": mark("⏱ Every minute counts"),
    "silence": mark("🔇 Nobody answers"),
}


def danger(v: View, why: str) -> Html:
    """The reason as it is shown: a name of the list, or the admin's own words."""
    return v.t.say(DANGERS[why]) if why in DANGERS else v.t.say("{text}", text=why)
