"""«Зв'язок був»: how it went, and what is missing before a worker may give up."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui.view import View
from domain.contacting import CHAT, PHONE, VISIT, Lacking

HOW: Mapping[str, str] = {
    "reached": mark("✅ Noted: you talked."),
    "no_answer": mark("📵 Noted: no answer."),
    "wrong_number": mark("☎️ Noted: the number is wrong."),
    "nobody_home": mark("🚪 Noted: nobody at home."),
}
WAYS: Mapping[str, str] = {PHONE: mark("telephone"), VISIT: mark("go there"), CHAT: mark("write")}


def noted(v: View, how: str) -> Html:
    """Said above the case; a few words about it are one tap away."""
    return Html("\n".join([v.t.say(HOW[how]), v.t.say("To add a few words, press “📝 Note”.")]))


def too_early(v: View, missing: Lacking) -> Html:
    """Kindly: what is to be done before «could not reach»."""
    more = v.t.count("{n} more try is needed first.", "{n} more tries are needed first.", missing.tries)
    if not missing.other:
        return more
    ways = f" {v.t.say('or')} ".join(v.t.say(WAYS[way]) for way in missing.other)
    other = v.t.say("At least one in another way: {ways}.", ways=ways)
    if len(missing.other) == len(WAYS):
        other = v.t.say("In at least two ways: {ways}.", ways=ways)
    return Html(f"{more} {other}")
