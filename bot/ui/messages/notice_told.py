"""What staff are told of a notice on its way: how far it is, that it is over, whom to telephone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.i18n import Html, mark
from bot.ui.admin import notice_over, notice_running
from bot.ui.callbacks import Noticing
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.notice_figures import read_figures

Params = Mapping[str, Any]
CALLS = "gc"  # verb
NAMED = 3
HINTS: Mapping[bool, str] = {
    False: mark("If it matters to them, please telephone. The list has names and numbers."),
    True: mark("Please telephone them now. The list has names and numbers."),
}


def progress(v: View, params: Params) -> Screen:
    """One message that fills up."""
    return notice_running.progress(v, read_figures(params["figures"]))


def over(v: View, params: Params) -> Screen:
    """The report, and who has the lists of people to telephone."""
    after = _callers(v, int(params.get("callers", 0)), params.get("nobody", ()))
    return notice_over.report(v, read_figures(params["figures"]), admin=bool(params.get("admin")), after=after)


def calls(v: View, params: Params) -> Screen:
    """To a coordinator: so many people of the community did not get it. Who they are comes on demand only."""
    sign = "🆘" if params["danger"] else "📣"
    n = f"{params['n']}+" if params["more"] else str(params["n"])
    about = v.t.say("“{words}”", words=params["title"]) if params["title"] else v.t.say("Notice")
    head = v.t.say("📞 Not delivered: {n}. {community}", n=n, community=params["name"])
    hint = v.t.say(HINTS[bool(params["danger"])])
    press = Noticing(CALLS, int(params["notice"]), at=params["community"])
    return Screen(
        Html("\n".join([head, Html(f"{sign} {about}"), hint])),
        buttons=one_each(Button(v.t.plain("📞 Whom to telephone"), press)),
    )


def list_away(v: View, params: Params) -> Screen:
    """The names and numbers do not stay in a chat; whoever needs them asks for them again."""
    press = Noticing(CALLS, int(params["notice"]), at=params["community"])
    again = one_each(Button(v.t.plain("📞 Whom to telephone"), press))
    return Screen(v.t.say("The list was put away. It is there again on demand."), again, deletes=params["deletes"])


def _callers(v: View, told: int, nobody: Sequence[str]) -> list[Html]:
    lines = [v.t.say("The coordinators have the list of people to telephone.")] if told else []
    if nobody:
        more = "…" if len(nobody) > NAMED else ""
        names = ", ".join(nobody[:NAMED]) + more
        lines.append(v.t.say("⚠️ No coordinator there to telephone people: {names}", names=names))
    return lines
