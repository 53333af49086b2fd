"""«🚨 Перенести весь день»: to which day, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n import Html
from bot.ui.callbacks import Visiting
from bot.ui.screen import Button, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from bot.ui.worker.visits_list import MOVE, STAMP, back, line
from domain.pages import part
from usecases.visit_lists import Planned

PAGE = 4
MOVED = "vmoved"
SHOWN = 10  # visits in the report


def choose(v: View, day: date, planned: Sequence[Planned], days: Sequence[date], page: int = 0) -> Screen:
    """The second tap is the day; everything that will be done is said before it."""
    if not planned:
        return nothing(v, day)
    shown, at, more = part(days, PAGE, page)
    rows = one_each(*(Button(v.day(one.isoformat()), _to(day, one)) for one in shown))
    others = turns(v, at, more, lambda to: Visiting(MOVE, 0, to, f"{day:{STAMP}}"))
    lines = [
        Html(f"<b>🚨 {v.t.say('Move the whole day: {on_day}', on_day=v.date(day.isoformat()))}</b>"),
        v.t.count("{n} visit will be moved.", "{n} visits will be moved.", len(planned)),
        v.t.say("Everybody will be told the new time. To which day?"),
    ]
    return Screen(Html("\n".join(lines)), buttons=(*rows, *others, *back(v, day)), edit=True)


def moved(v: View, to: date, planned: Sequence[Planned], call: Sequence[Planned]) -> Screen:
    """Where each is now, and whom to telephone because nothing may be written to them."""
    lines = [
        v.t.count(
            "✅ {n} visit was moved: {on_day}.", "✅ {n} visits were moved: {on_day}.", len(planned), on_day=_on(v, to)
        ),
        *(line(v, one) for one in planned[:SHOWN]),
    ]
    if len(planned) > len(call):
        lines.append(v.t.say("The residents are told. They will answer whether it suits."))
    if call:
        numbers = ", ".join(one.request.number for one in call[:SHOWN])
        lines.append(v.t.say("☎️ Please telephone, nothing is written to them: {numbers}", numbers=numbers))
    return Screen(Html("\n".join(lines)), buttons=back(v, to), edit=True)


def nothing(v: View, day: date) -> Screen:
    """Nothing to move: it was done already, or everything is over."""
    text = v.t.say("There is nothing to move {on_day}.", on_day=_on(v, day))
    return Screen(text, buttons=back(v, day), edit=True)


def _on(v: View, day: date) -> Html:
    return v.date(day.isoformat())


def _to(day: date, to: date) -> Visiting:
    return Visiting(MOVED, 0, 0, f"{day:{STAMP}}{to:{STAMP}}")
