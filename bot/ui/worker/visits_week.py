"""The week of a worker's visits: its days, other weeks, and the file for a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from bot.i18n import Html
from bot.ui.callbacks import Visiting
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.visits_list import monday, to_day, to_week
from usecases.visit_lists import Planned, today

FILE = "vics"
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
WEEKS_BACK, WEEKS_ON = 4, 12  # as far as one may turn


def week(v: View, first: date, planned: Sequence[Planned]) -> Screen:
    """Seven days; those with visits lead to their list."""
    last = first + _WEEK - _DAY
    head = Html(f"<b>🗓 {v.t.say('Visits, {first}–{last}', first=f'{first:%d.%m}', last=f'{last:%d.%m}')}</b>")
    days = [(on, list(of_day)) for on, of_day in groupby(planned, lambda one: one.day)]
    lines = [_of_week(v, of_day) for _, of_day in days] or [v.t.say("No visits are planned.")]
    rows = one_each(*(Button(f"{_short(v, of_day[0])} · {len(of_day)}", to_day(on)) for on, of_day in days))
    file = Button(v.t.plain("📎 File for a calendar"), Visiting(FILE, 0))
    now = today(v.now)
    here = None if now in {on for on, _ in days} else Button(v.t.plain("📅 Today"), to_day(now))
    buttons = (*rows, *_turned(v, first), *one_each(file, here))
    return Screen(Html("\n".join([head, *lines])), buttons=buttons, edit=True)


def _of_week(v: View, planned: Sequence[Planned]) -> Html:
    places = dict.fromkeys(v.place(one.request.settlement) for one in planned)
    where = ", ".join(place for place in places if place)
    return v.t.say("{day} — {n}: {where}", day=_short(v, planned[0]), n=len(planned), where=where)


def _short(v: View, one: Planned) -> Html:
    """«чт 26.11»"""
    return Html(v.short(one.visit.starts_at).split(",")[0])


def _turned(v: View, first: date) -> tuple[Row, ...]:
    here = monday(today(v.now))
    back_to = (
        Button(v.t.plain("The week before"), to_week(first - _WEEK)) if first > here - WEEKS_BACK * _WEEK else None
    )
    onward = Button(v.t.plain("The next week"), to_week(first + _WEEK)) if first < here + WEEKS_ON * _WEEK else None
    row = tuple(button for button in (back_to, onward) if button)
    return (row,) if row else ()
