"""Why a notice does not go out, and what may be done about it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui.view import View
from domain.notice_approving import Hindrance

BLOCKED: Mapping[Hindrance, str] = {
    Hindrance.EMPTY: mark("There are no words yet. Please write the message first."),
    Hindrance.NO_PEOPLE: mark("There is nobody in this audience. Please choose others under “To whom”."),
    Hindrance.UNHEARD: mark("Nobody of them would get it: they blocked the bot or switched this topic off."),
    Hindrance.BEGIN_PAST: mark("The chosen time has gone by. Please choose another one, or send it at once."),
    Hindrance.EXPIRED: mark("It is too late: “not after” has come already. Please choose a later end."),
    Hindrance.NIGHT: mark("At night only danger goes out. In the morning it would be too late: choose a later end."),
    Hindrance.NOBODY: mark("A second person has to approve it, and there is nobody to ask."),
    Hindrance.NO_AUTHOR: mark("Whoever decided on it is no admin any more. Another admin may send it."),
}
HELP: Mapping[Hindrance, str] = {
    Hindrance.NOBODY: mark(
        "What to do: invite one more admin under “Staff”, or choose one community: then its coordinator may approve."
    ),
}


def blocked(v: View, why: Hindrance) -> Html:
    """It did not go out, and what to do."""
    lines = [v.t.say("⚠️ Not sent. {why}", why=v.t.say(BLOCKED[why]))]
    return Html("\n".join(lines + ([v.t.say(HELP[why])] if why in HELP else [])))
