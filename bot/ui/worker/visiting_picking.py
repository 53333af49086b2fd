"""A day, then a window of it: for a new visit, or for one that moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.ui import labels, visit_words
from bot.ui.callbacks import Callback, Visiting
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from domain.pages import part
from domain.visit_times import Window

PAGE = 5
DAY_STAMP, STAMP, TURN = "%Y%m%d", "%Y%m%d%H%M", "p"


@dataclass(frozen=True, slots=True)
class Picking:
    """The verbs of its three steps: which day, which window, and it is chosen."""

    days: str
    windows: str
    chosen: str


NEW, MOVING = Picking("wnew", "wday", "wat"), Picking("wmove", "wmday", "wmat")


def days(v: View, how: Picking, at: Visiting, free: Sequence[date], back: Callback) -> Screen:
    """The next working days, by pages; `at` is whose they are."""
    page = int(at.at) if at.at.isdecimal() else 0
    shown, here, more = part(free, PAGE, page)
    rows = one_each(*(Button(v.day(one.isoformat()), _at(at, how.windows, f"{one:{DAY_STAMP}}")) for one in shown))
    others = turns(v, here, more, lambda to: _at(at, how.days, str(to)))
    text = v.t.say("Which day?") if free else v.t.say("No working day is ahead. Please look at the office hours.")
    return Screen(text, buttons=(*rows, *others, _back(v, back)), edit=True)


def windows(v: View, how: Picking, at: Visiting, day: date, free: Sequence[Window]) -> Screen:
    """The windows of a day, the free ones first; of the others it says how many visits there are."""
    _, _, turned = at.at.partition(TURN)
    shown, here, more = part(free, PAGE, int(turned) if turned.isdecimal() else 0)
    rows = one_each(*(Button(_label(v, one), _at(at, how.chosen, f"{one.starts_at:{STAMP}}")) for one in shown))
    others = turns(v, here, more, lambda to: _at(at, how.windows, f"{day:{DAY_STAMP}}{TURN}{to}"))
    on = v.date(day.isoformat())
    text = v.t.say("What time, {on_day}?", on_day=on)
    if not free:
        text = v.t.say("There is no time left, {on_day}. Choose another day.", on_day=on)
    return Screen(text, buttons=(*rows, *others, _back(v, _at(at, how.days, ""))), edit=True)


def _label(v: View, window: Window) -> str:
    told = visit_words.window(v, window.starts_at, window.ends_at)
    return f"{told} · {v.t.count('{n} visit', '{n} visits', window.taken)}" if window.taken else told


def _at(of: Visiting, verb: str, at: str) -> Visiting:
    return Visiting(verb, of.id, of.version, at)


def _back(v: View, to: Callback) -> Row:
    return (Button(v.t.plain(labels.BACK), to),)
