"""How a visit is said: its window, how it repeats, how it stands. For its resident and for the staff."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from bot.i18n import Html, mark
from bot.ui import words
from bot.ui.view import View
from domain.deadlines import local
from domain.visits import VisitState

Moment = datetime | str  # as it is, or ISO of a message

ON_EVERY = (
    mark("every Monday"),
    mark("every Tuesday"),
    mark("every Wednesday"),
    mark("every Thursday"),
    mark("every Friday"),
    mark("every Saturday"),
    mark("every Sunday"),
)
# To the resident.
PLAIN: Mapping[VisitState, str] = {
    VisitState.PROPOSED: mark("waiting for your answer"),
    VisitState.CONFIRMED: mark("agreed"),
    VisitState.DECLINED: mark("you asked for another time"),
    VisitState.MOVED: mark("moved, waiting for your answer"),
    VisitState.DONE: mark("took place"),
    VisitState.NO_SHOW: mark("did not take place"),
    VisitState.CANCELLED: mark("called off"),
}
# To the staff.
STATES: Mapping[VisitState, str] = {
    VisitState.PROPOSED: mark("⏳ waits for a yes"),
    VisitState.CONFIRMED: mark("👍 agreed"),
    VisitState.DECLINED: mark("🕐 another time is wished"),
    VisitState.MOVED: mark("⏳ moved, waits for a yes"),
    VisitState.DONE: mark("✅ took place"),
    VisitState.NO_SHOW: mark("🚪 did not take place"),
    VisitState.CANCELLED: mark("✖️ called off"),
}


def moment(at: Moment) -> datetime:
    """As it is, or read from ISO."""
    return datetime.fromisoformat(at) if isinstance(at, str) else at


def day_of(v: View, at: Moment) -> date:
    """Its local day."""
    return local(moment(at), v.tz).date()


def when(v: View, starts: Moment, ends: Moment) -> Html:
    """«у четвер, 26 листопада, між 10:00 і 12:00»: it is read later too, so never «завтра»."""
    day = v.date(day_of(v, starts).isoformat())
    return v.t.say("{on_day}, between {first} and {last}", on_day=day, first=_clock(v, starts), last=_clock(v, ends))


def window(v: View, starts: Moment, ends: Moment) -> Html:
    """«10:00–12:00»"""
    return Html(f"{_clock(v, starts)}–{_clock(v, ends)}")


def short(v: View, starts: Moment, ends: Moment) -> Html:
    """«чт 26.11, 10:00–12:00»"""
    return Html(f"{v.short(moment(starts))}–{_clock(v, ends)}")


def repeats(v: View, repeat: str) -> Html:
    """«щовівторка й щоп'ятниці», «кожні 14 днів»; "" for once."""
    how, _, what = repeat.partition(":")
    if how == "d":
        return v.t.count("every {n} day", "every {n} days", int(what))
    days = [v.t.say(ON_EVERY[int(one) - 1]) for one in what.split(",")] if how == "w" else []
    if len(days) < 2:
        return days[0] if days else Html()
    return v.t.say("{first} and {last}", first=Html(", ".join(days[:-1])), last=days[-1])


def _clock(v: View, at: Moment) -> str:
    return words.clock(moment(at), v.tz)
