"""«🔁 Повторювати»: every so many days, or on weekdays that are chosen one by one."""

from __future__ import annotations

from collections.abc import Sequence

from babel.dates import get_day_names

from bot.i18n import Html
from bot.ui import labels, visit_words
from bot.ui.callbacks import Visiting
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.visiting_buttons import OPEN
from domain.repeats import GAPS, every, on_weekdays, weekdays
from domain.visits import Visit

DAYS, SET = "wdays", "wset"
EVERY, ON = "d", "w"  # before the days, in a button


def choose(v: View, visit: Visit) -> Screen:
    """Which schedule; an existing one can be ended."""
    again = visit_words.repeats(v, visit.repeat)
    lines = [v.t.say("How often to come?")]
    if again:
        lines.insert(0, v.t.say("The schedule now: {every}", every=again))
    gaps = (Button(visit_words.repeats(v, every(n)), _at(visit, SET, f"{EVERY}{n}")) for n in GAPS)
    chosen = Button(v.t.plain("📆 On certain weekdays"), _at(visit, DAYS, _code(weekdays(visit.repeat))))
    stop = Button(v.t.plain("⏹ End the schedule"), _at(visit, SET, "")) if visit.repeat else None
    return Screen(Html("\n".join(lines)), buttons=(*one_each(chosen, *gaps, stop), _back(v, visit)), edit=True)


def on_days(v: View, visit: Visit, chosen: Sequence[int], open_: Sequence[int]) -> Screen:
    """The weekdays on which the office works, with a mark at those that are chosen."""
    names = get_day_names("abbreviated", context="format", locale=v.t.lang)

    def day(one: int) -> Button:
        mark_ = "☑️" if one in chosen else "▫️"
        others = set(chosen) ^ {one}
        return Button(f"{mark_} {names[one - 1]}", _at(visit, DAYS, _code(sorted(others))))

    row = tuple(day(one) for one in open_)
    rows: tuple[Row, ...] = tuple(row[n : n + 3] for n in range(0, len(row), 3))
    done = Button(v.t.plain(labels.ALL_CHOSEN), _at(visit, SET, f"{ON}{_code(chosen)}")) if chosen else None
    told = visit_words.repeats(v, on_weekdays(chosen))
    text = v.t.say("On which weekdays? Now: {every}", every=told) if chosen else v.t.say("On which weekdays?")
    return Screen(text, buttons=(*rows, *one_each(done), _back(v, visit)), edit=True)


def read(at: str) -> str:
    """The schedule that a button says; "" for none."""
    kind, told = at[:1], at[1:]
    if kind == EVERY and told.isdecimal():
        return every(int(told))
    return on_weekdays(days_of(told)) if kind == ON else ""


def days_of(told: str) -> tuple[int, ...]:
    """The ISO weekdays of «25»; what is none is left out."""
    return tuple(sorted({int(one) for one in told if one in "1234567"}))


def _code(days: Sequence[int]) -> str:
    return "".join(str(day) for day in days)


def _at(visit: Visit, verb: str, at: str) -> Visiting:
    return Visiting(verb, visit.id, visit.version, at)


def _back(v: View, visit: Visit) -> Row:
    return (Button(v.t.plain(labels.BACK), Visiting(OPEN, visit.id)),)
