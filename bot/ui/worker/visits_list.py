"""«📅 Візити» of a worker: a day by settlement. Nothing personal stands here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.i18n import Html
from bot.ui import visit_words
from bot.ui.callbacks import Visiting
from bot.ui.dialogs import words
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from bot.ui.worker.offers import SHOWN
from domain.pages import part
from usecases.visit_lists import Planned, still_open, today

PAGE = 5
DAY, WEEK, ONE, MOVE = "vday", "vweek", "vone", "vmove"
STAMP = "%Y%m%d"
_DAY = timedelta(days=1)


def day(v: View, on: date, planned: Sequence[Planned], page: int = 0, edit: bool = False) -> Screen:
    """The visits of a day: in the text by settlement, under it a button each."""
    shown, at, more = part(planned, PAGE, page)
    head = [Html(f"<b>📅 {_named(v, on)}</b>"), _how_many(v, planned)]
    rows = one_each(*(Button(_label(v, one), to_one(one)) for one in shown))
    others = turns(v, at, more, lambda to: Visiting(DAY, 0, to, f"{on:{STAMP}}"))
    week = Button(v.t.plain("🗓 The week"), to_week(monday(on)))
    move = Button(v.t.plain("🚨 Move the whole day"), Visiting(MOVE, 0, 0, f"{on:{STAMP}}"))
    urgent = move if still_open(planned, v.now) else None
    text = Html("\n".join([*head, *places(v, shown)]))
    return Screen(text, buttons=(*rows, *others, *one_each(week, urgent)), edit=edit)


def back(v: View, on: date) -> tuple[Row, ...]:
    """From a visit to the list of its day."""
    return one_each(Button(v.t.plain("⬅️ To the visits"), to_day(on)))


def line(v: View, one: Planned) -> Html:
    """Window, number, service, how it stands."""
    service = SHOWN if one.request.sensitive else one.request.service
    told = [v.t.say("{text}", text=one.request.number), v.t.say(words.option("service", service))]
    window = visit_words.window(v, one.visit.starts_at, one.visit.ends_at)
    return Html(" · ".join([window, *told, v.t.say(visit_words.STATES[one.visit.state])]))


def monday(on: date) -> date:
    """The first day of its week."""
    return on - _DAY * on.weekday()


def to_one(one: Planned) -> Visiting:
    """The button to a visit's page, with the day to come back to."""
    return Visiting(ONE, one.visit.id, 0, f"{one.day:{STAMP}}")


def _named(v: View, on: date) -> Html:
    """«Візити сьогодні, у понеділок, 23 листопада»"""
    when = v.date(on.isoformat())
    return (
        v.t.say("Visits today, {on_day}", on_day=when)
        if on == today(v.now)
        else v.t.say("Visits {on_day}", on_day=when)
    )


def _how_many(v: View, planned: Sequence[Planned]) -> Html:
    if not planned:
        return v.t.say("No visits are planned.")
    waiting = [one for one in planned if one.visit.open]
    return v.t.say("In all: {n}, still ahead: {open}", n=len(planned), open=len(waiting))


def places(v: View, planned: Sequence[Planned]) -> list[Html]:
    """By settlement, that of the earliest visit first."""
    order = list(dict.fromkeys(one.request.settlement for one in planned))
    lines: list[Html] = []
    for code in order:
        lines += [Html(), Html(f"<b>{v.t.say('{text}', text=v.place(code) or '—')}</b>")]
        lines += [line(v, one) for one in planned if one.request.settlement == code]
    return lines


def _label(v: View, one: Planned) -> str:
    flag = "⚠️ " if one.visit.flagged else ""
    return f"{flag}{visit_words.window(v, one.visit.starts_at, one.visit.ends_at)} · {one.request.number}"


def to_day(on: date) -> Visiting:
    """The button to the list of a day."""
    return Visiting(DAY, 0, 0, f"{on:{STAMP}}")


def to_week(first: date) -> Visiting:
    """The button to a week."""
    return Visiting(WEEK, 0, 0, f"{first:{STAMP}}")
