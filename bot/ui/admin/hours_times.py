"""Which time it shall be: a few usual ones as buttons, any other typed; and the days on which the office is closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from bot.i18n import Html, mark
from bot.ui.admin import days
from bot.ui.admin.pages import back, shown
from bot.ui.callbacks import Office
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.communities import Community
from domain.deadlines import local
from domain.hours_closed import days_closed

QUESTIONS: Mapping[str, str] = {
    "tho": mark("When does the day begin?"),
    "thx": mark("When does the day end?"),
    "thl": mark("When is the break?"),
}
NO_BREAK = "no"
_BEGINS = (time(7), time(8), time(8, 30), time(9))
_ENDS = (time(16), time(16, 30), time(17), time(18))
_BREAKS = ((time(12), time(13)), (time(12), time(12, 30)), (time(13), time(14)))


def ask(v: View, verb: str, code: str, day: int) -> Screen:
    """The usual ones, and «Інший час»."""
    here = f"{code}.{day}.{verb[-1]}"
    told = {"tho": [_one(at) for at in _BEGINS], "thx": [_one(at) for at in _ENDS], "thl": [*map(_two, _BREAKS)]}[verb]
    near = [Button(text, Office("thset", f"{here}.{value}")) for text, value in told]
    none = Button(v.t.plain("Without a break"), Office("thset", f"{here}.{NO_BREAK}")) if verb == "thl" else None
    other = Button(v.t.plain("⌨️ Another time"), Office("thtype", here))
    text = Html(f"<b>{days.weekday(v, day)}</b>\n{v.t.say(QUESTIONS[verb])}")
    return Screen(text, buttons=(*one_each(*near, none, other), back(v, Office("thd", f"{code}.{day}"))), edit=True)


def _one(at: time) -> tuple[str, str]:
    return f"{at:%H:%M}", f"{at:%H%M}"


def _two(pause: days.Span) -> tuple[str, str]:
    return days.span(pause), f"{pause[0]:%H%M}-{pause[1]:%H%M}"


def closed(v: View, community: Community, page: int, note: str = "") -> Screen:
    """The closed days to come; a tap makes one a working day again."""
    code, hours = community.code, community.hours
    coming = days_closed(hours, local(v.now, hours.timezone).date())
    here, turns = shown(v, coming, Office("thc", code, page))
    rows = one_each(
        *(Button(f"✖️ {days.dated(v, day)}", Office("thcx", f"{code}.{day.isoformat()}", page)) for day in here)
    )
    told = v.t.say("Press a day to make it a working day again.") if coming else v.t.say("There are none ahead.")
    lines = [note, v.t.say("<b>🚪 Closed days</b>"), told]
    new = Button(v.t.plain("➕ Close on a day"), Office("thcn", code))
    ways = ((new,), back(v, Office("th", code)))
    return Screen(Html("\n".join(filter(None, lines))), buttons=(*rows, *turns, *ways), edit=True)
